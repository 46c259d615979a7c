"""Found values become a checked record."""
