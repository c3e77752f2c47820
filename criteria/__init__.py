"""What must be shown: editions of the criteria as validated, frozen data."""
