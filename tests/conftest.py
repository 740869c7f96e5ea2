"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts and tables beside the checkout; the test is skipped where it is absent."""
    folder = Path(os.environ.get("HEADCOUNT_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("needs ../shared beside the checkout")
    return folder
