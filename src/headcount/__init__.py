"""The open record of layoffs and of where work goes next: documents in, cited events out."""

__version__ = "0.1.0"
