"""Where a request may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from headcount.collect import guard, http
from headcount.errors import CollectError
from headcount.settings import Http

if TYPE_CHECKING:
    from tests.collect.conftest import Site

# fmt: off
PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
)
# fmt: on


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_off_the_open_internet_is_not_public(address: str) -> None:
    assert not guard.public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert guard.public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1", "localhost"])
def test_every_way_to_write_loopback_is_refused(host: str) -> None:
    with pytest.raises(CollectError, match="a private address"):
        guard.checked(httpx.URL(f"http://{host}:9/"), ())


def test_a_host_with_one_private_address_is_refused_whole() -> None:
    with pytest.raises(CollectError, match=r"10\.0\.0\.1"):
        guard.checked(httpx.URL("http://news.example/"), (), lambda host, port: ["8.8.8.8", "10.0.0.1"])


def test_a_host_that_the_settings_name_may_be_private() -> None:
    assert guard.checked(httpx.URL("http://Intranet/"), ("intranet",), lambda host, port: ["10.0.0.1"]) == ["10.0.0.1"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/a", "gopher://example.org/"])
def test_only_http_and_https_are_asked(url: str) -> None:
    with pytest.raises(CollectError, match="http:// or https://"):
        guard.checked(httpx.URL(url), ())


def test_the_connection_is_made_to_the_address_that_was_checked(site: Site) -> None:
    site.page("/a", "text")
    looked_up = iter([["127.0.0.1"], ["127.0.0.1"]])
    settings = Http(allow_private=("news.example",), delay=0)
    client = http.Client(settings, resolve=lambda host, port: next(looked_up))
    port = site.url.rsplit(":", 1)[1]
    assert client.get(f"http://news.example:{port}/a").content == b"text"
    assert site.headers[-1]["host"] == f"news.example:{port}"
    assert next(looked_up, None) is None


def test_the_name_is_kept_for_the_host_header_and_for_the_tls_handshake() -> None:
    sent: list[httpx.Request] = []
    transport = guard.Guarded((), lambda host, port: ["93.184.215.14"])
    transport.inner = httpx.MockTransport(lambda request: sent.append(request) or httpx.Response(200))  # type: ignore
    httpx.Client(transport=transport).get("https://news.example/a?x=1")
    assert str(sent[0].url) == "https://93.184.215.14/a?x=1"
    assert (sent[0].headers["host"], sent[0].extensions["sni_hostname"]) == ("news.example", "news.example")


def test_the_next_address_is_tried_when_the_first_takes_no_connection(site: Site) -> None:
    site.page("/a", "text")
    settings = Http(allow_private=("news.example",), delay=0)
    client = http.Client(settings, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert client.get(site.url.replace("127.0.0.1", "news.example") + "/a").content == b"text"
