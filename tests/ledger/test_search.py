"""Claims and events found by words of their quotes, names and titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headcount.errors import UsageError
from headcount.ledger import query
from headcount.ledger.query import Filters


@pytest.fixture
def found(desk) -> Callable[[str], list[str]]:
    """The employers of the claims that hold these words."""
    return lambda asked: sorted({row["employer"] for row in query.claims(desk.book, Filters(text=asked)).rows})


@pytest.fixture
def texts(desk) -> None:
    """A few claims in several writings."""
    desk.one("Kettering Foods will close its bakery in Leeds.", employer="Kettering Foods")
    desk.one("Otley Mills closed a spinning room near Leeds bridge.", employer="Otley Mills")
    desk.one("Société Générale supprime des postes à Orléans.", employer="Société Générale")
    desk.one("海川科技公司宣布裁员八百人。", employer="海川科技")
    desk.one("Straße 17 schließt: O'Neill & Co. (U.S.)", employer="O'Neill & Co.")


@pytest.mark.parametrize(
    ("asked", "employers"),
    [
        ("leeds", ["Kettering Foods", "Otley Mills"]),
        ("Leeds bakery", ["Kettering Foods"]),
        ('"leeds bridge"', ["Otley Mills"]),
        ('"bridge leeds"', []),
        ("clos*", ["Kettering Foods", "Otley Mills"]),
        ('"spinning ro*"', []),
        ("clos", []),
        ("societe generale", ["Société Générale"]),
        ("SOCIÉTÉ", ["Société Générale"]),
        ("裁员", ["海川科技"]),
        ("员裁", []),
        ("strasse", ["O'Neill & Co."]),
        ("o'neill", ["O'Neill & Co."]),
        ("kettering OR otley", []),
        ("leeds -bakery", ["Kettering Foods"]),
        ("Leeds' bakery); DROP TABLE claim; --", []),
        ("nothing", []),
    ],
)
@pytest.mark.usefixtures("texts")
def test_all_words_must_be_there(found, asked, employers):
    assert found(asked) == employers


def test_a_title_can_be_found(desk):
    document = desk.document("Acme cuts 1,200 jobs.", title="A hard winter for ovens")
    desk.read(document, desk.cut(document))
    assert len(query.claims(desk.book, Filters(text="ovens")).rows) == 1


def test_an_event_is_found_by_the_words_of_any_of_its_claims(desk):
    one, two = desk.one("Acme cuts 1,200 jobs"), desk.one("The maker of ovens lets 1,200 go")
    desk.link(desk.event(one, two), desk.event(desk.one("Acme opens a shop")))
    assert [row["claims"] for row in query.events(desk.book, Filters(text="ovens")).rows] == [2]


def test_a_claim_that_was_read_anew_is_found_by_its_new_words_alone(desk):
    document = desk.document("Acme cuts 1,200 jobs.")
    desk.read(document, desk.cut(document, employer="Acme Bread"))
    desk.read(document, desk.cut(document, employer="Acme Ovens"), reader="2")
    assert query.claims(desk.book, Filters(text="bread")).rows == []
    assert len(query.claims(desk.book, Filters(text="ovens")).rows) == 1


@pytest.mark.parametrize("asked", ["", "  ", "...", '""', "*"])
def test_a_question_without_a_word_is_refused(desk, asked):
    with pytest.raises(UsageError, match="holds no word to look for"):
        query.claims(desk.book, Filters(text=asked))
