"""A Document becomes kind, parts, sections, list items and tables."""
