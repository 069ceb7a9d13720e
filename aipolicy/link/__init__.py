"""Which mentions tell of the same event."""
