"""Named sources, what they must give, and when they are due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from headcount import collect
from headcount.collect import expect
from headcount.collect.schedule import Schedule
from headcount.errors import UsageError
from headcount.model import Document, PartialDate, SetAside
from headcount.settings import Expect, Http, Settings, Source

if TYPE_CHECKING:
    from tests.collect.conftest import Site

NOW = datetime(2024, 2, 1, 12, tzinfo=UTC)
ITEM = (
    "<item><title>{0}</title><link>http://127.0.0.1:9/{0}</link><pubDate>Tue, 02 Jan 2024 08:00:00 GMT</pubDate></item>"
)
FEED = f"<rss version='2.0'><channel>{''.join(ITEM.format(number) for number in range(3))}</channel></rss>"


@pytest.fixture
def feed(tmp_path: Path) -> str:
    """The path of a feed of three entries of 2 January 2024."""
    (tmp_path / "feed.xml").write_text(FEED)
    return str(tmp_path / "feed.xml")


def read(*sources: Source, http: Http | None = None) -> list[Document | SetAside]:
    """What the first of the sources gives."""
    known = Settings(sources={source.name: source for source in sources}, http=http or Http())
    return list(collect.source(sources[0].name, known))


def test_a_document_names_its_source(feed: str) -> None:
    found = read(Source(name="wires", kind="feed", path=feed))
    assert [one.source for one in found if isinstance(one, Document)] == ["wires"] * 3


def test_an_unknown_source_is_refused_with_the_nearest_one(feed: str) -> None:
    known = Settings(sources={"wires": Source(name="wires", kind="feed", path=feed)})
    with pytest.raises(UsageError, match="unknown source 'wire'; did you mean 'wires'"):
        collect.source("wire", known)


def test_a_limit_of_documents_is_kept_and_is_nothing_to_tell(feed: str) -> None:
    assert len(read(Source(name="wires", kind="feed", path=feed, max_documents=2))) == 2


def test_a_folder_is_read_file_by_file(feed: str) -> None:
    (found,) = read(Source(name="texts", kind="folder", path=str(Path(feed).parent), max_documents=1))
    assert found.name == "http://127.0.0.1:9/0"


def test_a_feed_that_is_none_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>moved</html>")
    (found,) = read(Source(name="wires", kind="feed", path=str(tmp_path / "page.html")))
    assert "not an RSS or Atom feed" in str(found)


def test_an_article_is_a_page_whatever_it_holds(site: Site, web: Http) -> None:
    site.page("/a", FEED)
    (found,) = read(Source(name="page", kind="article", url=site.url + "/a"), http=web)
    assert isinstance(found, Document)
    assert found.content == FEED.encode()


def test_a_feed_by_url_is_followed_unless_told_otherwise(site: Site, web: Http) -> None:
    site.page("/feed", FEED)
    (first, *_) = read(Source(name="wires", kind="feed", url=site.url + "/feed", follow=False), http=web)
    assert isinstance(first, Document)
    (first, *_) = read(Source(name="wires", kind="feed", url=site.url + "/feed"), http=web)
    assert isinstance(first, SetAside)


def test_too_few_documents_are_a_breach_named_by_the_source(feed: str) -> None:
    *rest, last = read(Source(name="wires", kind="feed", path=feed, expect=Expect(min=5)))
    assert [type(one) for one in rest] == [Document] * 3
    assert isinstance(last, SetAside)
    assert (last.name, last.cause) == ("wires", "documents: 3; at least 5 expected")


def test_enough_documents_are_no_breach(feed: str) -> None:
    assert len(read(Source(name="wires", kind="feed", path=feed, expect=Expect(min=3)))) == 3


def test_a_source_that_fails_breaches_what_it_must_give(site: Site, web: Http) -> None:
    first, second = read(Source(name="wires", kind="feed", url=site.url + "/feed", expect=Expect(min=1)), http=web)
    assert "HTTP 404" in str(first)
    assert second.name == "wires"


@pytest.mark.parametrize(
    ("published", "causes"),
    [
        (PartialDate(2024, 1, 30), []),
        (PartialDate(2024, 1), []),
        (PartialDate(2024, 1, 20), ["the newest document is 12 days old (2024-01-20); at most 3 expected"]),
        (None, ["no document states its date"]),
        (PartialDate(None, 1, 31), ["no document states its date"]),
    ],
)
def test_a_newest_document_that_is_too_old_is_a_breach(published: PartialDate | None, causes: list[str]) -> None:
    source = Source(name="wires", kind="feed", path="x", expect=Expect(max_age=timedelta(days=3)))
    stream = [Document(content=b"x", name="x", published=published)]
    found = list(expect.checked(source, stream, today=date(2024, 2, 1)))
    assert [one.cause for one in found if isinstance(one, SetAside)] == causes


@pytest.mark.parametrize(
    ("every", "last", "due"),
    [
        (timedelta(hours=1), None, ["wires"]),
        (timedelta(hours=1), "2024-02-01T10:30:00+00:00", ["wires"]),
        (timedelta(hours=1), "2024-02-01T10:30:00Z", ["wires"]),
        (timedelta(hours=1), "2024-02-01T11:00:20", ["wires"]),
        (timedelta(hours=1), "2024-02-01T11:30:00+00:00", []),
        (None, "2024-02-01T11:59:59+00:00", ["wires"]),
    ],
)
def test_a_source_is_due_when_it_rested_long_enough(every: timedelta | None, last: str | None, due: list[str]) -> None:
    source = Source(name="wires", kind="feed", path="x", every=every)
    assert Schedule().due({"wires": source}, lambda name: last, NOW) == due


@pytest.mark.parametrize(
    ("every", "failures", "hours"),
    [
        (timedelta(hours=1), 0, 1),
        (timedelta(hours=1), 1, 2),
        (timedelta(hours=1), 3, 8),
        (timedelta(hours=1), 900, 24),
        (timedelta(days=7), 5, 168),
        (None, 0, 0),
        (None, 2, 2),
    ],
)
def test_a_failing_source_waits_longer_each_time_within_bounds(
    every: timedelta | None, failures: int, hours: int
) -> None:
    source = Source(name="wires", kind="feed", path="x", every=every)
    assert Schedule(timedelta(minutes=30), {"wires": failures}).wait(source) == timedelta(hours=hours)


def test_a_source_that_recovers_is_asked_as_before() -> None:
    schedule = Schedule()
    schedule.note("wires", failed=True)
    schedule.note("wires", failed=True)
    schedule.note("wires", failed=False)
    assert schedule.wait(Source(name="wires", kind="feed", path="x", every=timedelta(hours=1))) == timedelta(hours=1)
