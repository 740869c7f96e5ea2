"""The organisations that a text names, each with all its mentions: who may be the one that cuts.

Candidates come from the employers' table, from capitals with evidence in the document (never only at a sentence's
beginning), from headings, and, in scripts without capitals, from the shape of names. What a name certainly is not (a
place, a month, a person, a title) is left out; what it may not be (a union, a newspaper) stays, marked, for the ranker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from headcount import vocab
from headcount.extract import gazetteer, grammar, shapes
from headcount.extract.text import Text
from headcount.model import Mention, Span
from headcount.vocab import employers, people, places


@dataclass(slots=True)
class Name:
    """One organisation in one text: its mentions in order and what speaks for or against its being an employer."""

    key: str
    mentions: list[Span]
    written: str
    """The fullest way in which the text writes it."""
    canonical: str | None = None
    parent: str | None = None
    traits: frozenset[str] = frozenset()
    """``known``, ``place``, ``person``, ``union``, ``agency``, ``newspaper``, ``org`` (Inc., Bank...)."""
    title: bool = False
    keys: set[str] = field(default_factory=set)


def names(text: Text) -> list[Name]:
    """The organisations of ``text`` in order of their first mention."""
    return found(text)[0]


def found(text: Text) -> tuple[list[Name], list[Span]]:
    """(the organisations in order of their first mention, the countries, regions and towns named as places)."""
    known = sorted(gazetteer.find(text), key=lambda pair: pair[0].start)
    spans: dict[Span, str | None] = dict(known)
    starts = [span.start for span, _ in known]
    for span in shapes.candidates(text):
        first = max(0, bisect_left(starts, span.start) - 1)
        inside = [other for other, _ in known[first : bisect_left(starts, span.end)] if span.overlaps(other)]
        if not inside:
            spans[span] = None
        else:
            _widen(spans, inside, span)
    kept = {span: canonical for span, canonical in spans.items() if not _never(text, span, canonical)}
    territories = [span for span in spans if span not in kept and places.kind(text.raw[span.start : span.end])]
    named = _entities(text, kept)
    wires = grammar.words(text.words.iso, "wires", english=True)
    if any(name.written.casefold() not in wires for name in named):
        named = [name for name in named if name.written.casefold() not in wires]
    return named, sorted(territories, key=lambda span: span.start)


def _widen(spans: dict[Span, str | None], inside: list[Span], span: Span) -> None:
    """A capital span that goes on around a known name replaces it unless it holds two: "Avis Budget Group"."""
    if len(inside) == 1 and inside[0] in span and span != inside[0] and inside[0].start == span.start:
        canonical = spans.pop(inside[0])
        spans[span] = canonical


def _never(text: Text, span: Span, canonical: str | None) -> bool:
    """True for what is no organisation: a country or demonym, a month, a title alone, a person with a given name."""
    written = text.raw[span.start : span.end]
    if canonical:
        return False
    if employers.normal(written) in _placeholders():
        return True
    kind = places.kind(written)
    if kind in ("country", "demonym", "region", "state"):
        return True
    if kind and (_locative(text, span) or text.marks.after("roles.unit", span.end, 1)):
        return True
    if len(written) == 2 and text.raw[span.start - 1 : span.end + 1] == f"({written})":
        return True  # a state behind its town: Rio Claro (SP)
    words = written.split()
    return 2 <= len(words) <= 3 and people.given(words[0]) and not shapes.org_word(text, span) and _speaks(text, span)


@vocab.by_language
def _placeholders() -> frozenset[str]:
    """Names that stand for none: XYZ Corporation."""
    return frozenset(map(employers.normal, vocab.language("en")["employers"]["placeholders"]))


def _speaks(text: Text, span: Span) -> bool:
    """True when a title or a verb of saying touches the name, as with a person."""
    marks = text.marks
    said = marks.after("speakers.say", span.end, 2) or marks.before("speakers.say", span.start, 1)
    return bool(
        said
        or marks.before("employers.person_titles", span.start, 1)
        or marks.after("employers.person_titles", span.end, 2)
    )


def _locative(text: Text, span: Span) -> bool:
    """True when a preposition of place stands before the name, or it is a dateline."""
    if text.marks.before("employers.place", span.start, 1):
        return True
    return (
        bool(re.match(r"\s*(?:\([A-Za-z]+\)\s*)?[-–—]{1,2}\s", text.raw[span.end : span.end + 14])) and span.start < 80
    )


def _entities(text: Text, spans: dict[Span, str | None]) -> list[Name]:
    """The spans grouped by what they name: equal, an end of a fuller name, its initials, or one canonical."""
    by_key: dict[str, list[Span]] = defaultdict(list)
    canonical: dict[str, str] = {}
    for span in sorted(spans, key=lambda s: s.start):
        written = text.raw[span.start : span.end]
        key = employers.normal(written) or written.casefold()
        by_key[key].append(span)
        if spans[span]:
            canonical.setdefault(key, spans[span] or "")
    groups = _same(list(by_key), canonical, _initials(text))
    for line in (sentence for sentence in text.sentences[:3] if shapes.shouted(text, sentence)):
        _heard(text, line, by_key)
    found = [_name(text, sorted(keys), by_key, canonical) for keys in groups]
    return sorted(found, key=lambda name: name.mentions[0].start)


def _heard(text: Text, line: Span, by_key: dict[str, list[Span]]) -> None:
    """Adds the mentions of the text's names in a line of capitals: "ENDOTRONICS TO CUT" for Endotronics Inc."""
    for spans in by_key.values():
        written = text.folded[spans[0].start : spans[0].end]
        for form in (written, written.split(" ")[0]):
            place = text.folded.find(form, line.start, line.end) if len(form) > 3 else -1
            edge = (place > 0 and text.folded[place - 1].isalnum()) or text.folded[
                place + len(form) : place + len(form) + 1
            ].isalnum()
            if place >= 0 and not edge and all(not span.overlaps(Span(place, place + len(form))) for span in spans):
                spans.insert(0, Span(place, place + len(form)))
                break


def _same(keys: list[str], canonical: dict[str, str], initials: dict[str, str]) -> list[set[str]]:
    """The keys partitioned: one name when one begins or ends with the other's words, or both are known as one."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    fuller = _fuller(sorted(keys, key=lambda k: (-len(k.split()), k)), canonical, initials)
    for short in sorted(keys, key=lambda k: (len(k.split()), k)):
        long = next((long for long in fuller(short) if root(short) != root(long)), None)
        if long is not None:
            parent[root(short)] = root(long)
    groups: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        groups[root(key)].add(key)
    return list(groups.values())


def _fuller(ordered: list[str], canonical: dict[str, str], initials: dict[str, str]) -> Callable[[str], list[str]]:
    """What gives the keys that name the same as a key, in their order: known as one, or longer by words at an end."""
    rank = {key: place for place, key in enumerate(ordered)}
    longer: dict[str, list[str]] = defaultdict(list)
    one: dict[str, list[str]] = defaultdict(list)
    for key in ordered:
        edges = [place for place, letter in enumerate(key) if letter == " "]
        for part in {*(key[:edge] for edge in edges), *(key[edge + 1 :] for edge in edges if len(key) - edge > 4)}:
            longer[part].append(key)
        if known := canonical.get(key):
            one[employers.identity(known)].append(key)

    def of(short: str) -> list[str]:
        known = canonical.get(short)
        written = [*longer.get(short, ()), *([initials[short]] if initials.get(short) in rank else [])]
        found = {long for long in written if not (known and canonical.get(long))}
        found.update(one.get(employers.identity(known), ()) if known else ())
        return sorted(found - {short}, key=rank.__getitem__)

    return of


_SHORT_FORM = re.compile(r"[(<]\s?([A-Z][A-Za-z&.]{1,7})\s?[)>]")


def _initials(text: Text) -> dict[str, str]:
    """{short form: full name} where the text explains one: "American Motors Corp <AMO>", "Türk Hava Yolları (THY)"."""
    found: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(text.raw):
        words = text.raw[max(0, match.start() - 70) : match.start()].split()[-6:]
        letters = match[1].replace(".", "").upper()
        for begin, word in enumerate(words):
            initials = "".join(w[0] for w in words[begin:] if w[0].isupper())
            if word[0].isupper() and initials.upper().startswith(letters[:3]):
                found[employers.normal(match[1])] = employers.normal(" ".join(words[begin:]))
                break
    return found


def _name(text: Text, keys: list[str], by_key: dict[str, list[Span]], canonical: dict[str, str]) -> Name:
    mentions = sorted((span for key in keys for span in by_key[key]), key=lambda s: s.start)
    writings = Counter(text.raw[m.start : m.end] for m in mentions)
    written = max(writings, key=lambda w: (len(w.split()) <= 6, len(w), writings[w]))
    known = next((canonical[key] for key in keys if key in canonical), None)
    employer = employers.resolve(known) if known else None
    name = Name(
        keys[0],
        mentions,
        written,
        employer.name if employer else known,
        employer.parent if employer else None,
        keys=set(keys),
    )
    name.title = bool(text.title and mentions[0].start < text.title.end)
    name.traits = frozenset(_traits(text, name))
    return name


@vocab.by_language
def _world_press() -> frozenset[str]:
    """The press names of the English table: papers that the whole world quotes."""
    return frozenset(vocab.language("en")["employers"]["newspapers"])


def _traits(text: Text, name: Name) -> Iterable[str]:
    if name.canonical:
        yield "known"
    if any(shapes.org_word(text, m) for m in name.mentions):
        yield "org"
    if not name.canonical:
        if places.kind(name.written):
            yield "place"
        if any(_person(text, m) for m in name.mentions):
            yield "person"
    for trait, word_list in (("union", "unions"), ("agency", "agencies"), ("newspaper", "newspapers")):
        if any(text.marks.within(f"employers.{word_list}", m.start, m.end) for m in name.mentions) or (
            trait == "newspaper" and name.written.casefold() in _world_press()
        ):
            yield trait


def _person(text: Text, mention: Span) -> bool:
    """True when a title stands right before the name, or it begins with a given name."""
    if text.marks.before("employers.person_titles", mention.start, 1):
        return True
    words = text.raw[mention.start : mention.end].split()
    return len(words) >= 2 and people.given(words[0])


def mentions(text: str, language: str) -> list[Mention]:
    """Every mention of an organisation in ``text``, in order; ``value``: its canonical name, where known."""
    found = [
        Mention(span, "employer", name.canonical) for name in names(Text(text, language)) for span in name.mentions
    ]
    return sorted(found, key=lambda mention: mention.span.start)
