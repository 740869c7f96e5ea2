"""The one polite and guarded client."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest

from headcount.collect import http
from headcount.errors import CollectError
from headcount.settings import Http

if TYPE_CHECKING:
    from tests.collect.conftest import Site


def test_a_page_is_fetched_with_the_declared_user_agent(site: Site, web: Http) -> None:
    site.page("/a", "text", content_type="text/html; charset=utf-8")
    page = http.Client(replace(web, user_agent="Desk/1 (desk@example.org)")).get(site.url + "/a")
    assert (page.content, page.media_type) == (b"text", "text/html; charset=utf-8")
    assert site.headers[-1]["user-agent"] == "Desk/1 (desk@example.org)"


@pytest.mark.parametrize(
    ("status", "step"), [(404, "check the address"), (403, "saved copy"), (500, "try again later")]
)
def test_a_refusal_names_its_status_and_the_next_step(site: Site, client: http.Client, status: int, step: str) -> None:
    site.page("/a", "no", status)
    with pytest.raises(CollectError, match=f"HTTP {status}; .*{step}"):
        client.get(site.url + "/a")


def test_a_private_address_is_refused_until_the_settings_name_it(site: Site) -> None:
    with pytest.raises(CollectError, match=r"private address.*http.allow_private"):
        http.Client(Http(delay=0)).get(site.url + "/a")
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site, client: http.Client) -> None:
    site.redirect("/a", "http://localhost:1/secret")
    with pytest.raises(CollectError, match="localhost is at a private address"):
        client.get(site.url + "/a")


def test_a_redirect_to_a_file_is_refused(site: Site, client: http.Client) -> None:
    site.redirect("/a", "file:///etc/passwd")
    with pytest.raises(CollectError, match="'file' is not a web address"):
        client.get(site.url + "/a")


def test_a_redirect_is_followed(site: Site, client: http.Client) -> None:
    site.redirect("/a", "b?x=1")
    site.page("/b?x=1", "there")
    assert client.get(site.url + "/a").content == b"there"


def test_a_redirect_loop_ends(site: Site, client: http.Client) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    with pytest.raises(CollectError, match="redirected more than 5 times"):
        client.get(site.url + "/a")


def test_a_body_that_says_it_is_too_large_is_not_read(site: Site, web: Http) -> None:
    site.page("/a", "x" * 1_001)
    with pytest.raises(CollectError, match=r"larger than 1,000 bytes; raise http.max_bytes"):
        http.Client(replace(web, max_bytes=1_000)).get(site.url + "/a")


def test_a_body_that_hides_its_size_is_cut_off(site: Site, web: Http) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"x" * 10_000)

    site.answers["/a"] = endless
    with pytest.raises(CollectError, match="larger than 100,000 bytes"):
        http.Client(replace(web, max_bytes=100_000)).get(site.url + "/a")


def test_a_packed_page_is_unpacked(site: Site, client: http.Client) -> None:
    site.page("/a", gzip.compress(b"text" * 100_000), content_encoding="gzip")
    assert client.get(site.url + "/a").content == b"text" * 100_000


def test_a_page_that_unpacks_without_end_is_refused(site: Site, web: Http) -> None:
    site.page("/a", gzip.compress(b"\0" * 50_000_000), content_encoding="gzip")
    with pytest.raises(CollectError, match="larger than 1,000,000 bytes"):
        http.Client(replace(web, max_bytes=1_000_000)).get(site.url + "/a")


@pytest.mark.parametrize("body", [b"not packed at all", gzip.compress(b"text" * 1_000)[:-9]])
def test_a_broken_packing_is_refused(site: Site, client: http.Client, body: bytes) -> None:
    site.page("/a", body, content_encoding="gzip")
    with pytest.raises(CollectError, match=r"no answer from|broke off"):
        client.get(site.url + "/a")


def test_a_server_that_does_not_answer_times_out(site: Site, web: Http) -> None:
    site.answers["/a"] = lambda handler: time.sleep(0.5)
    with pytest.raises(CollectError, match=r"within 0.1 s; try again later"):
        http.Client(replace(web, timeout=0.1)).get(site.url + "/a")


def test_a_server_that_drips_is_given_up(site: Site, web: Http) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(30):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    site.answers["/a"] = drip
    with pytest.raises(CollectError, match=r"no whole answer from 127.0.0.1 in time; try again later"):
        http.Client(replace(web, timeout=0.1)).get(site.url + "/a")


def test_a_server_that_drips_its_headers_is_given_up(site: Site, web: Http) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(30):
            handler.wfile.write(b"HTTP/1.0 200 OK"[:1])
            time.sleep(0.05)

    site.answers["/a"] = drip
    with pytest.raises(CollectError, match=r"no whole answer from 127.0.0.1 in time"):
        http.Client(replace(web, timeout=0.1)).get(site.url + "/a")


def test_a_page_that_robots_disallow_is_not_asked_for(site: Site, client: http.Client) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /no")
    with pytest.raises(CollectError, match=r"robots.txt of 127.0.0.1 disallows"):
        client.get(site.url + "/no/1")
    with pytest.raises(CollectError, match="HTTP 404"):
        client.get(site.url + "/yes")
    assert site.asked == ["/robots.txt", "/yes"]


def test_a_redirect_to_a_page_that_robots_disallow_is_not_followed(site: Site, client: http.Client) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /no")
    site.redirect("/a", "/no/1")
    with pytest.raises(CollectError, match="disallows"):
        client.get(site.url + "/a")


def test_a_site_whose_robots_file_fails_is_left_alone(site: Site, client: http.Client) -> None:
    site.page("/robots.txt", "", 503)
    with pytest.raises(CollectError, match="HTTP 503"):
        client.get(site.url + "/a")
    assert site.asked == ["/robots.txt"]


def test_a_host_is_paced(site: Site, web: Http) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7")
    site.page("/a", "text")
    slept: list[float] = []
    client = http.Client(replace(web, delay=3), sleep=slept.append, clock=lambda: 100.0)
    client.get(site.url + "/a")
    client.get(site.url + "/a")
    client.get(site.url + "/a")
    assert slept == [7, 14]


def test_an_unchanged_page_is_not_sent_again(site: Site, client: http.Client) -> None:
    site.page("/a", "text", etag='"1"', last_modified="Tue, 02 Jan 2024 00:00:00 GMT")
    first = client.get(site.url + "/a")
    site.page("/a", "", 304)
    assert client.get(site.url + "/a") == first
    assert site.headers[-1]["if-none-match"] == '"1"'
    assert site.headers[-1]["if-modified-since"] == "Tue, 02 Jan 2024 00:00:00 GMT"


def test_a_server_that_asks_to_wait_is_asked_once_more(site: Site, web: Http) -> None:
    slept: list[float] = []

    def busy(handler: BaseHTTPRequestHandler) -> None:
        site.page("/a", "text")
        handler.send_response(429)
        handler.send_header("Retry-After", "3")
        handler.end_headers()

    site.answers["/a"] = busy
    assert http.Client(web, sleep=slept.append).get(site.url + "/a").content == b"text"
    assert slept == [3]


@pytest.mark.parametrize("wait", ["3600", "Fri, 01 Jan 2100 00:00:00 GMT", "soon"])
def test_a_wait_out_of_bounds_is_told_and_not_waited_for(site: Site, client: http.Client, wait: str) -> None:
    site.page("/a", "", 503, retry_after=wait)
    with pytest.raises(CollectError, match=f"HTTP 503; it asks to wait .{wait}"):
        client.get(site.url + "/a")
    assert site.asked == ["/robots.txt", "/a"]


def test_credentials_go_to_their_host_and_into_no_name(site: Site, client: http.Client) -> None:
    site.page("/a", "text")
    page = client.get(site.url.replace("//", "//desk:pass@") + "/a")
    assert site.headers[-1]["authorization"].startswith("Basic ")
    assert page.url == site.url + "/a"


def test_credentials_do_not_follow_a_redirect(site: Site, web: Http) -> None:
    client = http.Client(replace(web, allow_private=("127.0.0.1", "localhost")))
    site.redirect("/a", site.url.replace("127.0.0.1", "localhost") + "/b")
    site.page("/b", "text")
    client.get(site.url.replace("//", "//desk:pass@") + "/a")
    assert site.asked[-1] == "/b"
    assert "authorization" not in site.headers[-1]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://desk:p@ss@example.org/a@b?x=1", "https://example.org/a@b?x=1"),
        ("https://example.org/f?token=abc&x=1", "https://example.org/f?token=***&x=1"),
        ("https://example.org/f?x=1&api_key=abc#top", "https://example.org/f?x=1&api_key=***#top"),
        ("https://example.org/monkey=1", "https://example.org/monkey=1"),
    ],
)
def test_a_name_holds_no_secret(url: str, name: str) -> None:
    assert http.named(url) == name


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://exa mple/", "http://" + "a" * 70_000])
def test_what_is_no_address_is_refused(client: http.Client, url: str) -> None:
    with pytest.raises(CollectError):
        client.get(url)


def test_a_host_that_does_not_exist_is_named(client: http.Client) -> None:
    with pytest.raises(CollectError, match=r"no address is known for no-such-host.invalid"):
        client.get("http://no-such-host.invalid/")


def test_settings_share_one_client(web: Http) -> None:
    assert http.client(web) is http.client(replace(web))
