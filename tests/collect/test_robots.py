"""What a robots.txt lets us fetch."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headcount.collect import robots

FILE = b"""\xef\xbb\xbf# all others
User-agent: *
Disallow: /private
Allow: /private/press
Disallow: /*?print=
Disallow: /*.pdf$
Crawl-delay: 2

User-agent: Headcount
User-agent: other
Disallow: /only-us

User-agent: shut
Disallow: /
"""


@pytest.mark.parametrize("path", ["/", "/public", "/private/press/1", "/a.pdf?x", "/robots.txt"])
def test_a_path_that_no_rule_or_a_longer_allow_meets_may_be_read(path: str) -> None:
    assert robots.parse(FILE, "Nobody/1.0").allows(path)


@pytest.mark.parametrize("path", ["/private", "/private/x", "/a?print=1", "/a/b.pdf", "/%70rivate"])
def test_a_path_that_a_rule_meets_may_not_be_read(path: str) -> None:
    assert not robots.parse(FILE, "Nobody/1.0").allows(path)


def test_a_group_of_its_own_goes_before_the_group_of_all() -> None:
    rules = robots.parse(FILE, "headcount/2.0 (+https://example.org)")
    assert rules.allows("/private")
    assert not rules.allows("/only-us/x")


def test_a_site_may_be_shut_but_for_its_robots_file() -> None:
    rules = robots.parse(FILE, "shut")
    assert not rules.allows("/")
    assert rules.allows("/robots.txt")


def test_the_delay_asked_for_is_kept() -> None:
    assert robots.parse(FILE, "Nobody").delay == 2


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"<html>Not found</html>", b"Disallow: /\n"])
def test_a_file_without_groups_forbids_nothing(content: bytes) -> None:
    assert robots.parse(content, "Headcount").allows("/a")


@settings(deadline=None, max_examples=60)
@given(pattern=st.text("/ab*$", max_size=8), path=st.text("/ab$", max_size=10))
def test_a_pattern_matches_what_the_same_regular_expression_does(pattern: str, path: str) -> None:
    body, end = (pattern[:-1], r"\Z") if pattern.endswith("$") else (pattern, "")
    wanted = re.match(re.escape(body).replace(r"\*", ".*") + end, path)
    assert robots.matches(pattern, path) == bool(wanted)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_are_a_robots_file(content: bytes, path: str) -> None:
    assert robots.parse(content, "Headcount").allows("/" + path) in (True, False)


def test_a_pattern_made_to_backtrack_is_matched_in_no_time() -> None:
    rules = robots.parse(b"User-agent: *\nDisallow: /" + b"*a" * 2_000 + b"$\n", "Headcount")
    assert rules.allows("/" + "a" * 1_999 + "b")
