"""How often each field of a claim is the label's, on claims that tell a label's employer and number.

Claims, status and reasons are cross-validated; the other fields are read by rule. Most fields are in the labels of the
texts; type, speaker, severance and the role of AI are labelled on a sample, ``tests/gold/fields_sample.jsonl``, where a
text's id, the employer and the figure (upper bound, or percent) name the cut, and

  type          layoff, closure, buyout, attrition, contractor or furlough, as RULES.md's notes have it
  speaker_kind  who tells this cut in the text's words: null where the text only states it
  speaker       the words for who does, shortest form; a person of the employer is the company
  severance     null, or the terms in weeks (a month's pay is 4.3 weeks, a day's 1/7) where they are told in time
  ai_role       primary, contributing, denied or context; null where the text gives the cut nothing of AI
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks import ai_role, bootstrap, scoring, train_reason, train_status
from benchmarks.fields import Pair
from benchmarks.judged import Judged
from benchmarks.labelled import OURS, Labelled
from headcount.extract.text import Text
from headcount.model import Claim, Cut

SAMPLE = OURS / "fields_sample.jsonl"
TERMS = ("weeks", "weeks_per_year", "health_months", "visa_months")
CLOSE = 0.5
"""Weeks or months by which a number of the severance may differ."""
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One label and the values of the claim that tells it, by field."""

    one: Labelled
    label: Values
    claim: Values
    sampled: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the table: its key in labels and claims, when two values agree, and whether it is on the sample."""

    name: str
    key: str
    agree: Callable[[Any, Any], bool] = field(default=lambda one, two: bool(one == two))
    sampled: bool = False


def presence(one: Any, two: Any) -> bool:
    """True when both are there or neither is."""
    return (one is None) is (two is None)


def words(one: str | None, two: str | None) -> bool:
    """True for names or phrases of which one has all the words of the other."""
    if not one or not two:
        return not one and not two
    mine, theirs = set(scoring.key(one)), set(scoring.key(two))
    return mine <= theirs or theirs <= mine or one in two or two in one


def terms(one: Values | None, two: Values | None) -> bool:
    """True when every number of weeks or months is there on both sides, or on neither, and close."""
    known = [((one or {}).get(key), (two or {}).get(key)) for key in TERMS]
    return all((a is None) is (b is None) and (a is None or abs(a - b) <= CLOSE) for a, b in known)


FIELDS = (
    Field("status", "status"),
    Field("announced", "announced", scoring.compatible),
    Field("effective", "effective", scoring.compatible),
    Field("reasons", "reasons"),
    Field("place", "place", words),
    Field("unit, there or not", "unit", presence),
    Field("unit, its words", "unit", words),
    Field("base", "base"),
    Field("type", "type"),
    Field("severance, there or not", "severance", presence, sampled=True),
    Field("severance, in numbers", "terms", terms, sampled=True),
    Field("speaker, kind", "speaker_kind", sampled=True),
    Field("speaker, words", "speaker", words, sampled=True),
    Field("role of AI", "ai_role", sampled=True),
)


def sample() -> dict[tuple[str, str, str], dict[str, Any]]:
    """{(text, employer, figure): the labels of the sample}."""
    lines = map(json.loads, SAMPLE.read_text("utf-8").splitlines())
    return {(row["id"], row["employer"], row["figure"]): row for row in lines}


def figure(label: Values) -> str:
    """How the sample names a label's figure: its upper bound, else its lower, else its percent."""
    count = label["count_max"] if label["count_max"] is not None else label["count_min"]
    return f"{label['percent']:g}%" if count is None else str(count)


def pairs(judged: Iterable[Judged], claims: Mapping[str, Sequence[Claim]]) -> list[Pair]:
    """Each label with the claim that has its employer and number, whatever the hedge."""
    found = []
    for j in judged:
        by_id = {claim.id: claim for claim in claims[j.one.id]}
        text = Text(j.one.passage.text, j.one.passage.language, j.one.passage.title) if j.lenient else None
        for label, place in j.lenient.items():
            claim = by_id[j.claims[place]["id"]]
            if isinstance(claim, Cut) and text:
                found.append(Pair(j.one, text, j.labels[label], claim))
    return found


def told(found: Sequence[Pair]) -> list[Told]:
    """The values of each pair, status and reasons by weights that have not seen its story."""
    sampled, made = sample(), []
    said, why = train_status.held_out(found), train_reason.held_out(found)
    for pair, status, reasons in zip(found, said, why, strict=True):
        more = sampled.get((pair.one.id, pair.label["employer"], figure(pair.label)))
        label = dict(pair.label) | {"base": pair.label.get("workforce_base"), "reasons": set(pair.label["reasons"])}
        label |= {key: more[key] for key in ("type", "speaker", "speaker_kind", "severance", "ai_role")} if more else {}
        label |= {"terms": timed(more["severance"])} if more else {}
        claim = pair.claim.as_row()
        ai = next((r["ai_role"] for r in claim["reasons"] if r["reason"] == "ai"), None)
        claim |= {"terms": timed(claim["severance"]), "ai_role": ai, "reasons": reasons}
        claim["status"] = "denied" if pair.claim.status == "denied" else status
        made.append(Told(pair.one, label, claim, more is not None))
    return made


def stated(value: Any) -> bool:
    """True for a value that says something: no None, no empty text, list or set."""
    return value is not None and value not in ("", [], set())


def timed(severance: Values | None) -> Values | None:
    """The severance when it has a number of weeks or months."""
    return severance if severance and any(severance.get(key) is not None for key in TERMS) else None


def rows(found: Sequence[Told]) -> list[dict[str, Any]]:
    """A row for each field: pairs, share that agree with its interval, precision and recall of what is stated."""
    made = []
    for one in FIELDS:
        known = [t for t in found if one.key in t.label and (t.sampled or not one.sampled)]
        if not known:
            continue
        agreed = [one.agree(t.label[one.key], t.claim.get(one.key)) for t in known]
        labelled, claimed = ([stated(getattr(t, side).get(one.key)) for t in known] for side in ("label", "claim"))
        both = sum(a and m and c for a, m, c in zip(agreed, labelled, claimed, strict=True))
        stories = [t.one.story for t in known]
        made.append(row(one.name, stories, agreed) | stating(both, sum(claimed), sum(labelled)))
    return [*made, roles_of_ai()]


def row(name: str, stories: Sequence[str], agreed: Sequence[bool]) -> dict[str, Any]:
    """One field's share of agreement with its interval."""
    right, ci = sum(agreed) / len(agreed), bootstrap.of_ratio(stories, list(map(float, agreed)), [1.0] * len(agreed))
    return {"field": name, "pairs": len(agreed), "right": round(right, 4), "ci": {"right": ci}}


def stating(both: int, claimed: int, labelled: int) -> dict[str, Any]:
    """Precision and recall of what is stated, None without a whole."""
    p, r = (round(both / whole, 4) if whole else None for whole in (claimed, labelled))
    return {"labelled": labelled, "claimed": claimed, "p": p, "r": r}


def roles_of_ai() -> dict[str, Any]:
    """The row of the texts made for the role of AI: those on which no word was chosen."""
    held = [one for one in ai_role.texts() if one.held]
    read = [ai_role.read(one) for one in held]
    agreed = [mine == one.role for mine, one in zip(read, held, strict=True)]
    told = sum(mine is not None for mine in read)
    return row("role of AI, own texts", [one.id for one in held], agreed) | stating(sum(agreed), told, len(held))
