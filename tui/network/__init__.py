"""This machine on its network: where a program can listen, and at which addresses others could find it."""
