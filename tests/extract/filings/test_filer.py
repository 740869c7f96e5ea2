"""Who files, and whose people a sentence speaks of."""

from __future__ import annotations

import pytest

from headcount.extract.filings.filer import cased, filer, of_sentence
from headcount.extract.filings.scope import scope
from headcount.model import Span

HEADER = "COMPANY CONFORMED NAME:\t\tKETTERING FOODS INC{}\n\n"
COVER = "KETTERING FOODS, INC.\n(Exact name of registrant as specified in its charter)\n"
WHOLE = "Kettering Foods, Inc."
BODY = "Item 2.05 Costs Associated with Exit or Disposal Activities\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        (HEADER.format("") + BODY.format("It will cut 20 jobs."), "KETTERING FOODS INC", "Kettering Foods Inc"),
        (HEADER.format(" /OH/") + BODY.format("Kettering Foods, Inc. will cut 20 jobs."),
         "Kettering Foods, Inc.", "Kettering Foods, Inc."),
        (COVER + BODY.format("It cuts 20 jobs."), "KETTERING FOODS, INC.", "Kettering Foods, Inc."),
        (BODY.format("On May 1, 2026, Kettering Foods, Inc. (the “Company”) chose to cut 20 jobs."),
         "Kettering Foods, Inc.", "Kettering Foods, Inc."),
    ],
)  # fmt: skip
def test_the_filer_is_named_in_the_header_on_the_cover_or_in_the_item(text, written, name):
    found = filer(text, scope(text))
    assert (found.written, found.name) == (written, name)


@pytest.mark.parametrize(
    ("sentence", "name", "parent"),
    [
        ("Loom Air LLC, a wholly owned subsidiary of the Company, will cut 20 jobs.", "Loom Air LLC", WHOLE),
        ("The Company will cut 20 jobs.", WHOLE, None),
        ("Management will cut 20 jobs.", WHOLE, None),
        ("Restructuring charges will follow.", WHOLE, None),
    ],
)  # fmt: skip
def test_a_subsidiary_is_the_employer_of_the_sentence_that_begins_with_it(sentence, name, parent):
    text = BODY.format(f"Kettering Foods, Inc. (the “Company”) has news. {sentence}")
    read, start = scope(text), text.index(sentence)
    found = of_sentence(text, Span(start, start + len(sentence)), filer(text, read), read)
    assert (found.name, found.parent) == (name, parent)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("HARBOR DIVERSIFIED, INC.", "Harbor Diversified, Inc."),
        ("BANK OF LOOM", "Bank of Loom"),
        ("EnerSys", "EnerSys"),
    ],
)
def test_a_name_in_capitals_gets_small_letters(written, wanted):
    assert cased(written) == wanted
