"""Linking at scale: made-up claims into a ledger, linked and timed, held against the truth; then late claims.

    python -m benchmarks.link_scale [--claims 1000000] [--smallest 10000] [--incremental 10000] [--json] [--svg FILE]

Of each size, from the smallest to the largest in steps of about three: seconds (of the clock, and of one core),
gigabytes at the most of the process that links, and by how much faster than the claims the seconds grow (exponent 1:
as the claims). B-cubed and pairwise F1 hold against the truth, with 95 % intervals over employers drawn again. Then the
last claims to come, left out so far, are kept and linked, and it is counted whether the whole linked anew would differ.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks import bootstrap
from benchmarks.link_ledger import events_in, fill, linked
from benchmarks.link_made import claims
from benchmarks.link_told import Made
from headcount.ledger import Ledger

STEP = math.sqrt(10)
DRAWS = 200
Row = dict[str, Any]


def measured(count: int, late: int, folder: Path, seed: int) -> Row:
    """What linking ``count`` claims took and how right it is; then what their ``late`` last ones took."""
    made = sorted(claims(count, seed), key=lambda one: (one.kept.seen_at, one.kept.document.id, one.kept.claim.id))
    cut = split(made, count - late)
    url = f"sqlite:///{folder / f'made{count}.db'}"
    with Ledger.open(url, create=True) as ledger:
        fill(ledger, made[:cut])
    found: Row = {"claims": cut, **apart(url, late=False), "scores": scored(made[:cut], events_in(url))}
    if late:
        began = time.perf_counter()
        with Ledger.open(url) as ledger:
            fill(ledger, made[cut:], late=True)
        kept = time.perf_counter() - began
        found["late"] = {"claims": count - cut, "kept": kept, **apart(url, late=True)}
        found["late"]["scores"] = scored(made, events_in(url))
        found["late"]["differs"] = int(apart(url, late=False)["changed"])
    return found


def split(made: Sequence[Made], at: int) -> int:
    """The place nearest to ``at`` or before at which no document is cut in two."""
    while 0 < at < len(made) and made[at - 1].kept.document.id == made[at].kept.document.id:
        at -= 1
    return at


def apart(url: str, *, late: bool) -> dict[str, float]:
    """`linked` in a process of its own, whose memory is nothing but linking's."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(linked, url, late=late).result()


def scored(made: Sequence[Made], event: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """{"b_cubed", "pairwise"}: precision, recall and F1 of the partition, F1 with its interval over families."""
    families: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in made:
        families[one.kept.family].append((event[one.kept.claim.id], one.truth))
    sums = [sums_of(pairs) for pairs in families.values()]
    drawn = bootstrap.drawn(list(families), sums, DRAWS) if len(sums) > 1 else {}
    total = {name: sum(row[name] for row in sums) for name in sums[0]}
    found: dict[str, dict[str, Any]] = {}
    for name, (right, claimed, other, true) in SCORES.items():
        precision, recall = total[right] / total[claimed], total[other] / total[true]
        interval = bootstrap.interval(f1(*(drawn[key] for key in SCORES[name]))) if drawn else None
        whole = float(f1(*(total[key] for key in SCORES[name])))
        rounded = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(whole, 4)}
        found[name] = rounded | {"interval": interval}
    return found


SCORES = {"b_cubed": ("b_right", "n", "b_found", "n"), "pairwise": ("both", "claimed", "both", "true")}


def f1(right: Any, claimed: Any, found: Any, true: Any) -> Any:
    """The harmonic mean of right by claimed and found by true."""
    precision, recall = right / claimed, found / true
    return 2 * precision * recall / (precision + recall)


def sums_of(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """What one family adds to the scores: of its claims each by event and truth."""
    events, truths = Counter(event for event, _ in pairs), Counter(truth for _, truth in pairs)
    both = Counter(pairs)
    return {
        "n": len(pairs),
        "b_right": sum(n * n / events[event] for (event, _), n in both.items()),
        "b_found": sum(n * n / truths[truth] for (_, truth), n in both.items()),
        "both": sum(n * (n - 1) / 2 for n in both.values()),
        "claimed": sum(n * (n - 1) / 2 for n in events.values()),
        "true": sum(n * (n - 1) / 2 for n in truths.values()),
    }


def sizes(smallest: int, largest: int) -> list[int]:
    """From the smallest to the largest, each about three times the one before."""
    steps = round(math.log(largest / smallest, STEP)) if largest > smallest else 0
    return [round(smallest * STEP**step) for step in range(steps)] + [largest]


def exponent(rows: Sequence[Row], key: str = "cpu") -> float | None:
    """The power of the claims with which ``key`` grows: the slope of the line through the logarithms."""
    if len(rows) < 2:
        return None
    across, up = ([math.log(row[name]) for row in rows] for name in ("claims", key))
    middle, height = sum(across) / len(rows), sum(up) / len(rows)
    slope = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return slope / sum((x - middle) ** 2 for x in across)


def told(row: Row) -> str:
    """One size as a line."""
    parts = f"{row['seconds']:8.1f} {row['cpu']:8.1f} {row['read']:7.1f} {row['write']:7.1f} {row['gigabytes']:6.2f}"
    return f"{row['claims']:>9,} {parts}   {told_scores(row['scores'])}"


def told_scores(scores: Mapping[str, Any]) -> str:
    """F1 of both kinds with precision, recall and interval."""
    return "   ".join(
        f"{name} {s['f1']:.3f} {tuple(s['interval'] or ())} (p {s['precision']:.3f} r {s['recall']:.3f})"
        for name, s in scores.items()
    )


def svg(rows: Sequence[Row]) -> str:
    """Seconds of one core by claims, both by powers of ten, beside the line that grows as the claims do."""
    wide, high, left, low = 560, 360, 60, 40
    points = [(math.log10(row["claims"]), math.log10(row["cpu"])) for row in rows]
    x0, x1 = math.floor(points[0][0]), math.ceil(points[-1][0])
    y0, y1 = math.floor(min(y for _, y in points)), math.ceil(max(y for _, y in points))

    def at(x: float, y: float) -> tuple[float, float]:
        return (round(left + (x - x0) / (x1 - x0) * (wide - left - 20), 1),
                round(high - low - (y - y0) / (y1 - y0) * (high - low - 30), 1))  # fmt: skip

    def line(ends: Sequence[tuple[float, float]], style: str) -> str:
        return f'<polyline fill="none" {style} points="{" ".join(f"{x},{y}" for x, y in (at(*end) for end in ends))}"/>'

    said = [line([(x, y0), (x, y1)], 'stroke="#ddd"') for x in range(x0, x1 + 1)]
    said += [line([(x0, y), (x1, y)], 'stroke="#ddd"') for y in range(y0, y1 + 1)]
    first, last = points[0], points[-1]
    said.append(line([first, (last[0], first[1] + last[0] - first[0])], 'stroke="#999" stroke-dasharray="5 4"'))
    said.append(line(points, 'stroke="#1f5fa8" stroke-width="2"'))
    said += ['<circle r="4" fill="#1f5fa8" cx="{}" cy="{}"/>'.format(*at(*point)) for point in points]
    named = [(f"{10**x:,}", at(x, y0)[0], high - 18.0, "middle") for x in range(x0, x1 + 1)]
    named += [(f"{10.0**y:g}", left - 8, at(x0, y)[1] + 4, "end") for y in range(y0, y1 + 1)]
    named.append(("seconds of one core by claims linked; dashed: as the claims", left, 18, "start"))
    said += [f'<text x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>' for words, x, y, anchor in named]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12">'
    )
    return "\n".join([head, *said, "</svg>"]) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000, help="of the largest size")
    parser.add_argument("--smallest", type=int, default=10_000, help="claims of the smallest size")
    parser.add_argument("--incremental", type=int, default=10_000, metavar="N", help="late claims of the largest size")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="the figures as JSON alone")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="write the plot there")
    asked = parser.parse_args(arguments)
    rows: list[Row] = []
    progress = sys.stderr if asked.json else sys.stdout
    print(f"{'claims':>9} {'seconds':>8} {'cpu':>8} {'read':>7} {'write':>7} {'GB':>6}", file=progress, flush=True)
    for count in sizes(min(asked.smallest, asked.claims), asked.claims):
        late = min(asked.incremental, count // 10) if count == asked.claims else 0
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measured(count, late, Path(folder), asked.seed))
        print(told(rows[-1]), file=progress, flush=True)
    power = exponent(rows)
    if power is not None:
        print(f"seconds of one core grow with the claims to the power of {power:.2f}", file=progress)
    if "late" in rows[-1]:
        print(told_late(rows[-1]["late"]), file=progress)
    if asked.json:
        print(json.dumps({"sizes": rows, "exponent": power}))
    if asked.svg:
        asked.svg.write_text(svg(rows), encoding="utf-8")


def told_late(row: Row) -> str:
    """What the late claims took, in words."""
    return (
        f"{row['claims']:,} late claims in {row['families']:,} families: kept in {row['kept']:.1f} s, linked in "
        f"{row['seconds']:.1f} ({row['cpu']:.1f} of one core; {row['relinked']:,} claims linked anew, "
        f"{row['changed']:,} events changed), {row['gigabytes']:.2f} GB; "
        f"then linked from the start {row['differs']} events differ\n"
        f"  {told_scores(row['scores'])}"
    )


if __name__ == "__main__":
    main()
