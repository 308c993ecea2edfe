"""The app in a browser, by textual-serve: an optional extra."""
