"""What every test may ask for."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

settings.register_profile("untimed", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts and tables beside the checkout; the test is skipped where it is absent."""
    folder = Path(os.environ.get("HEADCOUNT_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("needs ../shared beside the checkout")
    return folder


class ModelServer:
    """A stand-in for a language model's server on the loopback address: what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answers: list[Callable[[BaseHTTPRequestHandler], None]] = []

    def says(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        """The next answer, as it is; the last one is given for ever."""
        content = body.encode() if isinstance(body, str) else body

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(content)

        self.answers.append(answer)

    def writes(self, text: str, **more: Any) -> None:
        """The next answer is that the model wrote ``text``."""
        self.says(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}, **more}]}))

    def tells(self, *claims: Any) -> None:
        """The next answer is that the model tells these claims, each as a dict without what it leaves open."""
        empty = dict.fromkeys(("quote", "employer", "figure", "percent", "unit", "place"))
        self.writes(json.dumps({"claims": [{"kind": "cut"} | empty | c if isinstance(c, dict) else c for c in claims]}))


@pytest.fixture
def model() -> Iterator[ModelServer]:
    """A model's server on 127.0.0.1 that answers what the test says, in turn."""
    known = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            known.headers.append({name.lower(): value for name, value in self.headers.items()})
            known.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            answer = known.answers.pop(0) if len(known.answers) > 1 else known.answers[0]
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    known.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield known
    server.shutdown()
    thread.join()
    server.server_close()
