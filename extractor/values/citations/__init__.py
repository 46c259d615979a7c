"""Citations of laws and regulations."""
