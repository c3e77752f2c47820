"""Segments to classifications: TF-IDF models for sub-items, levels and kinds of text."""
