"""Dates in words and digits."""
