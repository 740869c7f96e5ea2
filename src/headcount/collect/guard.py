"""Where a request may go: a host is looked up once, its addresses are checked, and the connection is made to those."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import Final

import httpx

from headcount.errors import CollectError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
PORTS: Final = {"http": 80, "https": 443}
MOST: Final = 4
"""So many of a host's addresses are tried."""
ALLOW: Final = "name it in http.allow_private of headcount.toml if you trust it"


def embedded(address: Address) -> Address:
    """The IPv4 address that an IPv6 one carries (mapped, NAT64, 6to4, Teredo), else ``address`` itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inside = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    return inside or (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else address)


def public(text: str) -> bool:
    """True for an address of the open internet; false for loopback, private, multicast and reserved."""
    address = embedded(ipaddress.ip_address(text))
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order in which the system would try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def web_only(url: httpx.URL) -> None:
    """Nothing, for an http or https URL with a host. Raises CollectError for any other."""
    if url.scheme not in PORTS or not url.host:
        raise CollectError(f"'{url.scheme or url}' is not a web address", next_step="use http:// or https://")


def checked(url: httpx.URL, allowed: Sequence[str], resolve: Callable[[str, int], list[str]] = look_up) -> list[str]:
    """The addresses that a request for ``url`` may be sent to. Raises CollectError when the guard refuses it.

    A host with one address that isn't public is refused whole, unless ``allowed`` names the host as the URL does.
    """
    web_only(url)
    try:
        found = resolve(url.host, url.port or PORTS[url.scheme])
    except (OSError, UnicodeError) as error:
        raise CollectError(f"no address is known for {url.host}", next_step="check the name and the network") from error
    refused = [address for address in found if not public(address)]
    if refused and url.host.casefold() not in allowed:
        which = f"{url.host} is at a private address ({refused[0]})" if refused[0] != url.host else "a private address"
        raise CollectError(f"{which}, which is refused", next_step=ALLOW)
    return found


class Guarded(httpx.BaseTransport):
    """A transport that sends each request to a checked address, with the name kept in Host and in the TLS handshake.

    No connection is kept: one made for a host must never serve another at the same address.
    """

    def __init__(self, allowed: Sequence[str], resolve: Callable[[str, int], list[str]] = look_up) -> None:
        self.allowed, self.resolve = allowed, resolve
        self.inner = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0), trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer from the first address that takes the connection."""
        addresses = checked(request.url, self.allowed, self.resolve)
        extensions = {**request.extensions, "sni_hostname": request.url.host}
        failure: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in addresses[:MOST]:
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions=extensions,
            )
            try:
                return self.inner.handle_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or httpx.ConnectError("no address", request=request)

    def close(self) -> None:
        """Closes the sockets that are open."""
        self.inner.close()
