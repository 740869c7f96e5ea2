"""RSS and Atom feeds."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from headcount import collect
from headcount.collect import feed
from headcount.errors import CollectError
from headcount.model import Document, PartialDate, SetAside
from headcount.settings import Settings

if TYPE_CHECKING:
    from tests.collect.conftest import Site

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0"><channel><title>Desk</title><link>{site}/</link>
<item><title>Alpha &amp;amp; Co cuts 120</title><link>{site}/1</link><pubDate>Tue, 02 Jan 2024 23:30:00 GMT</pubDate>
<description>Alpha says &lt;b&gt;120&lt;/b&gt; people leave.</description></item>
<item><title>Beta</title><link>/2</link><pubDate>Wed, 03 Jan 2024 08:00:00 GMT</pubDate></item>
<item><title>Gamma</title><link>{site}/3</link></item>
<item><title>Gamma again</title><link>{site}/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
<entry><id>urn:1</id><title type="text">Delta &lt; Epsilon</title><updated>2024-02-03T10:00:00Z</updated>
<content type="text">70 people &lt; 80</content></entry></feed>"""
EXPANDING = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">
{declared}]><rss version="2.0"><channel><item><title>&e9;</title></item></channel></rss>""".format(
    declared="".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)).replace("&e0;", "&a;")
)


def test_the_links_of_a_feed_are_followed_when_it_came_by_url(site: Site, settings: Settings) -> None:
    site.page("/feed", RSS.format(site=site.url), content_type="text/plain")
    for number in "123":
        site.page(f"/{number}", f"page {number}")
    found = list(collect.documents([site.url + "/feed"], settings))
    assert [one.name for one in found] == [f"{site.url}/{number}" for number in "123"]
    assert [one.content for one in found if isinstance(one, Document)] == [b"page 1", b"page 2", b"page 3"]
    assert [str(one.published) for one in found if isinstance(one, Document)] == ["2024-01-02", "2024-01-03", "None"]
    assert isinstance(found[0], Document)
    assert (found[0].title, found[0].published_by) == ("Alpha & Co cuts 120", "source")


def test_a_link_that_fails_is_set_aside_and_the_rest_goes_on(site: Site, settings: Settings) -> None:
    site.page("/feed", RSS.format(site=site.url))
    site.page("/3", "page 3")
    first, second, third = collect.documents([site.url + "/feed"], settings)
    assert str(first) == f"{site.url}/1: the server answered with HTTP 404; check the address"
    assert (type(second), type(third)) == (SetAside, Document)


def test_a_link_to_a_private_address_is_refused(site: Site, settings: Settings) -> None:
    site.page("/feed", "<rss version='2.0'><channel><item><link>http://[::1]:9/</link></item></channel></rss>")
    (one,) = collect.documents([site.url + "/feed"], settings)
    assert "a private address, which is refused" in str(one)


def test_a_link_to_a_file_is_refused(site: Site, settings: Settings) -> None:
    site.page("/feed", "<rss version='2.0'><channel><item><link>file:///etc/passwd</link></item></channel></rss>")
    (one,) = collect.documents([site.url + "/feed"], settings)
    assert "not a web address" in str(one)


def test_a_feed_that_is_a_file_is_not_followed(tmp_path: Path, site: Site, settings: Settings) -> None:
    (tmp_path / "saved.txt").write_text(RSS.format(site=site.url))
    found = list(collect.documents([str(tmp_path / "saved.txt")], settings))
    assert [one.name for one in found] == [f"{site.url}/1", "/2", f"{site.url}/3"]
    assert isinstance(found[0], Document)
    assert b"<h1>Alpha &amp; Co cuts 120</h1>\nAlpha says <b>120</b> people leave.\n" in found[0].content
    assert (found[0].media_type, str(found[0].published)) == ("text/html; charset=utf-8", "2024-01-02")
    assert site.asked == []


def test_a_feed_that_is_a_file_is_followed_when_asked(tmp_path: Path, site: Site, settings: Settings) -> None:
    site.page("/1", "page 1")
    (tmp_path / "feed.xml").write_text(RSS.format(site=site.url))
    assert next(iter(collect.documents([str(tmp_path)], settings, follow=True))).content == b"page 1"  # type: ignore[union-attr]


def test_a_feed_by_url_is_not_followed_when_told_so(site: Site, settings: Settings) -> None:
    site.page("/feed", RSS.format(site=site.url))
    assert len(list(collect.documents([site.url + "/feed"], settings, follow=False))) == 3
    assert site.asked == ["/robots.txt", "/feed"]


def test_an_entry_without_a_link_is_named_by_its_feed_and_id() -> None:
    (one,) = (found for found, _ in feed.documents(feed.entries(ATOM.encode()), "desk.atom", "read", client=None))
    assert isinstance(one, Document)
    assert (one.name, one.title, one.published) == ("desk.atom#urn:1", "Delta < Epsilon", PartialDate(2024, 2, 3))
    assert b"<h1>Delta &lt; Epsilon</h1>\n<p>70 people &lt; 80</p>\n" in one.content


def test_the_date_the_user_gives_goes_before_the_feed_s(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS.format(site="https://example.org"))
    table = {"https://example.org/1": PartialDate(2020)}
    found = collect.documents([str(tmp_path / "feed.xml")], Settings(), published_from=table)
    assert [str(one.published) for one in found if isinstance(one, Document)] == ["2020", "2024-01-03", "None"]


@pytest.mark.parametrize(
    "content",
    [RSS.encode(),
     ATOM.encode(), b"\xef\xbb\xbf\n" + ATOM.encode(), ATOM.encode("utf-16"), ATOM.encode("utf-16-be"),
     b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', b'<!DOCTYPE rss PUBLIC "x" "y"><rss>'],
)  # fmt: skip
def test_a_feed_is_known_by_its_root(content: bytes) -> None:
    assert feed.is_feed(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"text",
     b"<!doctype html><html><feed>", b"<html><rss>", b"<?xml version='1.0'?><urlset>", b"<!-- <rss>", b"<?xml ",
     b'<rdf:RDF xmlns="http://xmlns.com/foaf/0.1/">', b"\0" * 100, b"<rssx>"],
)  # fmt: skip
def test_what_is_no_feed_is_left_to_the_decoder(content: bytes) -> None:
    assert not feed.is_feed(content)


@pytest.mark.parametrize("content", [EXPANDING.encode(), EXPANDING.encode("utf-16")])
def test_a_feed_whose_entities_expand_is_refused_at_once(content: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(CollectError, match="declares entities"):
        feed.entries(content)
    assert time.process_time() - begun < 0.5


def test_a_feed_that_names_a_file_as_an_entity_is_refused(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    )
    (one,) = collect.documents([str(tmp_path / "feed.xml")], Settings())
    assert "declares entities" in str(one)


def test_a_broken_feed_gives_what_stands_before_the_break() -> None:
    assert [one.title for one in feed.entries(RSS.split("<item><title>Gamma<")[0].encode())] == [
        "Alpha & Co cuts 120",
        "Beta",
    ]


def test_a_feed_without_entries_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("<rss version='2.0'><channel><title>Desk</title></channel></rss>")
    (one,) = collect.documents([str(tmp_path / "feed.xml")], Settings())
    assert "holds no document" in str(one)


def test_entries_over_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "LIMIT", 2)
    found = [one for one, _ in feed.documents(feed.entries(RSS.encode()), "desk", "read", client=None)]
    assert str(found[-1]) == "desk: 3 entries, of which the first 2 were read; set max_documents for this source"


def test_a_script_in_an_entry_is_left_out() -> None:
    content = RSS.replace("Alpha says", "&lt;script&gt;alert(1)&lt;/script&gt;Alpha says").encode()
    (one, _), *_ = feed.documents(feed.entries(content), "desk", "read", client=None)
    assert isinstance(one, Document)
    assert b"script" not in one.content


@examples(deadline=None, max_examples=60)
@given(st.binary(max_size=60), st.sampled_from([b"", b"<?xml ", b"<!DOCTYPE [", b"<!--", b"\xff\xfe<", b"<feed"]))
def test_any_bytes_are_a_feed_or_none(content: bytes, head: bytes) -> None:
    assert feed.is_feed(head + content) in (True, False)


@pytest.mark.parametrize("broken", ["&#x110000;", "&#99999999999;"])
def test_a_malformed_feed_is_refused_and_nothing_else_is_raised(broken: str) -> None:
    with pytest.raises(CollectError, match="the feed is malformed"):
        feed.entries(RSS.replace("Beta", broken + "<b>").encode())


def test_a_link_that_no_rule_can_read_is_named(site: Site, settings: Settings) -> None:
    site.page(
        "/feed", "<rss version='2.0'><channel><item><link>http://[::1</link><title>A</title></item></channel></rss>"
    )
    assert len(list(collect.documents([site.url + "/feed"], settings, follow=False))) == 1
