"""Who says it."""

from __future__ import annotations

import pytest
from tests.extract.reading import scene

from headcount.extract.speaker import speaker


def told(words, language="en", employer=None):
    """(the speaker's words, kind) in a text of one sentence."""
    made = scene(words, language)
    place = next((n for n, name in enumerate(made.names) if name.written == employer), None)
    span, kind = speaker(made, made.text.sentences[0], place)
    return span and made.text.raw[span.start : span.end], kind


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("Secondo un rapporto di Insider la società ha licenziato 140 persone.", "it", ("Insider", "press")),
        ("According to a report by Bloomberg the firm will cut 300 jobs.", "en", ("Bloomberg", "press")),
        ("The union said that 300 people will go.", "en", ("union", "union")),
        ("The ministry said that 300 people will go.", "en", ("ministry", "government")),
        ("Some 300 people will go, a regulatory filing showed.", "en", ("regulatory filing", "filing")),
        ("Some 300 people will go, insiders said.", "en", ("insiders", "unnamed")),
    ],
)
def test_a_speaker_has_a_kind(words, language, wanted):
    assert told(words, language) == wanted


def test_the_employer_speaks_for_itself():
    assert told("Microsoft said it will cut 300 jobs.", employer="Microsoft") == ("Microsoft", "company")


def test_nobody_speaks_where_nobody_is_named():
    assert told("Some 300 people will go.") == (None, None)
