"""The report of a class: what many plays, or one room, came to, with every group under five hidden."""
