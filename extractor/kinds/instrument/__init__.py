"""What legal instruments are made of: articles and definitions."""
