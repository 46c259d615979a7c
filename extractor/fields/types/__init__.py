"""Field types: what turns the words that a rule captured into typed values."""
