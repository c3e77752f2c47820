"""Measurements anyone can run; see README.md in this folder."""
