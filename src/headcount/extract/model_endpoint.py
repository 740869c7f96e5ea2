"""A language model behind an OpenAI-compatible address: a question in, its answer as JSON out, within bounds.

The one address that is asked is the one that the settings name, so it may be private; no redirect is followed, no proxy
used. The key is read from the variable that the settings name, sent to that address, and never shown.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import httpx

from headcount import __version__
from headcount.collect import guard
from headcount.collect.deadline import Deadline
from headcount.collect.http import MAX_WAIT, retry_after
from headcount.errors import CollectError, ExtractError, UsageError
from headcount.settings import FILE, Reader

MAX_BYTES: Final = 1_000_000
"""The largest answer."""
SET_UP: Final = f"set reader.url and reader.model in {FILE}; see docs/llm.md"
REFUSES_FORM: Final = (400, 404, 415, 422)
"""What servers answer that do not know ``response_format``, or not with a schema."""
_FENCE: Final = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*", re.DOTALL)


class Endpoint:
    """The model of these settings. ``sleep`` stands in for the system's in tests. Raises UsageError when not set up."""

    def __init__(self, settings: Reader, *, sleep: Callable[[float], object] = time.sleep) -> None:
        if not settings.url or not settings.model:
            raise UsageError("no language model is named to read with", next_step=SET_UP)
        self.settings, self.model, self.sleep = settings, settings.model, sleep
        self.url = completions(settings.url)
        self.key = key(settings)
        self.takes_form = True
        self.web = httpx.Client(
            transport=guard.Guarded((self.url.host.casefold(),)),
            headers={"User-Agent": f"Headcount/{__version__}", "Accept-Encoding": "identity"},
            timeout=settings.timeout,
            follow_redirects=False,
            trust_env=False,
        )

    def ask(self, system: str, user: str, schema: Mapping[str, Any]) -> Any:
        """The model's answer as JSON. Raises ExtractError, with the next step, for whatever stands in the way.

        A server that refuses the schema is asked once more without it, and from then on always so.
        """
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        body: dict[str, Any] = {"model": self.model, "messages": messages}
        form = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        if self.takes_form:
            status, answer = self.post({**body, "temperature": 0, "response_format": form})
            if status not in REFUSES_FORM:
                return content(self.accepted(status, answer))
        status, answer = self.post(body)
        accepted = self.accepted(status, answer)
        self.takes_form = False
        return content(accepted)

    def post(self, body: Mapping[str, Any], *, again: bool = True) -> tuple[int, bytes]:
        """(HTTP status, body). A server that asks to wait for at most a minute is waited for, once."""
        late = ExtractError(
            f"no whole answer from {self.url.host} within {self.settings.timeout:g} s",
            next_step="raise reader.timeout, lower reader.max_chars, or look whether the server runs",
        )
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        with Deadline(self.settings.timeout) as deadline:
            asked: dict[str, Any] = {"headers": headers, "extensions": {"trace": deadline.trace}}
            try:
                with self.web.stream("POST", self.url, json=body, **asked) as response:
                    answer = bounded(response)
            except httpx.TimeoutException as error:
                raise late from error
            except httpx.HTTPError as error:
                step = "check reader.url, and that the server runs"
                wrong = ExtractError(f"no answer from {self.url.host} ({error})", next_step=step)
                raise (late if deadline.passed else wrong) from error
            except CollectError as error:
                raise ExtractError(error.what, next_step="check reader.url") from error
            if deadline.passed:
                raise late
        pause = retry_after(response) if again and response.status_code in (429, 503) else None
        if pause is not None and pause <= MAX_WAIT:
            self.sleep(pause)
            return self.post(body, again=False)
        return response.status_code, answer

    def accepted(self, status: int, answer: bytes) -> bytes:
        """``answer``, when the status says that it is one. Raises ExtractError."""
        if 200 <= status < 300:
            return answer
        steps = {
            401: f"check the key in {self.settings.key_from}" if self.key else "name its variable in reader.key_from",
            403: "check what the key may do",
            404: "check reader.url (it ends in /v1 with most servers) and reader.model",
            429: "wait, or read fewer documents at once; `headcount read` goes on where it was",
        }
        said = "" if status in (401, 403) else self.reason(answer)
        if 300 <= status < 400:
            raise ExtractError(f"{self.url.host} redirects, which is not followed", next_step="correct reader.url")
        step = steps.get(status, "try again later" if status >= 500 else "check reader.model and reader.max_chars")
        raise ExtractError(f"{self.url.host} answered with HTTP {status}{said}", next_step=step)

    def reason(self, answer: bytes) -> str:
        """What the server says of its refusal, in a few words."""
        try:
            said = str(json.loads(answer)["error"]["message"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
        return f" ({shown(said.replace(self.key, '***') if self.key else said, 120)})"


def completions(url: str) -> httpx.URL:
    """The address to ask below the base that the settings name. Raises UsageError for what is no web address."""
    try:
        base = httpx.URL(url)
        guard.web_only(base)
    except (httpx.InvalidURL, CollectError) as error:
        raise UsageError("reader.url is not a web address", next_step=SET_UP) from error
    path = base.path.rstrip("/")
    return base.copy_with(path=path if path.endswith("/chat/completions") else f"{path}/chat/completions")


def key(settings: Reader) -> str | None:
    """The key in the variable that the settings name; None when they name none. Raises UsageError for an empty one."""
    if settings.key_from is None:
        return None
    found = os.environ.get(settings.key_from, "").strip()
    if not found or not found.isascii() or not found.isprintable():
        raise UsageError(
            f"the variable {settings.key_from}, which reader.key_from names, holds no key", next_step="export it"
        )
    return found


def bounded(response: httpx.Response) -> bytes:
    """The body. Raises ExtractError past `MAX_BYTES`, or when it comes packed although that was not asked for."""
    if response.headers.get("content-encoding", "identity").casefold() not in ("identity", ""):
        raise ExtractError("the model's server packs its answers", next_step="turn compression off there")
    found = b""
    for piece in response.iter_raw():
        found += piece
        if len(found) > MAX_BYTES:
            raise ExtractError(f"the model's answer is over {MAX_BYTES:,} bytes", next_step="lower reader.max_chars")
    return found


def content(answer: bytes) -> Any:
    """The JSON that the model wrote. Raises ExtractError for an answer that is none, or was cut off."""
    step = "try once more, or name another model in reader.model"
    try:
        choice = json.loads(answer)["choices"][0]
        text = choice["message"]["content"]
        if choice.get("finish_reason") == "length":
            raise ExtractError("the model's answer was cut off", next_step="lower reader.max_chars")
        fenced = _FENCE.fullmatch(text)
        return json.loads(fenced[1] if fenced else text)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ExtractError("the model's answer is not the JSON that was asked for", next_step=step) from error


def shown(text: str, most: int = 60) -> str:
    """The words of others as they may be shown: on one line, short, without what a terminal would act on."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * most]).split())
    return line if len(line) <= most else line[: most - 3] + "..."
