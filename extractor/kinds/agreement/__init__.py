"""What agreements say that a rule cannot read: their articles, their duration, their amounts."""
