"""What budgets need and a rule cannot say: account codes, amounts, and whether they add up."""
