"""A play as the app shows it, in values: what is told, what moved, what is on offer, which roads were tried."""
