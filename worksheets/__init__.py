"""A review to files: workbook, readable page, triage table."""
