"""Closed lists of words, loaded once and matched with tolerance."""
