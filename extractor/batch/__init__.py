"""A batch run: every document of some folders becomes a record, whatever single documents do to their workers."""
