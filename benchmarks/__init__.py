"""Measures each stage: `headcount bench` in a checkout, or `python -m benchmarks.NAME`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # many small products: threads cost six times what they give
