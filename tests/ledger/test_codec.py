"""Every word of the model comes back from the ledger as it went in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import count
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headcount.ledger.codec import claim_from, text_of, word_from
from headcount.model import (
    KINDS,
    Event,
    PartialDate,
    Passage,
    Percent,
    Quantity,
    Quote,
    Reason,
    Severance,
    Span,
    content_id,
)

words = st.text(st.characters(), max_size=12)  # half surrogate pairs and NUL included
numbers = st.none() | st.integers(0, 10**12)
dates = st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))
dates |= st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 31))
shares = st.floats(0, 100) | st.integers(0, 100)
spans = st.integers(0, 99).flatmap(lambda start: st.builds(Span, st.just(start), st.integers(start + 1, 200)))


def bounded(low: int | None, more: int | None, approx: bool, derived: bool) -> Quantity:
    return Quantity(low, None if more is None else (low or 0) + more, approx, derived)


KNOWN: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    float: st.floats(0, 1e12),
    PartialDate: dates,
    Quantity: st.builds(bounded, numbers, numbers, st.booleans(), st.booleans()),
    Percent: st.builds(Percent, st.none() | shares, st.none() | shares, st.booleans()),
    Quote: st.builds(Quote, st.integers(0, 99), st.integers(100, 999), words),
    Span: spans,
    Reason: st.builds(Reason, words, st.sampled_from(["primary", "denied", None]), st.none() | words),
    Severance: st.builds(Severance, text=words, weeks=st.none() | st.floats(0, 99), vesting=st.none() | words),
}


def drawn(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in KNOWN:
        return KNOWN[hint]
    if origin in (Union, UnionType):
        return st.one_of(*(drawn(part) for part in inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(drawn(inner[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(drawn(part) for part in inner))
    if origin is Mapping:
        return st.dictionaries(words, drawn(inner[1]), max_size=3)
    return st.from_type(hint) if not is_dataclass(hint) else any_of(hint)


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any dataclass of this class, every field of it drawn by its type."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: drawn(hints[field.name]) for field in fields(kind)})


claims = st.one_of(*(any_of(kind) for kind in KINDS.values()))
fresh = count()


@given(claims)
def test_a_claim_of_any_kind_survives_its_text(claim):
    assert claim_from(text_of(claim)) == claim


@given(any_of(Event))
def test_an_event_survives_its_text(event):
    assert word_from(Event, text_of(event)) == event


@given(any_of(Passage))
def test_a_passage_survives_its_text(passage):
    assert word_from(Passage, text_of(passage)) == passage


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims)
def test_a_claim_of_any_kind_survives_the_ledger(desk, claim):
    document = desk.document(f"{next(fresh)}")
    written = replace(claim, id=content_id("clm", document.id), document=document.id, row=None, part=0)
    desk.read(document, written)
    assert (written, 1, True) in desk.kept()


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_claim_with_nothing_but_its_id_survives(kind):
    claim = kind(id="clm_1", document="doc_1")
    assert claim_from(text_of(claim)) == claim
