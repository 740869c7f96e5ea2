"""Filings of the SEC, from a stub of its search, its lists and its archive on the loopback address."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from headcount import collect
from headcount.errors import UsageError
from headcount.model import Document, PartialDate, SetAside
from headcount.settings import Edgar, Http, Settings, Source

if TYPE_CHECKING:
    from tests.collect.conftest import Site

SINCE = date(2026, 1, 1)
ONE, TWO = "0001234567-26-000001", "0001234567-26-000002"
ROBOTS = "User-agent: *\nDisallow: /search\n"


def hit(accession: str, filed: str = "2026-02-03", items: tuple[str, ...] = ("2.05", "9.01")) -> dict[str, Any]:
    """A hit of the full-text search."""
    facts = {"ciks": ["0000123456"], "file_date": filed, "form": "8-K", "items": list(items)}
    return {"_id": f"{accession}:main.htm", "_source": facts}


@pytest.fixture
def sec(site: Site) -> Callable[..., Settings]:
    """Lets the stub answer a search with these hits, and gives settings that lead to it."""

    def answering(*hits: dict[str, Any], total: int | None = None, **more: Any) -> Settings:
        body = json.dumps({"hits": {"total": {"value": len(hits) if total is None else total}, "hits": list(hits)}})
        empty = json.dumps({"hits": {"total": {"value": total or 0}, "hits": []}})
        original = dict(site.answers)
        for start, answer in ((0, body), (len(hits), empty)):
            site.page(f"start={start}", answer, content_type="application/json")
        first, rest = site.answers["start=0"], site.answers[f"start={len(hits)}"]
        site.answers = _Search(original, first, rest)
        for accession in {one["_id"].partition(":")[0] for one in hits}:
            path = f"/archive/123456/{accession.replace('-', '')}/{accession}.txt"
            site.page(path, f"<SEC-DOCUMENT>{accession}", ETag='"1"', content_type="text/plain")
        edgar = Edgar(search=f"{site.url}/find", submissions=f"{site.url}/lists", archive=f"{site.url}/archive")
        http = Http(allow_private=("127.0.0.1",), delay=0, timeout=5, user_agent="Desk/1 (desk@example.org)", **more)
        return Settings(http=http, edgar=edgar)

    return answering


class _Search(dict[str, Any]):
    """Answers by path; those of the search by where its question starts."""

    def __init__(self, known: dict[str, Any], first: Any, rest: Any) -> None:
        super().__init__(known)
        self.first, self.rest = first, rest

    def get(self, path: str, default: Any = None) -> Any:
        if path.startswith("/find?"):
            return self.first if "from=0" in path else self.rest
        return super().get(path, default)


def found(settings: Settings, **source: Any) -> list[Document | SetAside]:
    """What the source gives."""
    named = {"edgar": Source(name="edgar", kind="edgar", **source)}
    return list(collect.source("edgar", Settings(http=settings.http, edgar=settings.edgar, sources=named), since=SINCE))


def test_each_filing_is_fetched_once_as_a_full_submission_with_its_day(sec, site):
    settings = sec(hit(TWO, "2026-02-05"), hit(ONE), hit(ONE))
    documents = found(settings)
    assert [(one.content.decode(), one.published) for one in documents] == [
        (f"<SEC-DOCUMENT>{ONE}", PartialDate(2026, 2, 3)),
        (f"<SEC-DOCUMENT>{TWO}", PartialDate(2026, 2, 5)),
    ]
    assert documents[0].source == "edgar"


def test_the_question_names_the_item_the_forms_and_the_days(sec, site):
    found(sec(hit(ONE)))
    asked = next(path for path in site.asked if path.startswith("/find?"))
    assert "q=%22Item+2.05%22" in asked
    assert "forms=8-K%2C8-K%2FA" in asked
    assert "startdt=2026-01-01" in asked


def test_every_request_says_who_asks(sec, site):
    found(sec(hit(ONE)))
    assert {headers["user-agent"] for headers in site.headers} == {"Desk/1 (desk@example.org)"}


def test_without_an_address_of_the_user_nothing_is_asked(sec, site):
    settings = sec(hit(ONE))
    with pytest.raises(UsageError, match=r"http\.user_agent"):
        list(collect.source("edgar", Settings(edgar=settings.edgar), since=SINCE))
    assert site.asked == []


def test_a_hit_without_the_item_is_passed_over(sec):
    assert found(sec(hit(ONE, items=("5.02",)))) == []


@pytest.mark.parametrize("wrong", ["../../etc/passwd", "0001234567-26-1", ""])
def test_a_number_that_is_none_leads_nowhere(sec, wrong):
    assert found(sec(hit(wrong))) == []


def test_a_filing_that_cannot_be_had_is_named_and_the_others_are_read(sec, site):
    settings = sec(hit(ONE), hit(TWO))
    del site.answers[f"/archive/123456/{ONE.replace('-', '')}/{ONE}.txt"]
    aside, document = found(settings)
    assert "HTTP 404" in aside.cause
    assert ONE in aside.name
    assert isinstance(document, Document)


@pytest.mark.parametrize("body", ["<html>busy</html>", "[]", '{"hits": {"hits": 3}}'])
def test_an_answer_of_another_form_is_told(sec, site, body):
    settings = sec(hit(ONE))
    site.page("x", body)
    site.answers.first = site.answers["x"]
    (aside,) = found(settings)
    assert aside.next_step == "try again later"


def test_the_lists_of_named_companies_are_read_instead(sec, site):
    settings = sec(hit(ONE))
    recent = {
        "form": ["8-K", "8-K", "10-Q", "8-K/A", "8-K"],
        "items": ["2.05,9.01", "5.02", "", "2.05", "2.05"],
        "accessionNumber": [ONE, TWO, TWO, TWO, ONE],
        "filingDate": ["2026-02-03", "2026-02-04", "2026-02-04", "2026-02-06", "2025-12-31"],
    }
    site.page("/lists/CIK0000123456.json", json.dumps({"filings": {"recent": recent}}))
    site.page(f"/archive/123456/{TWO.replace('-', '')}/{TWO}.txt", "<SEC-DOCUMENT>two")
    documents = found(settings, ciks=("123456",))
    assert [one.published for one in documents] == [PartialDate(2026, 2, 3), PartialDate(2026, 2, 6)]
    assert not any(path.startswith("/find") for path in site.asked)


def test_a_kept_answer_is_asked_for_conditionally_in_the_next_run(sec, site, tmp_path):
    settings = sec(hit(ONE), cache=str(tmp_path / "kept"))
    found(settings)
    collect.http.client.cache_clear()
    found(settings)
    assert [headers.get("if-none-match") for headers in site.headers if "if-none-match" in headers] == ['"1"']
