"""What one kind of document needs and a rule file cannot say, joined by entry points."""
