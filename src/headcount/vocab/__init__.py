"""Tables, not code: the words of each language, reasons, jurisdictions and employers."""
