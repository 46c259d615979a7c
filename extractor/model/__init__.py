"""What the steps hand to each other: types only."""
