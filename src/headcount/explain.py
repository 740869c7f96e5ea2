"""How an event, a run and the demo are told to a person: text for a terminal, made from rows."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.padding import Padding
from rich.text import Text

from headcount import output
from headcount.collect.http import named
from headcount.extract.structured import Account
from headcount.extract.structured.offices import terms
from headcount.layout import SHORT_ID
from headcount.model import Remark, plain
from headcount.output import Row, bounds, counted, say, stdout
from headcount.pipeline import Report
from headcount.settings import Reader

MOST_TABLES, MOST_REMARKS = 8, 10  # that are told one by one


def tables(lines: Sequence[str]) -> None:
    """Says on stderr how the columns of tables that are not known were taken."""
    for line in lines:
        say(line)


def report(done: Report, name: str = "") -> None:
    """Says on stderr what a run read, claimed, linked and set aside: every input is in one of the counts."""
    tables(done.tables)
    changes = done.changes
    parts = [
        counted(done.seen, "document") + " read" + (f" from {name}" if name else ""),
        f"{done.known:,} known already" if done.known else "",
        counted(done.claims, "new claim") + (f" in {counted(done.claimed, 'document')}" if done.claimed else ""),
        f"for review: {done.review:,}" if done.review else "",
        f"{done.unsure:,} with claims for review only" if done.unsure else "",
        f"{done.silent:,} without a claim" if done.silent else "",
        f"events: {len(changes.created):,} created, {len(changes.revised):,} revised, "
        f"{len(changes.gone):,} merged or withdrawn",
        f"{len(done.set_aside):,} set aside" if done.set_aside else "",
    ]
    say("; ".join(part for part in parts if part) + ".")
    accounts(done)


def accounts(done: Report) -> None:
    """Says on stderr what became of the rows of each table, of all together where they are many, and the remarks."""
    shown = done.accounts if len(done.accounts) <= MOST_TABLES else [together(done.accounts)]
    for account in shown:
        say(str(account))
    if done.remarks:
        say(f"Noticed ({len(done.remarks):,}; nothing is lost by it):")
        by_weight: list[Remark] = sorted(done.remarks, key=lambda remark: remark.about == "column")
        output.listed(by_weight, MOST_REMARKS)


def together(tables: Sequence[Account]) -> Account:
    """One account of the rows of all ``tables``."""
    counts = ("rows", "claims", "continued", "set_aside", "cells")
    sums = {name: sum(getattr(one, name) for one in tables) for name in counts}
    return Account(document=f"{len(tables):,} tables", **sums)


def accounted(done: Report) -> Row:
    """What ``read --json`` and ``extract --json`` tell beside their rows: ``tables``, ``set_aside`` and ``remarks``."""
    found = {"tables": done.accounts, "set_aside": done.set_aside, "remarks": done.remarks}
    return {name: plain(ones) for name, ones in found.items()}


def model(reader: Reader) -> str:
    """Whether a language model is set up to read with, in a line; its key is never shown."""
    if not reader.url or not reader.model:
        return "No language model is set up (docs/llm.md); documents are read by our own rules."
    has = "set" if os.environ.get(reader.key_from or "") else "not set"
    key = f", key in {reader.key_from} ({has})" if reader.key_from else ", no key"
    return f"For --reader llm: {reader.model} at {named(reader.url)}{key}."


def number(row: Mapping[str, Any]) -> str:
    """The figure of an event or a claim in words: ``12,000 people``, ``20 % of 700``, ``no number``."""
    people, share = bounds(row.get("headcount")), bounds(row.get("percent"), " %")
    if share and row.get("base"):
        share += f" of {row['base']:,}"
    words = [f"{people} people" if people else "", share]
    return ", ".join(word for word in words if word) or "no number"


def why(answer: Mapping[str, Any], form: str) -> None:
    """Prints one event: its headline, conflicts, each claim with its words and why it was joined, and its history."""
    if form == "json":
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    event, console = answer["event"], stdout()
    named = {claim["id"]: f"{base(claim['document'])} [{claim['id']}]" for claim in answer["claims"]}
    console.print(Text.assemble((f"{event['employer']}: {number(event)}", "bold"), f"  {event['id']}"))
    console.print(Text("  " + " · ".join(facts(event))))
    for conflict in answer["conflicts"]:
        console.print(Text(""))
        console.print(
            Text.assemble(
                (f"Documents disagree on {conflict['field']}", "yellow"),
                f": {conflict['headline']} heads the event ({conflict['rule']})",
            )
        )
        for value, claims in conflict["values"]:
            console.print(Text(f"  {value}: " + ", ".join(named.get(claim, claim) for claim in claims)))
    joins = {join["claim"]: join for join in answer["joins"]}
    console.print(Text(f"\n{counted(len(answer['claims']), 'claim')} in {counted(event['documents'], 'document')}"))
    for place, claim in enumerate(answer["claims"], 1):
        one_claim(place, claim, joins.get(claim["id"]))
    for line in terms(claim["speaker"] for claim in answer["claims"] if claim.get("row") and claim.get("speaker")):
        console.print(Text(f"\n{line}", "dim"))
    console.print(Text("\nHistory"))
    for line in answer["history"]:
        console.print(Text(f"  {line['at']}  {line['what']}"))


def changes(rows: Sequence[Row]) -> None:
    """Prints what became of the record: when, of which event, and in words."""
    console = stdout()
    for row in rows:
        console.print(Text.assemble((row["at"], "dim"), "  ", (row["employer"] or "", "bold"), f"  {row['event']}"))
        console.print(Padding(Text(row["what"]), (0, 0, 0, 4)))


def facts(event: Row) -> list[str]:
    """An event's fields as short phrases, the unknown ones left out."""
    fields = (
        ("type", "{}"),
        ("status", "{}"),
        ("announced", "announced {}"),
        ("effective", "effective {}"),
        ("place", "at {}"),
        ("unit", "unit: {}"),
        ("parent", "parent: {}"),
        ("part_of", "part of {}"),
        ("reasons", "why: {}"),
        ("confidence", "confidence {:.2f}"),
    )
    known = ((form, event.get(name)) for name, form in fields)
    return [form.format(value if isinstance(value, float) else output.cell(value)) for form, value in known if value]


def one_claim(place: int, claim: Row, join: Row | None) -> None:
    """Prints a claim: the number, who says it where, the words with the fields' quotes marked, why it was joined."""
    console = stdout()
    gone = bool(join and join.get("replaced_by"))
    said = ", ".join(str(x) for x in (claim.get("status"), claim.get("speaker") or claim.get("speaker_kind")) if x)
    where = (
        claim["document"]
        + (f":{claim['row']}" if claim.get("row") else "")
        + (f" ({claim['published']})" if claim.get("published") else "")
    )
    console.print(
        Text.assemble(
            f"\n{place}. ",
            (f"{claim.get('employer')}: {number(claim)}", "dim strike" if gone else "bold"),
            f"  {'replaced, ' if gone else ''}{said}  [{claim['id']}]",
        )
    )
    console.print(Text(f"   {where}"))
    if more := beside(claim):
        console.print(Text("   " + " · ".join(more)))
    console.print(Padding(words(claim["quotes"]), (0, 0, 0, 3), expand=False))
    if join:
        console.print(Text(f"   joined: {join['why']}"))


def beside(claim: Row) -> list[str]:
    """What a row of a record says beside its number: the days, and all of its notice but the cells without a field."""
    notice = claim.get("notice")
    if not notice:
        return []
    when = output.days(claim.get("effective"), claim.get("effective_last"))
    own = (("effective {}", when), ("received {}", notice["received"]), ("notice {}", notice["number"]))
    end = (("at {}", notice["address"]), ("source: {}", notice["source"]))
    said = [[form.format(value) for form, value in phrases if value] for phrases in (own, end)]
    return [*said[0], *output.beside(notice), *said[1]]


def review(rows: Sequence[Row]) -> None:
    """Prints claims for a person to rule on, or ruled on: the number, its words, how sure the reader is, the ruling."""
    for place, claim in enumerate(rows, 1):
        one_claim(place, claim, None)
        ruling = claim.get("ruling")
        told = f"{ruling['verdict']} by {ruling['by']}: {ruling['why']} [{ruling['id']}]" if ruling else ""
        stdout().print(Text("   " + " · ".join(x for x in (f"confidence {claim['confidence']:.2f}", told) if x)))
    if rows and not any("ruling" in row for row in rows):
        say("`headcount decide keep CLAIM` puts one into the record, `headcount decide drop CLAIM` strikes it out.")


def words(quotes: Mapping[str, Row]) -> Text:
    """The claim's evidence as one text with the quotes inside it in bold; each quote by itself where there is none."""
    whole = quotes.get("evidence")
    if not whole:
        return Text(" | ".join(f"{name}: “{quote['text']}”" for name, quote in quotes.items()))
    shown = Text("“" + whole["text"].replace("\n", " ") + "”")
    for name, quote in quotes.items():
        if name != "evidence" and whole["start"] <= quote["start"] and quote["end"] <= whole["end"]:
            shown.stylize("bold", quote["start"] - whole["start"] + 1, quote["end"] - whole["start"] + 1)
    outside = [
        f"{name}: “{q['text']}”"
        for name, q in quotes.items()
        if not (whole["start"] <= q["start"] and q["end"] <= whole["end"])
    ]
    return shown if not outside else Text.assemble(shown, "\n" + " | ".join(outside))


def base(document: str) -> str:
    """The last part of a document's path or address: its file name."""
    return document.replace("\\", "/").rstrip("/").rpartition("/")[2] or document


LEGEND = """\
people     over, about and 200-999 as the documents word it; (derived) is calculated: a sum of parts, a share of a total
announced  as far as a document says it, empty where none does: nothing is filled in by guess
conflict   documents disagree: every value is kept, and one heads the event by a rule that is named
event      its id: headcount why ID shows the words behind the row (the first letters of an id do)"""


def demo(
    place: Path, done: Report, events: Sequence[Row], aggregates: Sequence[Row], disputed: Mapping[str, Any] | None,
    others: Mapping[str, int],
) -> None:  # fmt: skip
    """Prints what the demo found: the events, a conflict, a total that belongs to no employer, and what to try next."""
    report(done)
    output.table(
        events,
        output.EVENTS,
        title=f"Events: one row a cut, from {counted(done.seen, 'document')} in {place / 'documents'}",
    )
    click.echo("\n" + LEGEND)
    if disputed:
        click.echo("\nOne event whose documents disagree (headcount why)\n")
        why(disputed, "table")
    click.echo("")
    totals = [dict(row) | {"document": base(row["document"])} for row in aggregates]
    output.table(
        totals, output.AGGREGATES, title="Totals over many employers, given to none of them (headcount aggregates)"
    )
    kinds = [f"{count:,} of {kind}" for kind, count in others.items() if count]
    if kinds:
        click.echo(f"\nClaims that are no cuts and make no event: {', '.join(kinds)} (headcount claims --kind ...)")
    click.echo(next_steps(place, (disputed or {"event": events[0]})["event"]["id"] if events else "EVENT"))


def next_steps(place: Path, event: str) -> str:
    """The commands to try after the demo, as they can be copied."""
    program = program_in(place)
    steps = (
        (f"why {event[:SHORT_ID]}", "the words behind a number"),
        ("events --employer Amazon --since 2023", "the record, filtered; --json and --csv too"),
        ("claims --kind demand", "what employers look for"),
        ("review", "what the reader is unsure of, and you may rule on"),
        ("read documents --published-from published.csv", "the same once more: nothing changes"),
        ("read YOUR-ARTICLE.txt --published 2024-01-12", "your own: a file, a folder, a feed or a URL"),
    )
    width = max(len(command) for command, _ in steps)
    lines = [f"  {program} {command:{width}}  # {why}" for command, why in steps]
    return "\n".join(["\nTry next:", f"  cd {place}", *lines])


def program_in(place: Path) -> str:
    """How the console script is called from ``place``: by name, or by its path where the shell would not find it."""
    called = Path(sys.argv[0])
    if called.stem != "headcount" or shutil.which("headcount") or not called.is_file():
        return "headcount"
    return os.path.relpath(called, place)
