"""What raw rows hold and their claims do not, by an own look at the cells: `python -m benchmarks.completeness CSV...`

A row "holds" a date, a count, a company or a place when one of its cells does, by the patterns here alone: nothing
of the reader of rows is used to look, so that a column which the reader overlooks counts against it.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from headcount import decode, extract
from headcount.model import Cut, Document, Notice

GOALS = {"date": 99.0, "leave": 98.0, "count": 99.0, "company": 99.9, "place": 98.0}
"""The least share of rows in percent. Days of leaving: Illinois' "Impact Date" is that of a petition, not taken."""
HEADERS = {
    "date": "date, notice, receiv, effective, layoff, posted, start, begin, separation, impact, datum, fecha",
    "leave": "effective, layoff, lo/cl, separation, impact, start, begin, date action",
    "count": "affected, workers, employees, job, laid, layoff number, emp #, furloughs, revised l, expected l",
    "company": "company, employer, organization name, business, job site name, location name, title",
    "place": "city, county, address, location, area, town, zip, site",
}
"""Words by which a header smells of such cells."""
NOT_SO = {
    "date": "address, type, name, number, affected, reason, selection, url, petition, certif, determin, term, upload",
    "count": "date, union, trade, any , total # of, type, locations, list, certified, remaining, percent, job site",
    "company": "address, contact, title , submitter, phone, original",
    "place": "date, job site name, location name, company, number of, website, union, url, not in, #, measure",
}
"""Words by which it is another: "Contact Job Title", "Total # of Employees", "Number of Locations"."""
NOT_SO["leave"] = NOT_SO["date"] + ", end, workers, # , ?, or closure, laid, expected layoff, revised layoff"
YEAR = r"(?:19[89]\d|20[0-3]\d)"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY = re.compile(
    rf"(?<!\d)(?:0?[1-9]|1[0-2])\s?[/.-]\s?(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:{YEAR}|[012]\d)(?!\d)"
    rf"|(?<!\d){YEAR}[/.-](?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01])(?!\d)"
    rf"|\b{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?,?\s*{YEAR}"
    rf"|(?<!\d)\d{{1,2}}[\s-]{MONTH}[\s-]*(?:{YEAR}|\d\d)(?!\d)|\b{MONTH},?\s*{YEAR}",
    re.IGNORECASE,
)
PEOPLE = re.compile(r"(?<![\d/.])\d[\d,]{0,8}(?![\d/])")
NOTHING = re.compile(
    r"\W*(?:(?:n\.?/?a\.?|none|unknown|unk|tba|tbd|tbc|various|multiple|"
    r"not (?:available|stated|provided|known|disclosed)|undisclosed|to be determined|see notice|same|nan|null|0+)\W*)*",
    re.IGNORECASE,
)
SAYS = {
    "date": DAY.search,
    "leave": DAY.search,
    "count": PEOPLE.search,
    "company": re.compile(r"[^\W_]").search,
    "place": re.compile(r"[^\W\d_]{2}").search,
}
POSTAL = re.compile(r"[A-Za-z]{3}[,\s]+[A-Z]{2}[,\s]+\d{5}(?!\d)")  # "TAMPA, FL 33602" in a cell of any name
LINK = re.compile(r"\s*https?://\S+\s*")


def held(row: Mapping[str, str], what: str) -> str | None:
    """The cell of a raw row that holds what is asked for, as "header: text"; None when no cell does."""
    for header, text in row.items():
        if header.startswith("_int"):
            continue
        name = header.casefold().replace("_", " ").strip()
        if not smells(name, HEADERS[what]) or smells(name, NOT_SO[what]):
            continue
        if (
            not LINK.fullmatch(text)
            and not NOTHING.fullmatch(text if what != "count" else re.sub("[0-9]", "9", text))
            and SAYS[what](text)
        ):
            return f"{header}: {text}"
    if what == "place":
        return next((f"{header}: {text}" for header, text in row.items() if POSTAL.search(text)), None)
    return None


def smells(header: str, words: str) -> bool:
    """True when a header holds one of the words, which stand between commas."""
    return any(word in header for word in words.split(", "))


def told(claim: Cut, what: str) -> bool:
    """True when a claim holds what is asked for in any of its fields for it."""
    notice = claim.notice or Notice()
    leave = (claim.effective, claim.effective_last, *(phase.effective for phase in notice.phases))
    fields = {
        "date": (claim.announced, notice.received, notice.marked, *leave),
        "leave": leave,
        "count": (claim.headcount, notice.total, notice.before, *(phase.headcount for phase in notice.phases)),
        "company": (claim.employer,),
        "place": (claim.place,),
    }
    return any(value is not None for value in fields[what])


def raw_rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The number and the cells by header of each row of a CSV, as the csv module reads them."""
    header, *body = [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) if row]
    for number, row in enumerate(body, 1):
        yield (
            number,
            {
                f"{name}{' ' * place}": cell.strip()
                for place, (name, cell) in enumerate(zip(header, row, strict=False))
                if cell.strip()
            },
        )


def misses(path: Path) -> tuple[Counter[str], list[tuple[str, int, str]]]:
    """How many rows hold each thing, and each row whose claim does not hold what it holds: what, row, cell."""
    content = path.read_bytes()
    found = extract.claims(decode.passages(Document(content=content, name=str(path))))
    claims = {claim.row: claim for claim in found if isinstance(claim, Cut)}
    holds, failing = Counter[str](), []
    for number, row in raw_rows(content):
        stated = {name.strip(): text for name, text in row.items()}
        for what in GOALS:
            cell = held(stated, what)
            if cell is None:
                continue
            holds[what] += 1
            if number not in claims or not told(claims[number], what):
                failing.append((what, number, cell))
    return holds, failing


def line(name: str, holds: Counter[str], missed: Counter[str]) -> str:
    """One line of the table: by thing, the rows that hold it and the share of them whose claim does."""
    cells = (f"{holds[what]:7,} {share(holds[what], missed[what]):>6}" for what in GOALS)
    return f"{name[:20]:20} " + "  ".join(cells)


def share(holds: int, missed: int) -> str:
    """The rows that were read completely among those that could be, in percent, rounded down."""
    return f"{(holds - missed) * 10_000 // holds / 100:.2f}" if holds else "-"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each table and one for all; exit status 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many failing rows of each table and thing")
    given = parser.parse_args(arguments)
    print(f"{'table':20} " + "  ".join(f"{what + ' rows':>12} {'%':>1}" for what in GOALS))
    every, all_missed = Counter[str](), Counter[str]()
    for path in given.tables:
        holds, failing = misses(path)
        missed = Counter(what for what, _, _ in failing)
        every, all_missed = every + holds, all_missed + missed
        print(line(path.name, holds, missed))
        for what in GOALS:
            for _, number, cell in [one for one in failing if one[0] == what][: given.errors]:
                print(f"    {what}: {path.name}:{number}: {cell[:160]!r}")
    print(line("all", every, all_missed))
    return int(any(100 * all_missed[what] > (100 - goal) * every[what] for what, goal in GOALS.items()))


if __name__ == "__main__":
    sys.exit(main())
