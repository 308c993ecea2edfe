"""Every terminal face of heartwork: the command line with its plain player, and the app."""
