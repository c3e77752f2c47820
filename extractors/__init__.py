"""Bytes to documents: readers for PDF and DOCX, Thai text repair, headings and segments."""
