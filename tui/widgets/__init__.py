"""The app's own widgets. What an author, a player or a file says is shown as plain content, never as markup."""
