"""How well filings are read, by the kind of number they tell: `python benchmarks/filings.py`.

Each labelled quote of ../shared/data/sec is read alone, with the filer given, and as the sentence under Item 2.05 of a
minimal submission; the synthetic submissions of tests/extract/filings are read whole. Right is a claim whose count has
the bounds, the "about" and the "derived" that the words give, and no other; of a trap, that no count is stated.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.labelled import ROOT, SHARED
from headcount import decode, extract
from headcount.extract import filings
from headcount.extract.filings.scope import Scope
from headcount.model import Cut, Document, Quantity, Span, plain

GOLD = SHARED / "data" / "sec" / "sec_item205_gold.csv"
MADE = ROOT / "tests" / "extract" / "filings"
KINDS = ("exact", "about", "up to", "over", "range", "derived", "percent only", "charges only", "trap", "exhibit only",
         "duplicate", "no item")  # fmt: skip
MINIMAL = """<SEC-DOCUMENT>{accession}.txt : {day}
<SEC-HEADER>
ACCESSION NUMBER:		{accession}
CONFORMED SUBMISSION TYPE:	8-K
CONFORMED PERIOD OF REPORT:	{day}
FILED AS OF DATE:		{day}
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			{filer}
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<TEXT>
Item 2.05  Costs Associated with Exit or Disposal Activities.

{quote}.

SIGNATURES
</TEXT>
</DOCUMENT>
"""


class Outcome(NamedTuple):
    """One reading beside what is wanted."""

    kind: str
    form: str
    name: str
    right: bool
    found: str
    wanted: str


def wanted(row: dict[str, str]) -> tuple[str, Quantity | None]:
    """(kind, count) that the words before the number of a labelled quote give."""
    if row["decision"] == "no_count":
        return "trap", None
    quote, count = row["quote"], int(row["stated_job_count"])
    written = re.search(
        rf"(?P<lead>[^,;]*?)\s*(?P<about>approximately|~)?\s*{count:,}\b(?P<range> - (?P<high>[\d,]+))?", quote
    )
    if written is None or "+" in quote:
        return "derived", Quantity(count, count, derived=True)
    about = written["about"] is not None or quote.startswith("Approximately")
    if written["high"]:
        return "range", Quantity(count, int(written["high"].replace(",", "")), about)
    if re.search(r"\bup to$", written["lead"]):
        return "up to", Quantity(None, count, about)
    if re.search(r"\bover$", written["lead"]):
        return "over", Quantity(count, None)
    kind = "exhibit only" if "EX-99.1" in row["cross_links_and_traps"] else "about" if about else "exact"
    return kind, Quantity(count, count, about)


def quotes(path: Path = GOLD) -> Iterator[Outcome]:
    """The labelled quotes, each in both forms; the two that only describe a duplicate in words of ours are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["decision"] != "duplicate"]
    for row in rows:
        kind, count = wanted(row)
        for form, cuts in (("quote", alone(row)), ("in Item 2.05", scoped(row))):
            counts = [cut.headcount for cut in cuts if cut.headcount]
            stated = [one for one in counts if not one.derived]
            right = not stated if kind == "trap" else counts == [count]
            named = all(cut.employer for cut in cuts)
            yield Outcome(kind, form, row["quote"], right and named, shown(counts), shown([count] if count else []))


def alone(row: dict[str, str]) -> list[Cut]:
    """The claims of a quote by itself, of a filer that is given."""
    passage = decode.passages(Document(content=row["quote"].encode(), name="quote.txt"))[0]
    whole = Span(0, len(passage.text))
    return filings.of_item(passage, Scope(whole, (whole,), ()), row["filer"])


def scoped(row: dict[str, str]) -> list[Cut]:
    """The claims of a minimal submission with the quote under Item 2.05."""
    text = MINIMAL.format(**row, day=row["filing_date"].replace("-", ""))
    passages = decode.passages(Document(content=text.encode(), name=f"{row['accession']}.txt"))
    return [claim for claim in extract.claims(passages) if isinstance(claim, Cut)]


def made(folder: Path = MADE) -> Iterator[Outcome]:
    """The synthetic submissions, every field that is labelled compared."""
    for name, want in json.loads((folder / "wants.json").read_text(encoding="utf-8")).items():
        cuts = read(folder / name)
        found = [fields(cut, labels) for cut, labels in zip(cuts, want["claims"], strict=False)]
        right = len(cuts) == len(want["claims"]) and found == want["claims"]
        yield Outcome(want["kind"], "submission", name, right, json.dumps(found), json.dumps(want["claims"]))


def read(path: Path) -> list[Cut]:
    """The claims of one file."""
    passages = decode.passages(Document(content=path.read_bytes(), name=path.name))
    return [claim for claim in extract.claims(passages) if isinstance(claim, Cut)]


def fields(cut: Cut, labels: dict[str, Any]) -> dict[str, Any]:
    """The fields of ``cut`` that are stated, those left empty only where ``labels`` has them."""
    row = {name: plain(getattr(cut, name)) for name in FIELDS}
    row["reasons"] = [one.reason for one in cut.reasons]
    return {name: value for name, value in row.items() if value not in (None, []) or name in labels}


FIELDS = ("type", "status", "employer", "employer_name", "parent", "headcount", "percent", "base", "announced",
          "effective", "effective_last", "place", "charges")  # fmt: skip


def shown(counts: Sequence[Quantity]) -> str:
    """Counts on one line."""
    return ", ".join(f"{one}{' (derived)' if one.derived else ''}" for one in counts) or "none"


def table(outcomes: Sequence[Outcome]) -> str:
    """Right of all by kind and form."""
    forms = ("quote", "in Item 2.05", "submission")
    cells: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in outcomes:
        for kind in (one.kind, "all"):
            cells[kind, one.form].append(one.right)
    lines = [f"{'kind':14}" + "".join(f"{form:>14}" for form in forms)]
    for kind in (*KINDS, "all"):
        counted = (cells.get((kind, form), []) for form in forms)
        lines.append(f"{kind:14}" + "".join(f"{f'{sum(c)} of {len(c)}' if c else '-':>14}" for c in counted))
    return "\n".join(lines)


def main() -> None:
    """Prints the table and each failure."""
    outcomes = [*(quotes() if GOLD.is_file() else ()), *made()]
    print(table(outcomes))
    for one in outcomes:
        if not one.right:
            print(f"\nwrong: {one.kind}, {one.form}: {one.name}\n  wanted {one.wanted}\n  found  {one.found}")


if __name__ == "__main__":
    main()
