"""Whether this laptop can run a lesson: one check a file, each of them quick and none able to hang the rest."""
