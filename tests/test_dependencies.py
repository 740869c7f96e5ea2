"""What is imported is declared, what is declared is imported, and each has its reason on a page."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "dependencies.md").read_text("utf-8")


def names(requirements: list[str]) -> set[str]:
    """The names in a list of requirements."""
    return {same(re.split(r"[\[<>=~! ]", line)[0]) for line in requirements}


def same(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(folder: Path) -> set[str]:
    """The packages of others that the modules in ``folder`` import."""
    trees = [ast.parse(path.read_bytes()) for path in folder.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    others = {module.partition(".")[0] for module in modules} - sys.stdlib_module_names - {"headcount"}
    packages = packages_distributions()
    return {same(packages[module][0]) for module in others}


DECLARED = names(PROJECT["project"]["dependencies"])
DEVELOPING = names(PROJECT["dependency-groups"]["dev"])
EXTRAS = names([line for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines])


def test_the_program_imports_what_is_declared_and_nothing_else():
    assert imported(ROOT / "src") == DECLARED


@pytest.mark.parametrize("package", sorted(DECLARED | DEVELOPING | EXTRAS))
def test_every_declared_package_has_its_reason(package):
    assert re.search(rf"^\| .*\b{package}\b", PAGE, re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_locked_lists_name_no_address(file):
    assert "://" not in (ROOT / file).read_text("utf-8")
