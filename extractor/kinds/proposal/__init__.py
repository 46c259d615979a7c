"""What proposals of innovations tell: figures of years, budgets, goals, partners."""
