"""How fast documents become claims: documents of 4 kB a second on one core, start-up, peak memory.

    python -m benchmarks.speed [--seconds 5] [--big] [--json]

The baseline in the same run is the cheapest reading there is: every word of the same texts found by ``\\w+``; decoding
(with the language told) and the search for the table's words stand beside it. ``--big`` reads texts of 10 MB too, each
after its first half: twice the text should take about twice the time.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.labelled import SHARED, load
from headcount import decode, extract
from headcount.extract.text import Text
from headcount.model import Document, Passage

GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "extract"
SIZE = 4000
"""Characters of a document."""
BIG = 10_000_000
RUN = "from headcount.cli import run_main; run_main()"
START_UPS = {
    "import headcount": ("-c", "import headcount"),
    "headcount --version": ("-c", RUN, "--version"),
    "headcount extract of one file": ("-c", RUN, "extract", str(GOLDEN / "english_article" / "input.txt"), "--jsonl"),
}
SENTENCE = "Acme Corp said on Monday it will lay off 1,200 workers at its Ohio plant. "
BIG_TEXTS = {
    "one line": ("en", SENTENCE),
    "all digits": ("en", "1234567890"),
    "all capitals": ("en", SENTENCE.upper()),
    "nested brackets": ("en", "layoffs of 100 jobs ([{("),
    "a CSV as text": ("en", "Acme,Ohio,2023-01-20,1200,layoff\n"),
    "Chinese without spaces": ("zh", "公司宣布裁员1200人，腾讯裁员两成。"),
}
"""Piece of a text that is repeated up to `BIG` characters, with its language."""
WORD = re.compile(r"\w+")


def ours() -> list[Passage]:
    """Our own test articles, each repeated up to `SIZE` characters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*/input.txt"))]
    return [passage(((text + "\n\n") * (SIZE // len(text) + 1))[:SIZE]) for text in texts]


def real() -> list[Passage]:
    """Bodies of real news, joined to documents of `SIZE` characters; empty where ../shared is absent."""
    if not (SHARED / "gold").is_dir():
        return []
    by_language: dict[str, list[str]] = {}
    for one in load(("news_real_dev",)):
        if not one.headline:
            by_language.setdefault(one.passage.language, []).append(one.passage.text)
    joined = ["\n\n".join(texts) for texts in by_language.values()]
    return [passage(text[at : at + SIZE]) for text in joined for at in range(0, len(text) - SIZE // 2, SIZE)]


def passage(text: str) -> Passage:
    """The one passage of a text file."""
    return decode.passages(Document(content=text.encode(), name="text.txt"))[0]


def a_second(read: Callable[[Passage], object], texts: Sequence[Passage], seconds: float) -> float:
    """Documents of `SIZE` characters that ``read`` reads in a second of one core, after each was read once."""
    for text in texts:
        read(text)
    begun, characters = time.process_time(), 0
    while time.process_time() - begun < seconds:
        for text in texts:
            read(text)
            characters += len(text.text)
    return characters / SIZE / (time.process_time() - begun)


def start_up(arguments: Sequence[str]) -> float:
    """Seconds of a new interpreter with ``arguments``, the best of three."""
    return best((sys.executable, *arguments))


def best(command: Sequence[str]) -> float:
    """Seconds of the quickest of three runs of ``command``."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def decoded(text: Passage) -> list[Passage]:
    """The passage decoded anew from its bytes, its language told."""
    return decode.passages(Document(content=text.text.encode(), name="text.txt"))


def scanned(text: Passage) -> object:
    """The words of the language's table in the passage, found and nothing more."""
    return Text(text.text, text.language, text.title).marks


def read_big(name: str, language: str, piece: str) -> None:
    """Prints the seconds of a text of `BIG` characters and how they grew from its half."""
    times = []
    for size in (BIG // 2, BIG):
        text = Passage(document="doc_1", text=piece * (size // len(piece)), language=language)
        begun = time.process_time()
        extract.claims([text])
        times.append(time.process_time() - begun)
    growth = times[1] / max(times[0], 0.001)
    print(
        f"{name + ' of 10 MB':30} {times[1]:8.1f} s, {growth:.1f} times its half, peak memory {peak():.0f} MB",
        flush=True,
    )


def peak() -> float:
    """The most memory that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rows(seconds: float) -> list[dict[str, Any]]:
    """Documents a second of each set of texts beside words alone, peak memory, and the times of starting up."""
    found: list[dict[str, Any]] = []
    for name, texts in (("our test texts", ours()), ("real news bodies", real())):
        if texts:
            words = a_second(lambda text: WORD.findall(text.text), texts, seconds / 5)
            claims = a_second(lambda text: extract.claims([text]), texts, seconds)
            found.append({"name": name, "documents_per_second": claims, "words_alone": words, "ratio": words / claims})
            for part, reader in (("decoding alone", decoded), ("words of the table alone", scanned)):
                alone = a_second(reader, texts, seconds / 5)
                found.append({"name": f"    {part}", "value": alone, "unit": "documents of 4 kB a second"})
    found.append({"name": "peak memory", "value": peak(), "unit": "MB"})
    for name, arguments in START_UPS.items():
        found.append({"name": name, "value": start_up(arguments) * 1000, "unit": "ms"})
    return [{k: round(v, 1) if isinstance(v, float) else v for k, v in row.items()} for row in found]


def lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Documents a second beside the cheapest reading there is, and memory."""
    told = []
    for row in rows:
        if "documents_per_second" in row:
            line = f"{row['name']:30} {row['documents_per_second']:8.1f} documents of 4 kB a second"
            told.append(f"{line}   words alone {row['words_alone']:8.1f}   1 to {row['ratio']:.0f}")
        else:
            told.append(f"{row['name']:30} {row['value']:8.1f} {row['unit']}")
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0, help="for each set and reader")
    parser.add_argument("--big", action="store_true", help="read texts of 10 MB too")
    parser.add_argument("--json", action="store_true", help='one JSON object: {"rows", "next"}')
    args = parser.parse_args()
    found = rows(args.seconds)
    if args.json:
        print(json.dumps({"rows": found, "next": None}))
    else:
        print("\n".join(lines(found)))
    if args.big:
        for name, (language, piece) in BIG_TEXTS.items():
            read_big(name, language, piece)


if __name__ == "__main__":
    main()
