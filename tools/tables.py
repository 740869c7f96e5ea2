"""Writes the compiled tables of src/headcount/vocab from open lists and from the typed files beside this one.

    python tools/tables.py ../shared [words] [places] [employers] [registers]

Needs a checkout with `pip install -e . -r tools/requirements.txt`. The output depends on the inputs alone: sorted rows,
no time stamp in the gzip header. What each list is and its licence stands in NOTICE. Tables read each other: after a
change of names in employers.csv run it twice.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import tables_employers
import tables_places
import tables_registers
import tables_words

VOCAB = Path(__file__).parent.parent / "src" / "headcount" / "vocab"


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes vocab/<name> and says on stdout how many rows and bytes it has."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    table = [
        [cell.replace('"', "").replace(",", "") if "," in cell or '"' in cell else cell for cell in row] for row in rows
    ]
    writer.writerows(table)
    packed = gzip.compress(text.getvalue().encode("utf-8"), 9, mtime=0)
    (VOCAB / name).write_bytes(packed)
    sys.stdout.write(f"{name}: {len(table):,} rows, {len(packed):,} bytes\n")


def main(arguments: Sequence[str]) -> None:
    """Writes the tables that are named, all when none is."""
    shared, wanted = Path(arguments[0]), set(arguments[1:]) or {"words", "places", "employers", "registers"}
    if "words" in wanted:
        write("words.csv.gz", tables_words.HEADER, tables_words.rows(shared / "data" / "news"))
    if "places" in wanted:
        census = shared / "data" / "employers" / "places.csv.gz"
        write("places.csv.gz", tables_places.HEADER, tables_places.rows())
        write("towns_us.csv.gz", tables_places.TOWNS, tables_places.towns(census))
        write("counties_us.csv.gz", tables_places.COUNTIES, tables_places.counties(census))
        write("regions.csv.gz", tables_places.REGIONS, tables_places.regions())
    if "employers" in wanted:
        write("employers_open.csv.gz", tables_employers.HEADER, tables_employers.rows(shared / "data" / "employers"))
    if "registers" in wanted:
        write("registers.csv.gz", tables_registers.HEADER, tables_registers.rows(shared / "data" / "employers"))


if __name__ == "__main__":
    main(sys.argv[1:])
