"""What a rule file may say, and how rule files are loaded."""
