"""Passage -> Demand: roles that are wanted with their skills, who hires where, where people meet, what to build.

By rules over the `[demand]` table of the passage's language. A role counts as wanted when a word of wanting stands
near it in a clause that does not take it back, when it opens a sentence of a list that says it is of wanted roles, or
when it heads a line "skills needed: ...". ``role`` is the name in vocab/roles.toml where that table has the words,
else the words themselves; its quote is always the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from headcount.extract import demand_employers as employers
from headcount.extract import demand_places as places
from headcount.extract import demand_scene as scene
from headcount.extract.cue_words import clause, cues, fold, role, scan, sentences
from headcount.extract.demand_roles import Text, Want, denials, heading, joined, opening, roles, wanted
from headcount.extract.demand_skills import bulleted, items, praised, skills
from headcount.model import Demand, Passage, Quote, Span

GATE = frozenset(
    (
        "want",
        "wanted",
        "intro",
        "skill_labels",
        "skill_cues",
        "skill_before",
        "hiring",
        "hubs",
        "sectors",
        "event_nouns",
        "project_nouns",
    )
)
"""A text, or a sentence outside a list of roles, without a word of these lists is done at once."""
_NEAR = 40
"""Characters between a word of wanting and the words that ask for a skill."""
_LABEL, _CUE, _LIST, _SKILLS = 0.9, 0.8, 0.7, 0.6


def claims(passage: Passage) -> list[Demand]:
    """The claims of kind demand in a passage, in its order; none for a table's row."""
    if passage.kind == "row":
        return []
    known = cues(passage.language)
    hits = scan(passage.text, known)
    if not GATE.intersection(hits):
        return []
    text = Text(passage.text, known, hits, list(sentences(passage.text, known.iso)))
    wants = _merged(text, _wants(text))
    return [_claim(passage, want) for want in sorted(wants, key=_place_of)]


def _wants(text: Text) -> Iterator[Want]:
    """All that is wanted, sentence after sentence; a list, a place and a sector are carried along."""
    listing, line_end = False, 0
    place: Span | None = None
    sector: Span | None = None
    topic: Span | None = None
    last, seen = list[Want](), list[Want]()
    for sentence in text.sentences:
        if "\n" in text.text[line_end : sentence.start]:
            place, sector, topic, last = None, None, None, []
        line_end = sentence.end
        listing = _listing(text, sentence, listing)
        if "local" in text.hits or "event_nouns" in text.hits:
            place = next(iter(places.places(text, sentence)), place)
        if not listing and not GATE.intersection(text.parts.get((sentence.start, sentence.end), ())):
            last = []
            continue
        sector = next((hit.span for hit in text.find("sectors", sentence)), sector)
        topic = places.topic(text, sentence) or topic
        found = _of_sentence(text, sentence, listing, last, seen)
        seen += [want for want in found if want.role and want.role.key not in {o.role.key for o in seen if o.role}]
        for want in found:
            want.place = want.place or (topic if want.role else None)
            want.employers = employers.seekers(text, sentence, want.role) if want.role else []
        hiring = employers.employers(text, sentence, place if text.has("local", sentence) else None)
        yield from _with_employers(found, hiring)
        last = [want for want in found if want.role] or [want for want in last if want.evidence.end >= sentence.end]
        yield from scene.events(text, sentence, place)
        yield from scene.projects(text, sentence, sector)


def _with_employers(found: list[Want], hiring: list[Want]) -> list[Want]:
    """Employers that hire for a role in one sentence belong to its claim; else both stand alone."""
    named = [want for want in found if want.role]
    if not named or not hiring:
        return found + hiring
    for want in named:
        want.employers, want.sector = want.employers or hiring[0].employers, hiring[0].sector
        want.place = want.place or hiring[0].place
    return found


def _listing(text: Text, sentence: Span, listing: bool) -> bool:
    """True while the text lists wanted roles: from a sentence or heading that says so to a heading that does not."""
    alone = sentence.start == 0 or text.text[sentence.start - 1] in "\n\r"
    ends_line = text.text[sentence.end : sentence.end + 1] in ("", "\n", "\r")
    title = alone and ends_line and text.text[sentence.end - 1] not in '.!?:;,”"' and len(_words(text, sentence)) <= 12
    says = "wanted intro want" if title else "wanted intro"
    if text.has("jobs", sentence) and text.has(says, sentence) and not denials(text, sentence):
        return True
    return listing and (not title or bool(roles(text, sentence)))


def _of_sentence(text: Text, sentence: Span, listing: bool, last: list[Want], seen: list[Want]) -> list[Want]:
    labelled = _labelled(text, sentence, last, seen if len(seen) == 1 else [])
    if labelled is not None:
        return labelled
    found = [Want(sentence, _CUE, hit) for hit in wanted(text, sentence)]
    lead = opening(text, sentence) if listing else None
    if lead and lead.start not in {want.role.start for want in found if want.role}:
        found.append(Want(sentence, _LIST, lead))
    here = places.places(text, sentence) if found else []
    for want in found:
        want.place = _place(here, want)
    return found + _give_skills(text, sentence, found, last)


def _labelled(text: Text, sentence: Span, last: list[Want], only: list[Want]) -> list[Want] | None:
    """The role over a line "skills needed: ..." with the line's skills; None where the sentence is no such line."""
    for label in text.find("skill_labels", sentence)[:1]:
        lead = re.sub(r"[\W\d_]+", "", text.text[sentence.start : label.start])
        colon = re.compile(r"\s*(?:[:：?？]|–|-\s)").match(text.text, label.end, sentence.end)
        if lead or not colon:
            return None
        listed = items(text, colon.end(), sentence.end, whole=True) or bulleted(text, sentence)
        if not listed:
            return None
        if last:
            _add(last, listed, sentence)
            return []
        head = heading(text, label.start)
        if head is None and only:
            _add(only, listed, sentence)
            return []
        if head is None:
            return [Want(sentence, _SKILLS, skills=listed)]
        words = text.text[head.start : head.end]
        hit = next((hit for hit in text.find("role", head) if hit.span == head), None)
        found = hit or type(label)(head.start, head.end, words)
        return [Want(Span(head.start, max(sentence.end, listed[-1].end)), _LABEL, found, listed)]
    return None


def _give_skills(text: Text, sentence: Span, found: list[Want], last: list[Want]) -> list[Want]:
    """The wants of skills without a role; skills with one are added to it."""
    alone = list[Want]()
    for at, listed in skills(text, sentence):
        listed = [span for span in listed if not any(want.role and span.overlaps(want.role.span) for want in found)]
        before = [want for want in found if want.role and want.role.end <= at]
        if before:
            nearest = before[-1]
            group = [want for want in before if want is nearest or _coordinated(text, want, nearest)]
            for want in group:
                want.skills += listed
        elif listed and last and _of_last(text, sentence):
            _add(last, listed, sentence)
        elif listed and _asked(text, sentence, at):
            sectors = text.find("sectors", Span(sentence.start, listed[0].start))
            alone.append(Want(sentence, _SKILLS, skills=listed, sector=sectors[0].span if sectors else None))
    if not found and not alone and not roles(text, sentence):
        listed = bulleted(text, sentence) if text.has("skill_words", sentence) and text.has("wanted", sentence) else []
        listed = listed or praised(text, sentence)
        if listed and last:
            _add(last, listed, sentence)
        elif listed:
            alone.append(Want(Span(sentence.start, max(sentence.end, listed[-1].end)), _SKILLS, skills=listed))
    return alone


def _of_last(text: Text, sentence: Span) -> bool:
    """True when a sentence without a role goes on about the roles before it: what they must know, what is wanted."""
    first = re.compile(r"[^\W_]+").search(text.text, sentence.start, sentence.end)
    pronoun = bool(first and fold(first.group()) in text.known.words("pronouns"))
    goes_on = pronoun or (not roles(text, sentence) and text.has("wanted asks", sentence))
    return goes_on and not denials(text, sentence)


def _add(wants: list[Want], listed: list[Span], sentence: Span) -> None:
    for want in wants:
        want.skills += listed
        want.evidence = Span(want.evidence.start, max(sentence.end, listed[-1].end))


def _asked(text: Text, sentence: Span, at: int) -> bool:
    """True when skills without a role are asked of the reader: wanted close by, or for an interview or portfolio."""
    part = clause(text.text, sentence, at)
    near = any(cue.start <= at <= cue.end + _NEAR for cue in text.find("want", part))
    return (near or text.has("wanted", part) or text.has("prepare project_nouns", sentence)) and not denials(text, part)


def _coordinated(text: Text, one: Want, other: Want) -> bool:
    return bool(one.role and other.role and joined(text, one.role.end, other.role.start))


def _place(found: list[Span], want: Want) -> Span | None:
    """The place of a wanted role among those of its sentence: the first behind it, else the first."""
    after = [span for span in found if want.role and span.start >= want.role.end]
    return next(iter(after or found), None)


def _merged(text: Text, wants: Iterator[Want]) -> list[Want]:
    """One want a role, the first; what others say of the role is added to it."""
    kept = list[Want]()
    by_role = dict[str, Want]()
    for want in list(wants):
        if want.role is None:
            kept.append(want)
            continue
        name = fold(want.role.key).removesuffix("s")
        first = by_role.setdefault(name, want)
        if first is want:
            kept.append(want)
        else:
            first.skills += want.skills
            first.place, first.confidence = first.place or want.place, max(first.confidence, want.confidence)
    for want in kept:
        first_of = {text.low[span.start : span.end]: span for span in reversed(want.skills)}
        want.skills = sorted(first_of.values())
    return kept


def _place_of(want: Want) -> tuple[int, int]:
    return want.evidence.start, want.role.start if want.role else want.evidence.end


def _words(text: Text, span: Span) -> list[str]:
    return text.text[span.start : span.end].split()


def _claim(passage: Passage, want: Want) -> Demand:
    lists = {key: tuple(getattr(want, key)) for key in ("skills", "employers", "events", "projects")}
    spans = {"role": want.role.span if want.role else None, "place": want.place, "sector": want.sector}
    members = {f"{key}.{n}": span for key, group in lists.items() for n, span in enumerate(group)}
    every = [span for span in (*spans.values(), *members.values()) if span]
    whole = Span(min(want.evidence.start, *(s.start for s in every)), max(want.evidence.end, *(s.end for s in every)))
    quotes: dict[str, Quote] = {key: passage.quote(span) for key, span in (spans | members).items() if span}
    first = spans["role"] or next(iter(members.values()))
    known = role(quotes["role"].text) if want.role else None
    written: dict[str, Any] = {
        key: tuple(quotes[f"{key}.{n}"].text for n in range(len(group))) for key, group in lists.items()
    }
    return Demand(
        id=Demand.make_id(passage, [first, None]),
        document=passage.document,
        part=passage.part,
        row=passage.row,
        language=passage.language,
        confidence=want.confidence,
        published=passage.published,
        quotes=quotes | {"evidence": passage.quote(whole)},
        role=(known.name if known else quotes["role"].text) if want.role else None,
        place=quotes["place"].text if want.place else None,
        sector=quotes["sector"].text if want.sector else None,
        **written,
    )
