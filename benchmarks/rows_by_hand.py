"""How well rows of WARN tables are read, against 300 read by hand: `python -m benchmarks.rows_by_hand`

Prints by field the share right, with its interval, over the rows that say the field and over those that do not, then
each mismatch with its cause (tests/gold/rows.faults.jsonl) or "new". ``--strike`` drops the faults that are mended,
``--list`` prints the new ones as lines for that file, their cause to be filled in.
How the rows were read: tests/gold/RECORDS.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from headcount.decode.rows import rendered
from headcount.extract import structured
from headcount.extract.structured.columns import tables
from headcount.model import Cut, Document, Notice, plain

GOLD = Path(__file__).parents[1] / "tests" / "gold"
ROWS, FAULTS = GOLD / "rows.jsonl", GOLD / "rows.faults.jsonl"
FIELDS = ("employer", "also", "site", "address", "place", "count", "before", "total", "announced", "received",
          "effective", "effective_last", "type", "markers", "marked", "status", "number")  # fmt: skip
DEFAULT = {"type": "layoff", "status": "announced"}
"""What a claim says of a field that the row does not tell."""
KEY = ("state", "row", "field")
Row = Mapping[str, Any]


class Miss(NamedTuple):
    """A field of a row that the reader and the person read differently."""

    state: str
    row: int
    field: str
    want: Any
    got: Any

    @property
    def key(self) -> tuple[str, int, str]:
        return self.state, self.row, self.field


def rows() -> list[Row]:
    """The rows read by hand."""
    return [json.loads(line) for line in ROWS.read_text("utf-8").splitlines()]


def faults() -> dict[tuple[str, int, str], str]:
    """The cause of each mismatch that is known, by state, row and field."""
    lines = map(json.loads, FAULTS.read_text("utf-8").splitlines()) if FAULTS.exists() else ()
    return {(line["state"], line["row"], line["field"]): line["cause"] for line in lines}


def read(gold: Iterable[Row]) -> dict[tuple[str, int], dict[str, Any]]:
    """What the reader takes from each row, by field; the drawn rows of a state are read as one table."""
    by_state = defaultdict[str, list[Row]](list)
    for row in gold:
        by_state[row["state"]].append(row)
    found = {}
    for state, some in by_state.items():
        headers = list(dict.fromkeys(header for row in some for header in row["cells"]))
        body = [[row["cells"].get(header, "") for header in headers] for row in some]
        passages = rendered(Document(content=state.encode(), name=f"{state}.csv"), headers, body)
        for claim in structured.claims_of_tables(passages):
            if isinstance(claim, Cut) and claim.row is not None:
                found[state, some[claim.row - 1]["row"]] = told(claim)
    return found


def told(claim: Cut) -> dict[str, Any]:
    """The fields of a claim as they are compared."""
    notice = plain(claim.notice or Notice())
    said = plain(claim) | {name: notice[name] for name in FIELDS if name in notice} | {"count": plain(claim.headcount)}
    return {name: said[name] for name in FIELDS}


def words(text: str) -> list[str]:
    """The words and numbers of a text, lower case."""
    return re.findall(r"[^\W_]+|[#&]", text.casefold())


def locality(place: str | None, office: str) -> tuple[tuple[str, ...], str] | None:
    """The town or county and the state of a place; None for the office's state alone."""
    codes = {table.code: table.state for table in tables() if table.code}
    home = codes[office.upper()] or ""
    parts = [part.strip() for part in (place or "").split(",") if part.strip()]
    state = codes.get(parts[-1], parts[-1]) if parts else None
    towns = tuple(" ".join(words(part)).removesuffix(" county") for part in parts[:-1])
    return (towns, state.casefold()) if state and (towns or state.casefold() != home.casefold()) else None


def same(field: str, want: Any, got: Any, row: Row, claim: Row) -> bool:
    """True when both readings of a field say the same."""
    if field == "place":
        one, two = locality(want, row["state"]), locality(got, row["state"])
        return one == two or bool(one and two and one[1] == two[1] and two[0][: len(one[0])] == one[0])
    if field == "address":
        street, _, rest = (want or "").partition(" / ")
        at, behind = len(words(street)), iter(words(rest))
        said = words(got or "")
        return said[:at] == words(street) and all(word in behind for word in said[at:])
    if field in ("received", "effective_last"):
        of = "announced" if field == "received" else "effective"
        want, got = (
            None if value == other else value for value, other in ((want, row["expect"].get(of)), (got, claim[of]))
        )
    if field == "number":
        want, got = (re.sub(r"[#*\s]", "", value or "") for value in (want, got))
    if field in ("also", "markers"):
        return sorted(words(text) for text in want or ()) == sorted(words(text) for text in got or ())
    if field == "count" or field in ("before", "total"):
        return bounds(want) == bounds(got)
    return words(want or DEFAULT.get(field, "")) == words(got or "")


def bounds(count: Row | None) -> tuple[Any, ...] | None:
    """The bounds of a number, None when it is unknown."""
    return (count["low"], count["high"], count["approx"]) if count else None


def accepted(row: Row, field: str) -> list[Any]:
    """The readings of a field that are right, the person's own first."""
    return [row["expect"].get(field), *row.get("or", {}).get(field, ())]


def misses(gold: Iterable[Row], found: Mapping[tuple[str, int], Row]) -> list[Miss]:
    """Every field that is read wrongly; all of a row that gave no claim."""
    missing = dict.fromkeys(FIELDS)
    return [
        Miss(row["state"], row["row"], field, row["expect"].get(field), claim[field])
        for row in gold
        for claim in (found.get((row["state"], row["row"]), missing),)
        for field in FIELDS
        if not any(same(field, want, claim[field], row, claim) for want in accepted(row, field))
    ]


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a share at 95 %."""
    z, share = 1.96, right / of
    middle, half = share + z * z / (2 * of), z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - half) / (1 + z * z / of), (middle + half) / (1 + z * z / of)


def shown(right: int, of: int) -> str:
    """A share with its interval, in percent."""
    low, high = interval(right, of) if of else (0.0, 0.0)
    return f"{right:4} of {of:3} {100 * right / of:6.1f} % ({100 * low:.1f}-{100 * high:.1f})" if of else f"{'-':>12}"


def table(gold: Iterable[Row], wrong: Iterable[Miss]) -> list[str]:
    """The lines of the table: a field each, over the rows that say it and those that are silent."""
    gold, missed = list(gold), {miss.key for miss in wrong}
    lines = [f"{'field':15} {'rows that say it':34} rows that do not"]
    for field in FIELDS:
        counts = Counter[tuple[bool, bool]](
            (field in row["expect"], (row["state"], row["row"], field) not in missed) for row in gold
        )
        sides = [shown(counts[said, True], counts[said, True] + counts[said, False]) for said in (True, False)]
        lines.append(f"{field:15} {sides[0]:34} {sides[1]}")
    whole = len(gold) - len({key[:2] for key in missed})
    return [*lines, f"{'whole rows':15} {shown(whole, len(gold))}"]


def main(arguments: list[str]) -> None:
    """Prints the table and the mismatches."""
    gold, known = rows(), faults()
    wrong = misses(gold, read(gold))
    print("\n".join(table(gold, wrong)))
    for miss in wrong:
        cause = known.get(miss.key, "new")
        print(f"{miss.state}:{miss.row} {miss.field}: {miss.want!r} was read as {miss.got!r} ({cause})")
    mended = known.keys() - {miss.key for miss in wrong}
    print(f"{len(wrong)} mismatches, {len(mended)} known faults are mended")
    if "--list" in arguments:
        for miss in wrong:
            if miss.key not in known:
                print(json.dumps({"state": miss.state, "row": miss.row, "field": miss.field, "cause": ""}))
    if "--strike" in arguments:
        lines = FAULTS.read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if tuple(json.loads(line)[name] for name in KEY) not in mended]
        FAULTS.write_text("".join(kept), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
