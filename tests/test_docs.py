"""The pages say what the program does: commands, flags, links, make targets, and the shape of a claim."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec

import jsonschema
import pytest
from click.testing import CliRunner
from tests import docs
from tests.golden.cases import cases

from headcount.cli import main

PAGES = [pytest.param(page, id=str(page.relative_to(docs.ROOT))) for page in docs.pages()]
CASES = [pytest.param(case, id=f"{case.stage}-{case.name}") for case in cases()]
CONTRACT = jsonschema.Draft202012Validator(json.loads((docs.ROOT / "docs" / "claim.schema.json").read_text("utf-8")))
MAKE = (docs.ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_is_one_of_the_program(page):
    found = list(docs.calls(page.read_text("utf-8")))
    assert [(call, unknown) for call in found if (unknown := docs.unknown(call))] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_of_a_page_is_one(page):
    found = {call[0] for call in docs.calls(page.read_text("utf-8"), "make")}
    assert found <= set(re.findall(r"^([a-z-]+):", MAKE, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES)
def test_every_module_that_a_page_runs_is_there(page):
    found = [call[1] for call in docs.calls(page.read_text("utf-8"), "python") if call[0] == "-m"]
    assert [module for module in found if find_spec(module) is None] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_file(page):
    files = [target.partition("#")[0] for target in docs.links(page)]
    assert [file for file in files if not (page.parent / file).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_heading_leads_to_one(page):
    found = [target.partition("#") for target in docs.links(page) if ".md#" in target or target.startswith("#")]
    assert [name for file, _, name in found if name not in docs.anchors(page.parent / file if file else page)] == []


def test_the_page_of_commands_is_what_the_program_says():
    assert docs.COMMANDS.read_text("utf-8") == docs.commands(), "run: make docs"


def test_every_make_target_is_listed_as_none_that_makes_a_file():
    targets = set(re.findall(r"^([a-z-]+):", MAKE, re.MULTILINE))
    assert targets == set(re.findall(r"^\.PHONY: (.*)$", MAKE, re.MULTILINE)[0].split())


@pytest.mark.parametrize("case", CASES)
def test_every_line_of_extract_keeps_to_the_contract(case):
    lines = CliRunner().invoke(main, ["extract", str(case.input), "--jsonl"]).stdout.splitlines()
    faults = [fault.message for line in lines for fault in CONTRACT.iter_errors(json.loads(line))]
    assert faults == []


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("Type `headcount events --since 2023`.", ["events", "--since", "2023"]),
        ("```console\n$ HEADCOUNT_LEDGER=x .venv/bin/headcount why \\\n  evt_1 | less\n```", ["why", "evt_1"]),
        ("```console\n$ cat x | headcount extract - --jsonl > out\n```", ["extract", "-", "--jsonl"]),
    ],
)
def test_a_call_is_found_in_a_page(text, call):
    assert list(docs.calls(text)) == [call]


@pytest.mark.parametrize(
    "text", ["`headcount`", "`headcount.toml`", "`src/headcount/model.py`", "`pip install headcount`"]
)
def test_what_only_names_the_program_is_no_call(text):
    assert list(docs.calls(text)) == []


def test_an_unknown_command_or_flag_is_named():
    assert docs.unknown(["evnts", "--since", "2023"]) == ["evnts"]
    assert docs.unknown(["events", "--sinze=2023", "--since", "2023"]) == ["--sinze"]
