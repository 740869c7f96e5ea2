"""The one polite and guarded client: every request says who asks, waits its turn, and stays within its bounds."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import httpx

from headcount.collect import guard, robots
from headcount.collect.deadline import Deadline
from headcount.collect.shelf import Page, Shelf
from headcount.errors import CollectError
from headcount.settings import Http

MAX_WAIT: Final = 60.0
"""The longest that a server's Retry-After or Crawl-delay is waited for, in seconds."""
WHOLE: Final = 6
"""A whole answer may take this many times ``http.timeout``."""
LATER: Final = "try again later, or raise http.timeout"
SECRET: Final = re.compile(r"(?i)\b((?:access_?)?token|api[-_]?key|secret|password|passwd|signature|sig)=[^&#]*")
STEPS: Final[Mapping[int, str]] = MappingProxyType(
    {
        401: "it wants a login; read a saved copy of the page instead",
        402: "it wants payment; read a saved copy of the page instead",
        403: "it refuses programs or this address; read a saved copy of the page instead",
        404: "check the address",
        410: "the page was withdrawn; look for an archived copy",
        429: "it has had too many requests; raise http.delay and try again later",
        451: "it is withheld for legal reasons",
    }
)


def named(url: str) -> str:
    """``url`` as it may be shown and kept: without user, password and the values of secret parameters."""
    bare = re.sub(r"^([A-Za-z][\w+.-]*://)[^/?#]*@", r"\1", url)
    return SECRET.sub(r"\1=***", bare)


@cache
def client(settings: Http) -> Client:
    """The client of these settings: one for the process, so that hosts are paced across sources."""
    return Client(settings)


class Client:
    """Fetches pages. ``resolve``, ``sleep`` and ``clock`` stand in for the system's in tests."""

    def __init__(
        self,
        settings: Http,
        *,
        resolve: Callable[[str, int], list[str]] = guard.look_up,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings, self.sleep, self.clock = settings, sleep, clock
        self.web = httpx.Client(
            transport=guard.Guarded(settings.allow_private, resolve),
            headers=[(b"User-Agent", settings.user_agent.encode()), (b"Accept-Encoding", b"gzip")],
            timeout=settings.timeout,
            follow_redirects=False,
            trust_env=False,
        )
        self.rules: dict[str, tuple[robots.Rules, float]] = {}
        self.turn: dict[str, float] = {}
        self.kept = Shelf(Path(settings.cache) if settings.cache else None)

    def get(self, url: str) -> Page:
        """The page at ``url``. Raises CollectError, with the next step, for whatever stands in the way."""
        target, hops = address(url), 0
        while True:
            self.permitted(target)
            answer = self.answer(target, self.settings.max_bytes)
            if not isinstance(answer, httpx.URL):
                return answer
            target, hops = answer, hops + 1
            if hops > self.settings.max_redirects:
                raise CollectError(
                    f"redirected more than {self.settings.max_redirects} times", next_step="check the address"
                )

    def permitted(self, target: httpx.URL) -> None:
        """Nothing, once the host's turn has come. Raises CollectError when its robots.txt disallows ``target``."""
        guard.web_only(target)
        origin = f"{target.scheme}://{target.netloc.decode('ascii')}"
        rules, until = self.rules.get(origin, (robots.OPEN, float("-inf")))
        if self.clock() >= until:
            rules = self.robots(target.copy_with(raw_path=b"/robots.txt", fragment=None))
            self.rules[origin] = rules, self.clock() + robots.MAX_AGE
        if not rules.allows(target.raw_path.decode("ascii")):
            raise CollectError(
                f"the robots.txt of {target.host} disallows this page", next_step="ask the site, or read a saved copy"
            )
        now, pause = self.clock(), min(max(self.settings.delay, rules.delay), MAX_WAIT)
        wait = self.turn.get(target.host, now) - now
        if wait > 0:
            self.sleep(wait)
        self.turn[target.host] = max(now, self.turn.get(target.host, now)) + pause

    def robots(self, target: httpx.URL) -> robots.Rules:
        """The rules of a site: none where it has no robots.txt. Raises CollectError where it fails (RFC 9309)."""
        for _ in range(self.settings.max_redirects + 1):
            try:
                answer = self.answer(target, robots.MAX_BYTES, cut=True)
            except Refused as error:
                if error.status >= 500 or error.status == 429:
                    raise
                return robots.OPEN
            if not isinstance(answer, httpx.URL):
                return robots.parse(answer.content, self.settings.user_agent)
            target = answer
        return robots.OPEN

    def answer(self, target: httpx.URL, most: int, *, cut: bool = False, again: bool = True) -> Page | httpx.URL:
        """The page, or the address it is redirected to. ``cut`` takes the first ``most`` bytes of a longer one."""
        conditions, known = self.kept.find(str(target))
        with self.asking(target, conditions) as response:
            if response.status_code == 304 and known:
                return known
            if response.has_redirect_location:
                return redirected(target, response)
            if response.status_code < 300:
                return self.page(target, response, most, cut)
            pause = retry_after(response) if again and response.status_code in (429, 503) else None
            refusal = Refused(response)
        if pause is None or pause > MAX_WAIT:
            raise refusal
        self.sleep(pause)
        return self.answer(target, most, cut=cut, again=False)

    @contextmanager
    def asking(self, target: httpx.URL, conditions: dict[str, str]) -> Iterator[httpx.Response]:
        """The answer as it begins. Raises CollectError for what goes wrong on the way, or when it takes too long."""
        slow = CollectError(f"no whole answer from {target.host} in time", next_step=LATER)
        with Deadline(WHOLE * self.settings.timeout) as deadline:
            asked = {"headers": conditions, "auth": credentials(target), "extensions": {"trace": deadline.trace}}
            try:
                with self.web.stream("GET", bare(target), **asked) as response:  # type: ignore[arg-type]
                    yield response
            except httpx.TimeoutException as error:
                cause = f"no answer from {target.host} within {self.settings.timeout:g} s"
                raise CollectError(cause, next_step=LATER) from error
            except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
                cause = f"no answer from {target.host} ({error})"
                wrong = CollectError(cause, next_step="check the address and the network")
                raise (slow if deadline.passed else wrong) from error
            if deadline.passed:
                self.kept.drop(str(target))
                raise slow

    def page(self, target: httpx.URL, response: httpx.Response, most: int, cut: bool) -> Page:
        """The page of an answer, kept when it may be asked for conditionally."""
        content = b"".join(self.bounded(target, response, most, cut))
        when = datetime.now(UTC).isoformat(timespec="seconds")
        page = Page(str(bare(target)), content, response.headers.get("content-type"), when)
        if not cut:
            self.kept.put(str(target), page, response.headers)
        return page

    def bounded(self, target: httpx.URL, response: httpx.Response, most: int, cut: bool) -> Iterator[bytes]:
        """The body, unpacked, as it comes. Raises CollectError past ``most`` bytes, packed or unpacked, or too late."""
        too_large = CollectError(f"larger than {most:,} bytes", next_step="raise http.max_bytes if you want it")
        coding = response.headers.get("content-encoding", "identity").strip().casefold()
        if coding not in ("identity", "gzip", "x-gzip", ""):
            raise CollectError(
                f"the server packs its answer as '{coding}'", next_step="save the page and read the file"
            )
        if not cut and int(response.headers.get("content-length", "0")[:18].strip() or 0) > most:
            raise too_large
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in coding else None
        seen = given = 0
        for raw in response.iter_raw():
            seen += len(raw)
            piece = unpack.decompress(raw, most - given + 1) if unpack else raw
            given += len(piece)
            if max(seen, given) > most:
                if cut:
                    yield piece[: len(piece) - max(given - most, 0)]
                    return
                raise too_large
            yield piece
        if unpack and not unpack.eof:
            raise CollectError(f"{target.host} broke off in the middle of the page", next_step="try again later")


class Refused(CollectError):
    """The server's answer is neither a page nor a redirect."""

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        later = (
            f"; it asks to wait ({response.headers['retry-after'][:40]})" if "retry-after" in response.headers else ""
        )
        step = STEPS.get(self.status, "try again later" if self.status >= 500 else "check the address")
        super().__init__(f"the server answered with HTTP {self.status}{later}", next_step=step)


def address(url: str) -> httpx.URL:
    """The URL as an address to ask. Raises CollectError for what isn't one."""
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise CollectError("not a web address that can be read", next_step="check how it is written") from error


def bare(target: httpx.URL) -> httpx.URL:
    """``target`` without user, password and fragment."""
    return target.copy_with(username=None, password=None, fragment=None)


def credentials(target: httpx.URL) -> httpx.BasicAuth | None:
    """The user and password that the URL carries, for its own host only."""
    return httpx.BasicAuth(target.username, target.password) if target.username or target.password else None


def redirected(target: httpx.URL, response: httpx.Response) -> httpx.URL:
    """Where a redirect leads."""
    return target.join(address(response.headers["location"]))


def retry_after(response: httpx.Response) -> float | None:
    """The seconds that a server asks to wait, None when it names no time."""
    text = response.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,6}", text):
        return float(text)
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (then - datetime.now(UTC)).total_seconds()) if then.tzinfo else None
