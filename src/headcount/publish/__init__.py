"""Rows of the record -> files for others: feeds first."""
