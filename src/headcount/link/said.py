"""A claim as linking sees it: who, what, when, and what else its document says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from headcount.link.anchor import Anchor, anchor, days
from headcount.link.interval import Interval, allowed, digits, known
from headcount.link.table import GROUPS, LIMITS
from headcount.model import Claim, Cut, PartialDate, Percent, Quantity
from headcount.vocab import employers


class DocumentFacts(Protocol):
    """What linking asks of a claim's document."""

    @property
    def id(self) -> str: ...
    @property
    def published(self) -> PartialDate | None: ...
    @property
    def fingerprint(self) -> str | None: ...


class Kept(Protocol):
    """A live claim of the ledger."""

    @property
    def claim(self) -> Claim: ...
    @property
    def seen_at(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def document(self) -> DocumentFacts: ...


class Amends(NamedTuple):
    """That a notice replaces an earlier one."""

    claim: str
    why: str


@dataclass(slots=True)
class Said:
    """One claim of a cut, made ready for comparing."""

    id: str
    claim: Cut
    seen_at: str
    family: str
    document: str
    published: PartialDate | None
    fingerprint: str | None
    identities: frozenset[str]
    unit: str
    place: str
    group: str
    """Kinds of people that are never added up: staff, contractors, people on furlough."""
    figure: Quantity | None
    share: Percent | None
    people: Interval | None
    percent: Interval | None
    anchor: Anchor | None
    notice: bool
    """From a public office, or told as its notices are: it may speak of one site only."""
    whole: str | None = None
    """The claim, of the same employer and document, of which this is a part."""
    beneath: str | None = None
    """The larger number without a place that its document gives, where it has a place: perhaps it is a part of that."""
    within: str | None = None
    """The claim of another employer of the family that counts this cut in."""
    recounts: bool = False
    """Its document tells of another cut of the employer too, or of its site notices: it may look back."""
    amends: Amends | None = None
    """The earlier notice that it replaces."""
    replaced: str | None = None
    """The later notice that replaces it."""

    @property
    def loose(self) -> bool:
        """True when it can't be compared by number and day: it joins only where nothing competes."""
        return self.anchor is None or (self.people is None and self.percent is None)

    @property
    def tied(self) -> bool:
        """True when it replaces a notice, or is replaced by one: it goes where that goes."""
        return self.amends is not None or self.replaced is not None

    @property
    def site(self) -> bool:
        """True when it may speak of a part of a cut."""
        return self.notice or self.whole is not None

    def agrees(self, other: Said) -> bool:
        """True unless the two state numbers that can't both be meant of one cut."""
        if self.people and other.people:
            return self.people.fits(other.people)
        return not (self.percent and other.percent) or self.percent.meets(other.percent)


def said(kept: Iterable[Kept]) -> list[Said]:
    """The claims of cuts in ``kept`` as linking sees them, in the order of their ids.

    What a document says of another family leaves no trace: a family is linked without the others.
    """
    cuts = {k.claim.id: one(k, k.claim) for k in kept if isinstance(k.claim, Cut) and k.claim.kind == "cut"}
    beside: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for key in sorted(cuts):
        beside[cuts[key].document, cuts[key].family].append(cuts[key])
    for claims in beside.values():
        place_parts(claims, cuts)
        for same in _by_employer(claims):
            mark(same)
    return [cuts[key] for key in sorted(cuts)]


def one(kept: Kept, claim: Cut) -> Said:
    """A single claim made ready; what its document says besides is still unknown."""
    published = claim.published or kept.document.published
    name = claim.employer_name or claim.employer
    people, share = claim.headcount, claim.percent
    return Said(
        id=claim.id,
        claim=claim,
        seen_at=kept.seen_at,
        family=kept.family,
        document=kept.document.id,
        published=published,
        fingerprint=kept.document.fingerprint,
        identities=identities(claim) if name else frozenset({claim.id}),
        unit=employers.normal(claim.unit) if claim.unit else "",
        place=employers.normal(claim.place) if claim.place else "",
        group=GROUPS.get(claim.type, "staff"),
        figure=people if known(people) else None,
        share=share if known(share) else None,
        people=allowed(people) if people and known(people) else None,
        percent=allowed(share) if share and known(share) else None,
        anchor=anchor(claim.announced, published),
        notice=claim.speaker_kind == "government" or reads_as_notice(claim, published),
    )


def reads_as_notice(claim: Cut, published: PartialDate | None) -> bool:
    """True for a text's exact number at a place with a last day as far ahead as the law on notices asks for.

    Announcements speak of a total and of a quarter; who names 92 people, Seattle and the ninth of September has the
    notice. A row of a table speaks for whom its table belongs to.
    """
    people, last = claim.headcount, claim.effective
    told = days(claim.announced or published) if claim.announced or published else None
    if claim.row is not None or claim.percent or not claim.place or not people or not last or not last.day or not told:
        return False
    leaves = days(last)
    exact = people.low == people.high and not people.approx and digits(people.low or 0) > 1
    return bool(exact and leaves and LIMITS["warned"] <= leaves[0] - told[0] <= LIMITS["warned_most"])


def identities(claim: Cut) -> frozenset[str]:
    """The keys under which the claim's event may be one; a number for siblings together also goes by the parent's."""
    name = claim.employer_name or claim.employer or ""
    own = {employers.identity(name)}
    parent = parent_of(claim) if together(claim) else None
    return frozenset(own | {employers.identity(parent)} if parent else own)


def together(claim: Cut) -> bool:
    """True for a number stated for several employers as one: 1,300 at Indeed and Glassdoor.

    "Hundreds at Audible and Twitch" is a band, not a sum: of each it says that hundreds may go. Each stays by itself.
    """
    people = claim.headcount
    band = people is not None and people.approx and people.low != people.high
    return claim.joint and not band


def parent_of(claim: Cut) -> str | None:
    """The employer's parent, as the claim or the table of employers has it."""
    found = employers.resolve(claim.employer_name or claim.employer or "")
    return claim.parent or (found.parent if found else None)


def place_parts(claims: Sequence[Said], cuts: Mapping[str, Said]) -> None:
    """Sets ``whole`` or ``within`` of each claim that its document calls a part of another."""
    for part in claims:
        target = outermost(part, cuts)
        if target is None:
            continue
        if cuts[target].identities & part.identities and cuts[target].group == part.group:
            part.whole = target
        else:
            part.within = target


def outermost(part: Said, cuts: Mapping[str, Said]) -> str | None:
    """The live claim of which ``part`` is, at the last remove, a part; None for a whole or claims naming each other."""
    seen, target = {part.id}, cuts.get(part.claim.part_of or "")
    while target is not None and target.id not in seen and target.family == part.family:
        seen.add(target.id)
        above = cuts.get(target.claim.part_of or "")
        if above is None or above.family != part.family:
            return target.id
        target = above
    return None


def _by_employer(claims: Sequence[Said]) -> list[list[Said]]:
    """The claims outside tables, by employer; a table's rows tell nothing of each other."""
    found: dict[str, list[Said]] = defaultdict(list)
    for said_ in claims:
        if said_.claim.row is None:
            for key in said_.identities:
                found[key].append(said_)
    return [beside for beside in found.values() if len(beside) > 1]


def mark(beside: Sequence[Said]) -> None:
    """Marks, among one document's claims of one employer, perhaps-parts and totals that may tell of an older cut."""
    sizes = [(s.people.size, s.id) for s in beside if s.people and not s.site and not s.place]
    top, largest = max(sizes, default=(0, ""))
    for said_ in beside:
        if said_.place and not said_.site and said_.people and said_.people.size < top:
            said_.beneath = largest
    totals = [s for s in beside if not s.site]
    notices = any(s.notice for s in beside)
    for total in totals:
        rival = len(totals) < 50 and any(not total.agrees(other) for other in totals)
        total.recounts = total.recounts or notices or rival
