"""How many employers of WARN notices get a sector, and how many of those the right one: `python -m benchmarks.sectors`.

Judged by hand: 200 rows drawn at random from all tables of notices (``tests/gold/sectors.jsonl``), before there was any
rule; ``sectors`` are the codes that are right (several for a firm of several trades, none where the judge could not
say: an answer there counts as wrong). Manufacturing (31-33), retail (44-45) and transport (48-49) are one sector each.
The second check is the NAICS or industry column of the tables that have one: its codes are of the site, often another
trade than the firm's, so its precision is a lower bound. Half of it (by the first word of the name) was looked at for
the cues.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.bootstrap import of_ratio
from headcount import decode
from headcount.extract import structured
from headcount.model import Cut, Document
from headcount.vocab import names, sectors

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "sectors.jsonl"
TABLES = Path(__file__).parent.parent.parent / "shared" / "data" / "warn" / "raw"
TITLES = {
    "Agriculture": "11",
    "Mining": "21",
    "Utilities": "22",
    "Construction": "23",
    "Manufacturing": "31",
    "Wholesale": "42",
    "Retail": "44",
    "Transportation": "48",
    "Information": "51",
    "Finance": "52",
    "Real Estate": "53",
    "Professional": "54",
    "Management of": "55",
    "Administrative": "56",
    "Educational": "61",
    "Health Care": "62",
    "Arts": "71",
    "Accommodation": "72",
    "Other Services": "81",
    "Public Admin": "92",
}
"""How the titles of the NAICS sectors begin."""
CODES = frozenset(TITLES.values())


class Asked(NamedTuple):
    """An employer as written, and the codes that are right."""

    employer: str
    codes: frozenset[str]


def judged() -> list[Asked]:
    """The rows judged by hand."""
    lines = map(json.loads, GOLD.read_text("utf-8").splitlines())
    return [Asked(row["employer"], frozenset(row["sectors"])) for row in lines]


def coded(cell: str) -> frozenset[str]:
    """The sectors in a cell of NAICS codes or titles: "311811, 445291" -> 31 and 44."""
    found = {sectors.merged(code[:2]) for code in re.findall(r"(?<!\d)\d{2,6}(?!\d)", cell)} & CODES
    titled = next((code for title, code in TITLES.items() if cell.strip().startswith(title)), None)
    return frozenset(found or ({titled} if titled else ()))


def tables(folder: Path = TABLES) -> Iterator[tuple[str, str]]:
    """Each row's employer and its NAICS or industry cell. Raises FileNotFoundError where the folder is absent."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} (tables of notices)")
    for path in sorted(folder.glob("*.csv")):
        rows = decode.passages(Document(content=path.read_bytes(), name=str(path)))
        cells = {row.row: _cell(row.text, row.cells) for row in rows}
        known = {c.row: c.employer for c in structured.claims_of_tables(rows) if isinstance(c, Cut) and c.employer}
        yield from ((employer, cells.get(row, "")) for row, employer in known.items())


def _cell(text: str, cells: object) -> str:
    spans = cells if isinstance(cells, dict) else dict(cells)  # type: ignore[call-overload]
    wanted = sorted((h for h in spans if re.fullmatch(r"naics.*|industry", h, re.IGNORECASE)), key=str.casefold)
    return next((str(text[spans[h].start : spans[h].end]) for h in reversed(wanted)), "")


def half(name: str) -> int:
    """0 for the half of the employers that was looked at for the cues, 1 for the other."""
    return zlib.crc32(" ".join(names.normal(name).split()[:1]).encode()) % 2


def line(title: str, asked: Sequence[Asked]) -> str:
    """Coverage and precision with intervals."""
    found = [(one, sectors.sector(one.employer)) for one in asked]
    told = [(one, sectors.merged(code)) for one, code in found if code]
    right = [float(code in one.codes) for one, code in told]
    cover = of_ratio(range(len(asked)), [float(code is not None) for _, code in found], [1.0] * len(asked))
    precise = of_ratio(range(len(told)), right, [1.0] * len(told))
    share, precision = len(told) / len(asked), sum(right) / len(told)
    return (
        f"{title:44} {len(asked):6,}  coverage {share:.3f} ({cover[0]:.2f}-{cover[1]:.2f})"
        f"  precision {precision:.3f} ({precise[0]:.2f}-{precise[1]:.2f})"
    )


def measures() -> dict[str, float]:
    """Coverage and precision on the rows judged by hand, for the floors."""
    asked = judged()
    told = [(one, code) for one in asked if (code := sectors.sector(one.employer))]
    right = sum(sectors.merged(code) in one.codes for one, code in told)
    return {"coverage": len(told) / len(asked), "precision": right / len(told)}


def distinct(asked: Iterable[Asked]) -> list[Asked]:
    """One for each name, with the codes of all its rows."""
    found: dict[str, frozenset[str]] = {}
    for one in asked:
        found[one.employer] = found.get(one.employer, frozenset()) | one.codes
    return [Asked(employer, codes) for employer, codes in found.items()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a line for each set; with --wrong, what is wrong of the rows judged by hand."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sectors", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="name the wrong answers on the rows judged by hand")
    wanted = parser.parse_args(arguments)
    print(line("judged by hand", judged()))
    if wanted.wrong:
        for one in judged():
            found = sectors.explained(one.employer)
            if found and sectors.merged(found.code) not in one.codes:
                print(f"  {one.employer}: {found.code}, {found.why}; right: {' '.join(sorted(one.codes)) or '?'}")
    if not TABLES.is_dir():
        print(f"skipped  the tables' own NAICS columns: needs {TABLES}")
        return
    rows = list(tables())
    with_codes = distinct(Asked(name, codes) for name, cell in rows if (codes := coded(cell)))
    print(line("NAICS columns, names looked at", [one for one in with_codes if not half(one.employer)]))
    print(line("NAICS columns, other names", [one for one in with_codes if half(one.employer)]))
    answered = sum(sectors.sector(name) is not None for name, _ in rows)
    print(f"{'all rows of notices':44} {len(rows):6,}  coverage {answered / len(rows):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
