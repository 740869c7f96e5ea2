"""What linking is unsure of, as rows and as lines: `headcount review --joins`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from headcount.link import Proposal
from headcount.model import Event, plain
from headcount.output import Row, bounds, say


def row(proposal: Proposal) -> Row:
    """A pair that linking is unsure of as a row: both events, the score, why, and the two commands."""
    one, other = proposal.ids
    return {
        "joined": proposal.joined,
        "score": round(proposal.score, 2),
        "one": _event(proposal.events[0], proposal.claims[0]),
        "other": _event(proposal.events[1], proposal.claims[1]),
        "why": proposal.why,
        "same": f"headcount decide same {one} {other}",
        "different": f"headcount decide different {one} {other}",
    }


def _event(event: Event, claim: str) -> Row:
    """An event in short, and the claim of it that is compared."""
    facts = ("employer", "unit", "headcount", "percent", "announced", "place")
    return {"event": event.id, "claim": claim} | {name: plain(getattr(event, name)) for name in facts}


def lines(rows: Sequence[Row]) -> None:
    """Prints one line a pair: the score, both events, why, and what to type."""
    for pair in rows:
        beside = (
            f"one event {_short(pair['one'])}" if pair["joined"] else f"{_short(pair['one'])} | {_short(pair['other'])}"
        )
        click.echo(f"{pair['score']:+.1f} {beside}: {pair['why']}; `{pair['same']}` or `{pair['different']}`")
    say("+ joined narrowly or kept apart by others, - apart. Each ruling also wants --why, and --by or HEADCOUNT_BY.")


def _short(event: Row) -> str:
    told = (event["employer"], event["unit"], bounds(event["headcount"]), event["announced"], event["place"])
    return f"{', '.join(str(x) for x in told if x)} [{event['event']}]"
