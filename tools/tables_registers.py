"""What public registers know of employers: ids, sector, and the parents of subsidiaries; one row a key, sorted."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pytickersymbols import PyTickerSymbols  # type: ignore[import-not-found]
from tables_employers import is_junk, known_sectors, table, tidy

from headcount.vocab import employers, names, registers
from headcount.vocab.names import normal
from headcount.vocab.spelling import is_common

HEADER = registers.COLUMNS
IDS = ("cik", "lei", "qid", "ticker")
NO_OWNERS = frozenset(["6189", "6221", "6282", "6500", "6726", "6770", "6792", "6798"])
"""SIC codes of trusts, blank checks and asset managers: what they own is no part of them, or no employer."""
_TABLE = tomllib.loads(Path(__file__).with_name("industries.toml").read_text("utf-8"))
INDUSTRIES, SHELLS, LANDLORDS = _TABLE["industry"], frozenset(_TABLE["shells"]), tuple(_TABLE["landlords"])


@dataclass
class Entry:
    """What the lists say of one key. A value that two lists give differently is left out: a set of more than one."""

    name: str = ""
    parent: str = ""
    year: str = ""
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def row(self, key: str) -> tuple[str, ...]:
        """The entry as a row of the table; the name only where it is not the key in title case."""
        ids = [min(self.values[what]) if len(self.values[what]) == 1 else "" for what in ("sector", *IDS)]
        name = self.name if self.name and self.name != registers.title(key) else ""
        return (key, name, self.parent, self.year, *ids)


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """A row for each key that has an id, a sector or a parent."""
    found: dict[str, Entry] = defaultdict(Entry)
    for name, values in (*_filers(folder), *_wikidata(folder), *_gleif(folder), *_tickers()):
        key = registers.key(name)
        if len(key) > 1:
            found[key].name = found[key].name or name
            for what, value in values.items():
                if value:
                    found[key].values[what].add(value)
    for key, parent, year in _owned(folder):
        if key not in found:
            found[key] = Entry(parent=parent, year=year)
    for key in sorted(found, key=lambda key: f"{key},"):
        row = found[key].row(key)
        if any(row[2:]):
            yield row


def industry(labels: str) -> str:
    """The NAICS sector that all the industries with one agree on, else ""."""
    codes = {code for label in labels.split("||") if (code := _code(label.strip()))}
    sectors = {registers.SECTORS.get(code, code) for code in codes}
    return min(codes) if len(sectors) == 1 else ""


@cache
def _code(label: str) -> str:
    return next((str(row["sector"]) for row in INDUSTRIES if any(re.search(p, label) for p in row["patterns"])), "")


def _filers(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    sectors = known_sectors(folder)
    seen = {(row["parent_name"], row["parent_cik"]) for row in table(folder / "subsidiaries.csv.gz")}
    for written, cik in sorted(seen):
        yield tidy(written), {"cik": cik, "sector": sectors.get(cik, "")}


def _wikidata(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    sectors = known_sectors(folder)
    for name in ("wikidata_orgs.csv.gz", "wikidata_labels.csv.gz"):
        for row in table(folder / name):
            if row["qid"] and not re.fullmatch(r"Q\d+", row["label"] or "Q0"):
                cik = row.get("cik", "")
                sector = sectors.get(cik, "") or industry(row["industries"])
                yield tidy(row["label"]), {"cik": cik, "qid": row["qid"], "sector": sector}


def _gleif(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for row in table(folder / "gleif.csv.gz"):
        if row["lei"] and row["status"] != "INACTIVE":
            yield tidy(row["legal_name"]), {"lei": row["lei"]}


def _tickers() -> Iterator[tuple[str, dict[str, str]]]:
    """Listed companies with the symbol of their home exchange."""
    for stock in sorted(PyTickerSymbols().get_all_stocks(), key=lambda stock: str(stock["name"])):
        yield tidy(str(stock["name"])), {"ticker": str(stock.get("symbol") or "").strip()}


def _owned(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Subsidiaries: key, parent's name, year of the filing; without shells, funds and names that may be another's."""
    sic = {row["cik"]: row["sic"] for row in table(folder / "edgar_sic.csv.gz")}
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in table(folder / "subsidiaries.csv.gz"):
        key = normal(row["normalized_name"])
        owns = sic.get(row["parent_cik"], "") not in NO_OWNERS and not _is_landlord(tidy(row["parent_name"]))
        if owns and not _is_shell(key):
            owners[key].add((_canonical(row["parent_name"]), row["source_year"]))
    for key, known in owners.items():
        parents = {parent for parent, _ in known}
        if len(parents) == 1 and not _is_anothers(key, parent := parents.pop()):
            yield key, parent, max(year for _, year in known)


def _is_landlord(owner: str) -> bool:
    said = f"{owner} {_canonical(owner)} ".casefold()
    return any(word.casefold() in said for word in LANDLORDS)


@cache
def _canonical(written: str) -> str:
    name = tidy(written)
    known = employers.resolve(name)
    return known.name if known else name


def _is_shell(key: str) -> bool:
    """True for a name that is no operating firm's: a holding's, one with a letter or number as a word, or no name."""
    words = key.split()
    few = 1 < len(words) < 6 or (len(words) == 1 and len(key) > 5)
    odd = sum(len(word) == 1 or any(c.isdigit() for c in word) for word in words)
    return not few or odd > 0 or is_junk(key, key) or bool(SHELLS & set(words)) or all(map(is_common, words))


def _is_anothers(key: str, parent: str) -> bool:
    """True when the name is, or begins with, that of an employer who is no relation of the parent."""
    family = employers.family(parent)
    words = key.split()
    heads: Iterable[str] = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    head = next((head for head in heads if employers.resolve(head)), None)
    return head is not None and employers.family(head) != family and names.normal(parent) != head
