"""Help for those who write rules: inspect, run examples, draft a rule file."""
