"""Main text and language against labels: `python benchmarks/decode.py ../shared`

Pages: token F1 on the article extraction benchmark, of our decode beside trafilatura alone and all text of the body.
Languages: share right on the labelled pages, of whole texts and of titles alone.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import fmean

import trafilatura

from headcount import decode
from headcount.decode import language
from headcount.decode.markup import flat
from headcount.decode.page import characters
from headcount.errors import DecodeError
from headcount.model import Document

TOKEN = re.compile(r"\w+")


def ours(content: bytes) -> str:
    """The passage that we keep of a page, without the title that we put above it."""
    try:
        found = decode.passages(Document(content=content, name="page.html", media_type="text/html"))[0]
    except DecodeError as error:
        print("  set aside:", error)
        return ""
    return found.text.removeprefix(found.text[found.title.start : found.title.end]) if found.title else found.text


SYSTEMS: dict[str, Callable[[bytes], str]] = {
    "decode": ours,
    "trafilatura.extract": lambda content: trafilatura.extract(content) or "",
    "all text of the body": lambda content: flat(characters(content)),
}


def overlap(found: str, wanted: str) -> tuple[float, float, float]:
    """F1, precision and recall of the tokens of ``found``."""
    a, b = Counter(TOKEN.findall(found)), Counter(TOKEN.findall(wanted))
    common = sum((a & b).values())
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / a.total(), common / b.total()
    return 2 * precision * recall / (precision + recall), precision, recall


def pages(folder: Path) -> None:
    """Prints a line for each system over the labelled pages."""
    labels = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    contents = {key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in labels}
    print(f"{len(labels)} pages: mean F1, precision, recall, pages a second")
    for name, system in SYSTEMS.items():
        begun = time.perf_counter()
        scores = [overlap(system(contents[key]), label["articleBody"]) for key, label in labels.items()]
        rate = len(scores) / (time.perf_counter() - begun)
        print(f"  {name:22}", *(f"{fmean(column):.4f}" for column in zip(*scores, strict=True)), f"{rate:.0f}")


def main_text(folder: Path) -> float:
    """The mean token F1 of our decode over the labelled pages."""
    labels = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    contents = {key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in labels}
    return fmean(overlap(ours(contents[key]), label["articleBody"])[0] for key, label in labels.items())


def languages_right(path: Path) -> tuple[list[bool], list[bool]]:
    """For each labelled page of a file whether its language is told, from the whole text and from the title alone."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    whole = [language.of(f"{row['title']}\n\n{row['text']}", row["title"]) == row["lang"][:2] for row in rows]
    titles = [language.of(row["title"]) == row["lang"][:2] for row in rows if row["title"]]
    return whole, titles


def languages(files: Iterable[Path]) -> None:
    """Prints a line for each file of labelled pages."""
    for path in files:
        whole, titles = languages_right(path)
        print(f"  {path.name:34} texts {sum(whole)}/{len(whole)}, titles alone {sum(titles)}/{len(titles)}")


def main(shared: Path) -> None:
    """Prints both tables."""
    pages(shared / "data" / "html" / "article_extraction_benchmark")
    print("languages right")
    languages(sorted((shared / "gold").glob("*.pages.jsonl")))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
