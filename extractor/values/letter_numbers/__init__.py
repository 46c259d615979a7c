"""Numbers of letters and instruments."""
