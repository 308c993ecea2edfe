"""The tests: they mirror sim and tui; what they share stands in tests.support."""
