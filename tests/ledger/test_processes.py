"""Several processes at once, and processes that die."""

from __future__ import annotations

import os
import random
import time

import pytest

from headcount.ledger import Ledger, query
from headcount.model import Document

# Reads documents number first..last, three claims each, and says each number when it is acknowledged.
READER = """
import sys
from headcount.ledger import Ledger
from headcount.model import Cut, Document, Event, Passage, Quantity, Span, content_id

url, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Ledger.open(url, create=True) as book:
    run = book.start_run("read", "1")
    for number in range(first, last):
        words = f"Firm {number} cuts {number} jobs in all, {number} in Leeds and {number} in York."
        document = Document(content=words.encode(), name=f"{number}.txt")
        if book.known(document.id, "1", None):
            continue
        passage = Passage(document=document.id, text=words, language="en")
        spans = [Span(0, 4), Span(5, 8), Span(9, 12)]
        claims = [Cut(id=Cut.make_id(passage, [span]), document=document.id, employer=f"Firm {number}",
                      headcount=Quantity(number, number), quotes={"evidence": passage.quote(span)}) for span in spans]
        book.write(document, [passage], claims, reader="1", run=run)
        event = Event(id=content_id("evt", claims[0].id), employer=f"Firm {number}", claims=tuple(c.id for c in claims),
                      documents=(document.id,))
        book.write_events([event], {}, run)
        print(number, flush=True)
    book.finish_run(run)
"""


def acknowledged(process, enough: int) -> list[int]:
    """The numbers that a reader said until it had said ``enough`` of them."""
    said: list[int] = []
    while len(said) < enough and (line := process.stdout.readline()):
        said.append(int(line))
    return said


def killed_rounds(script, url: str, rounds: int, each: int) -> set[int]:
    """Reads, and is killed at some moment, so many times; returns every number that was acknowledged."""
    said, chance = set[int](), random.Random(5)
    for _ in range(rounds):
        process = script(READER, url, "0", "100000")
        said |= set(acknowledged(process, chance.randint(0, each)))
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        said |= {int(line) for line in process.stdout.read().split("\n") if line}
        process.wait()
    return said


def test_one_process_reads_the_ledger_while_another_writes_it(script, url, book):
    writer = script(READER, url, "0", "50")
    sizes = [len(query.events(book, query.Filters()).rows) for _ in acknowledged(writer, 50)]
    assert writer.wait(30) == 0
    assert sizes == sorted(sizes)
    assert len(query.events(book, query.Filters()).rows) == 50


def test_two_processes_make_and_write_one_ledger_at_once_and_none_is_turned_away(script, url):
    one, other = script(READER, url, "0", "20"), script(READER, url, "10", "30")
    assert (one.wait(60), other.wait(60)) == (0, 0)
    with Ledger.open(url) as book:
        assert len(query.claims(book, query.Filters()).rows) == 90
        assert book.doctor(deep=True) == []


def check_nothing_lost(script, url: str, rounds: int, each: int) -> None:
    said = killed_rounds(script, url, rounds, each)
    with Ledger.open(url) as book:
        kept = {
            int(document.name.removesuffix(".txt")) for document in book.documents() if isinstance(document, Document)
        }
        shown = query.claims(book, query.Filters()).rows
        faults = book.doctor(deep=True)
    assert said <= kept
    assert len(shown) == 3 * len(kept)
    assert faults == []
    last = str(max(kept) + 5)
    assert script(READER, url, "0", last).wait(60) == 0
    with Ledger.open(url) as book:
        assert len(query.claims(book, query.Filters()).rows) == 3 * int(last)


def test_a_killed_process_loses_nothing_that_it_acknowledged_and_a_rerun_completes(script, url):
    check_nothing_lost(script, url, rounds=3, each=5)


@pytest.mark.long
@pytest.mark.skipif(not os.environ.get("HEADCOUNT_LONG"), reason="long: set HEADCOUNT_LONG=1, or make check-all")
def test_a_hundred_killed_processes_lose_nothing_that_they_acknowledged(script, url):
    check_nothing_lost(script, url, rounds=100, each=4)
