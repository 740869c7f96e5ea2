"""Which of an employer's mentions a claim quotes, and what the tables know the employer by."""

from __future__ import annotations

from headcount.extract.employer import Name
from headcount.extract.features import Scene
from headcount.extract.text import Text
from headcount.extract.told import Told
from headcount.model import Span
from headcount.vocab import employers


def words(text: Text, span: Span) -> str:
    """The words under ``span`` on one line."""
    return " ".join(text.raw[span.start : span.end].split())


def mention(scene: Scene, told: Told) -> Span:
    """The mention to quote: the nearest in the figure's sentence, else the fullest of the text."""
    text, name, sentence = scene.text, scene.names[told.name], scene.sentence(told.figure)
    same = [m for m in name.mentions if sentence.start <= m.start < sentence.end]
    if same:
        return min(
            same,
            key=lambda m: (_strays(text, name, m), _explains(text, name, m), abs(m.start - told.figure.span.start)),
        )
    fullest = [m for m in name.mentions if text.raw[m.start : m.end] == name.written]
    return (fullest or name.mentions)[0]


def canonical(text: Text, name: Name, mentioned: Span) -> str:
    """The name that the tables know the mention by, else the fullest that the text writes."""
    known = employers.resolve(words(text, mentioned))
    return known.name if known else name.canonical or " ".join(name.written.split())


def parent(text: Text, name: Name, mentioned: Span) -> str | None:
    """The parent that the tables give the employer of this mention."""
    known = employers.resolve(words(text, mentioned))
    return known.parent if known else name.parent


def _explains(text: Text, name: Name, mentioned: Span) -> bool:
    """True for a short form in brackets right behind the full name: "Hewlett-Packard (HP)"."""
    before = text.raw[max(0, mentioned.start - 3) : mentioned.start]
    end = mentioned.start - len(before) + len(before.rstrip("<( "))
    return before.rstrip()[-1:] in ("(", "<") and any(other.end == end for other in name.mentions)


def _strays(text: Text, name: Name, mentioned: Span) -> bool:
    """True for a mention that is a longer name of something else: "Google Assistant" for Google."""
    return name.canonical is not None and employers.resolve(words(text, mentioned)) is None
