"""Employers from open lists (filers with the SEC, Wikidata, GLEIF, stock indices), less what is no name of a firm."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import tables_words
from pytickersymbols import PyTickerSymbols  # type: ignore[import-not-found]

from headcount.vocab import employers, names, people, places, tables, words
from headcount.vocab.names import normal

HEADER = employers.OPEN_COLUMNS
_VEHICLE = re.compile(
    r"\b(acquisition|trust \w*\d|\d{4}-|receivables?|depositor|etf|funds?|mortgage loan|leasing \d|program|series"
    r"|l\.?p\.? \d|certificates?|lease (income|equity)|royalty trust|capital trust|equipment|income partners|futures?"
    r"|securitization|warrants?|blank check)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(/[A-Z ]{2,12}/?|\\[A-Z]+\\?|\((The|New|DE|NV|MD)\)|\bN\.?V\.? ADR|\bADR\b|,? (Class|Cl) [A-C]"
    r"|[-–] .*shares.*)\s*$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r",?\s+(incorporated|inc|corp|corporation|co|company|ltd|limited|llc|l\.?l\.?c|llp|l\.?p|plc|p\.l\.c|ag|se|gmbh"
    r"|kgaa|co kgaa|s\.?a|s\.?p\.?a|n\.?v|b\.?v|ab|asa|a/s|oyj|s\.?a\.?s|a\.?s|kk|pbc|& co|\(publ\)|publ"
    r"|s\.?a\.?b\.? de c\.?v|sca|nyrt|st|de c\.?v|new)\.?$",
    re.IGNORECASE,
)
_INVESTORS = frozenset(
    [
        "the vanguard group",
        "blackrock",
        "state street",
        "fidelity",
        "fmr",
        "berkshire hathaway",
        "capital group companies",
        "vanguard",
    ]
)
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "und", "et", "del", "van", "von"])
_UPPER = frozenset(["USA", "US", "UK", "TV", "IT", "AI", "HR", "NYC", "LNG", "REIT", "II", "III", "IV"])


@dataclass
class Found:
    """An employer as the lists have it."""

    name: str
    aliases: list[str] = field(default_factory=list)
    parent: str = ""
    sector: str = ""


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """A row for each employer that our own table does not name, by key."""
    found: dict[str, Found] = {}
    for entry in (*_wikidata(folder), *_indices(), *_filers(folder), *_gleif(folder)):
        key = normal(entry.name)
        if key in found:
            known = found[key]
            known.sector, known.parent = known.sector or entry.sector, known.parent or entry.parent
        elif _is_employer(entry.name, key):
            found[key] = entry
    for key, entry in sorted(found.items()):
        parent = entry.parent if normal(entry.parent) in found or employers.resolve(entry.parent or "-") else ""
        yield entry.name, "" if key == entry.name.lower() else key, "|".join(entry.aliases), parent, entry.sector


def tidy(written: str) -> str:
    """The name without legal form and filing marks; a name all in capitals is put in title case, initialisms aside."""
    name = " ".join(written.replace("|", " ").split())
    for _ in range(5):
        shorter = _FORM.sub("", _TAIL.sub("", name)).strip(" ,&-")
        if shorter == name or len(shorter) < 2:
            break
        name = shorter
    return " ".join(_cased(word, place) for place, word in enumerate(name.split())) if name.isupper() else name


def _cased(word: str, place: int) -> str:
    lower = word.lower()
    if place and lower in _SMALL:
        return lower
    common = words.lower_share(lower, "en") is not None
    initials = (len(word) <= 4 and not re.search("[AEIOUY]", word)) or "&" in word or "." in word
    if word in _UPPER or (not common and (initials or (place == 0 and len(word) <= 3))):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _is_employer(name: str, key: str) -> bool:
    """False for what is no employer's name, and for names our own table has."""
    return not (is_junk(name, key) or key in _ours() or names.without_weak(key) in _ours())


def is_junk(name: str, key: str) -> bool:
    """True for shells and funds, and for what is only words, a place or a person."""
    parts = key.split()
    if len(key) < 3 or len(parts) > 6 or not any(c.isalpha() for c in key) or " - " in name or _VEHICLE.search(name):
        return True
    if len(parts) > 1:
        return bool(places.kind(name)) or all(_is_word(part) for part in parts)
    return (
        len(key) < 4
        or key in tables_words.typed()["capitals"]
        or bool(_is_word(key) or places.kind(name) or people.given(name))
    )


@cache
def _ours() -> frozenset[str]:
    ours = employers.read(tables.FOLDER / "employers.csv")
    return frozenset(normal(written) for row in ours for written in (row.name, *row.aliases))


@cache
def _is_word(word: str) -> bool:
    return any(words.lower_share(word, language) is not None for language in words.languages())


def _wikidata(folder: Path) -> Iterator[Found]:
    sectors = known_sectors(folder)
    for name in ("wikidata_orgs.csv.gz", "wikidata_labels.csv.gz"):
        for row in table(folder / name):
            if row["qid"] and row["label"] and not re.fullmatch(r"Q\d+", row["label"]):
                parent = row["parents"].split("||")[0].strip()
                parent = "" if parent.lower() in _INVESTORS else parent
                yield Found(
                    tidy(row["label"]),
                    parent=tidy(parent) if parent else "",
                    sector=sectors.get(row.get("cik", ""), ""),
                )


def _filers(folder: Path) -> Iterator[Found]:
    sectors = known_sectors(folder)
    for row in table(folder / "subsidiaries.csv.gz"):
        yield Found(tidy(row["parent_name"]), sector=sectors.get(row["parent_cik"], ""))


def _gleif(folder: Path) -> Iterator[Found]:
    for row in table(folder / "gleif.csv.gz"):
        if row["legal_name"]:
            yield Found(tidy(row["legal_name"]))


def _indices() -> Iterator[Found]:
    for stock in sorted(PyTickerSymbols().get_all_stocks(), key=lambda stock: str(stock["name"])):
        yield Found(tidy(str(stock["name"])))


@cache
def known_sectors(folder: Path) -> dict[str, str]:
    """CIK -> two-digit NAICS, where the filer's SIC code has one."""
    naics = {row["sic"]: row["naics"][:2] for row in table(folder / "sic_naics.csv.gz") if row["naics"]}
    return {
        row["cik"]: naics[row["sic"].zfill(4)]
        for row in table(folder / "edgar_sic.csv.gz")
        if row["sic"].zfill(4) in naics
    }


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a list, by header."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
