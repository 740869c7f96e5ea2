"""A small web server on the loopback address, and clients that may or may not reach it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from headcount.collect import http
from headcount.settings import Http, Settings

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What the server answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""

    def page(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        """Lets ``path`` answer with ``body``; ``content_type`` as a keyword is the header Content-Type."""
        content = body.encode() if isinstance(body, str) else body
        given = {name.replace("_", "-").title(): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content-Length": str(len(content)), "Content-Type": "text/html"} | given).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(content)

        self.answers[path] = answer

    def redirect(self, path: str, location: str) -> None:
        """Lets ``path`` lead to ``location``."""
        self.page(path, "", 302, Location=location)


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on 127.0.0.1; a path that nothing was said of answers 404."""
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.headers.append({name.lower(): value for name, value in self.headers.items()})
            absent: Answer = lambda handler: handler.send_error(404)  # noqa: E731
            try:
                known.answers.get(self.path, absent)(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    known.url = f"http://127.0.0.1:{server.server_port}"
    yield known
    server.shutdown()
    thread.join()
    server.server_close()
    http.client.cache_clear()


@pytest.fixture
def web() -> Http:
    """Settings of a client that may read the loopback server, without pauses."""
    return Http(allow_private=("127.0.0.1",), delay=0, timeout=5)


@pytest.fixture
def settings(web: Http) -> Settings:
    """Settings under which the loopback server may be read."""
    return Settings(http=web)


@pytest.fixture
def client(web: Http) -> Iterator[http.Client]:
    """A client that may read the loopback server and never sleeps."""
    made = http.Client(web, sleep=lambda seconds: None)
    yield made
    made.web.close()
