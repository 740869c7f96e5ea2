"""Answers that are kept to be asked for conditionally."""

from __future__ import annotations

import pytest

from headcount.collect import shelf
from headcount.collect.shelf import Page, Shelf

PAGE = Page("https://example.org/a", b"words", "text/plain", "2026-01-01T00:00:00+00:00")
MARKED = {"etag": '"1"', "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT"}
CONDITIONS = {"If-None-Match": '"1"', "If-Modified-Since": MARKED["last-modified"]}


def test_a_page_with_marks_is_kept_with_what_to_ask():
    kept = Shelf()
    kept.put(PAGE.url, PAGE, MARKED)
    assert kept.find(PAGE.url) == (CONDITIONS, PAGE)


def test_a_page_without_marks_is_not_kept():
    kept = Shelf()
    kept.put(PAGE.url, PAGE, {})
    assert kept.find(PAGE.url) == ({}, None)


def test_a_folder_keeps_from_one_run_to_the_next(tmp_path):
    Shelf(tmp_path).put(PAGE.url, PAGE, MARKED)
    assert Shelf(tmp_path).find(PAGE.url) == (CONDITIONS, PAGE)


@pytest.mark.parametrize("broken", ["*.json", "*.body"])
def test_a_broken_file_counts_as_none(tmp_path, broken):
    Shelf(tmp_path).put(PAGE.url, PAGE, MARKED)
    next(tmp_path.glob(broken)).write_text("x")
    assert Shelf(tmp_path).find(PAGE.url) == ({}, None)


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(shelf, "KEPT", 1)
    kept = Shelf()
    kept.put("one", PAGE, MARKED)
    kept.put("two", PAGE, MARKED)
    assert (kept.find("one")[1], kept.find("two")[1]) == (None, PAGE)
