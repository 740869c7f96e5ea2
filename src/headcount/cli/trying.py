"""Commands to try and to measure it: demo, bench."""

from __future__ import annotations

import shutil
from importlib import resources
from itertools import count
from pathlib import Path

import click

from headcount import bench, collect, explain, output, pipeline, settings
from headcount import ledger as records
from headcount.cli.options import (
    main,
    published_table,
)
from headcount.errors import UsageError


@main.command(name="bench", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("name", required=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS OF THE BENCHMARK]...")
def run_bench(name: str | None, arguments: tuple[str, ...]) -> None:
    """Run a benchmark of the checkout, or list them: `headcount bench extract` measures how good claims are.

    Each has its own options: `headcount bench extract --help`.
    """
    if name:
        bench.run(name, arguments)
        return
    listed = bench.found()
    width = max(map(len, listed))
    for benchmark, measures in listed.items():
        click.echo(f"{benchmark:{width}}  {measures}")


@main.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def demo(folder: Path | None) -> None:
    """Run the whole job on bundled documents, in a fresh folder, and say what to try next."""
    names = (Path("headcount-demo" if n == 1 else f"headcount-demo-{n}") for n in count(1))
    place = folder or next(path for path in names if not path.exists())
    if place.exists() and any(place.iterdir()):
        raise UsageError(f"{place} is not empty", next_step="name a folder that is not there yet")
    with resources.as_file(resources.files("headcount") / "demo") as bundled:
        shutil.copytree(bundled, place, dirs_exist_ok=True)
    url = f"sqlite:///{place / 'headcount.db'}"
    dates = published_table(place / "published.csv")
    with records.Ledger.open(url, create=True) as book:
        with output.progress("reading") as begun:
            documents = collect.documents([str(place / "documents")], settings.load(), published_from=dates)
            report = pipeline.read(book, documents, begun)
        every = records.query.Filters()
        shown, totals = records.query.events(book, every), records.query.aggregates(book, every)
        answers = [records.query.why(book, row["id"]) for row in shown.rows if row["conflict"]]
        kinds = ("hire", "investment", "demand")
        others = {kind: len(records.query.claims(book, records.query.Filters(kind=kind)).rows) for kind in kinds}
    shortest = min(answers, key=lambda answer: len(answer["claims"]), default=None)
    explain.demo(place, report, shown.rows, totals.rows, shortest, others)
