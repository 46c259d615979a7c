"""Words with boxes become lines in reading order; page furniture and ruled tables are set apart."""
