"""The joining edge: one report, batches, settings, messages and the command line."""
