"""The address of a language model: what is sent, what is taken, and what each failure says."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from headcount.errors import ExtractError, UsageError
from headcount.extract.model_endpoint import MAX_BYTES, Endpoint
from headcount.settings import Reader

SCHEMA = {"type": "object"}


@pytest.fixture
def endpoint(model, monkeypatch):
    """The endpoint of the stand-in, with a key; it never sleeps but says how long it would have."""
    monkeypatch.setenv("MODEL_KEY", "sk-secret")
    made = Endpoint(Reader(url=model.url, model="small", key_from="MODEL_KEY", timeout=2), sleep=slept.append)
    yield made
    made.web.close()
    slept.clear()


slept: list[float] = []


def ask(endpoint):
    return endpoint.ask("system", "text", SCHEMA)


def test_the_question_has_the_model_the_messages_and_the_schema(model, endpoint):
    model.writes('{"claims": []}')
    assert ask(endpoint) == {"claims": []}
    (asked,) = model.asked
    assert (asked["model"], asked["temperature"]) == ("small", 0)
    assert asked["messages"] == [{"role": "system", "content": "system"}, {"role": "user", "content": "text"}]
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA


def test_the_key_goes_in_the_header_and_nowhere_else(model, endpoint):
    model.writes("{}")
    ask(endpoint)
    assert model.headers[0]["authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in str(model.asked)


def test_without_a_key_none_is_sent(model):
    model.writes("{}")
    ask(Endpoint(Reader(url=model.url, model="small")))
    assert "authorization" not in model.headers[0]


@pytest.mark.parametrize("status", [400, 404, 415, 422])
def test_a_server_that_refuses_the_schema_is_asked_once_more_without_it_and_then_always_so(model, endpoint, status):
    model.says('{"error": {"message": "no response_format"}}', status)
    model.writes("{}")
    assert (ask(endpoint), ask(endpoint)) == ({}, {})
    assert ["response_format" in asked for asked in model.asked] == [True, False, False]


def test_json_in_a_fence_is_json(model, endpoint):
    model.writes('```json\n{"claims": []}\n```')
    assert ask(endpoint) == {"claims": []}


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (400, "check reader.model"),
        (401, "check the key in MODEL_KEY"),
        (403, "check what the key may do"),
        (404, "check reader.url"),
        (429, "wait, or read fewer documents at once"),
        (500, "try again later"),
        (302, "correct reader.url"),
    ],
)
def test_a_refusal_says_what_to_do_and_never_the_key(model, endpoint, status, step):
    model.says('{"error": {"message": "bad key sk-secret"}}', status, Location="http://127.0.0.1:9/")
    with pytest.raises(ExtractError, match=step) as found:
        ask(endpoint)
    assert "sk-secret" not in str(found.value)


def test_what_the_server_says_of_its_refusal_is_told(model, endpoint):
    model.says('{"error": {"message": "no model named small"}}', 500)
    with pytest.raises(ExtractError, match=r"HTTP 500 \(no model named small\)"):
        ask(endpoint)


def test_a_key_that_the_server_repeats_is_not_shown_even_in_part(model, endpoint):
    model.says('{"error": {"message": "' + "x" * 112 + ' sk-secret"}}', 500)
    with pytest.raises(ExtractError, match=r"x \*\*\*\)") as found:
        ask(endpoint)
    assert "sk-" not in str(found.value)


def test_a_redirect_is_not_followed(model, endpoint):
    model.says("", 307, Location=model.url + "/elsewhere")
    with pytest.raises(ExtractError, match="redirects, which is not followed"):
        ask(endpoint)
    assert len(model.asked) == 1


def test_a_server_that_asks_to_wait_is_waited_for_once(model, endpoint):
    model.says("", 429, Retry_After="7")
    model.writes("{}")
    assert ask(endpoint) == {}
    assert slept == [7.0]


@pytest.mark.parametrize("wait", ["3600", "tomorrow"])
def test_a_server_that_asks_to_wait_long_or_for_no_time_is_not_waited_for(model, endpoint, wait):
    model.says("", 429, Retry_After=wait)
    with pytest.raises(ExtractError, match="HTTP 429"):
        ask(endpoint)
    assert slept == []


def test_a_server_that_is_too_busy_twice_is_left(model, endpoint):
    model.says("", 429, Retry_After="1")
    with pytest.raises(ExtractError, match="HTTP 429"):
        ask(endpoint)
    assert len(model.asked) == 2


@pytest.mark.parametrize(
    "body",
    ["", "not json", "[]", "{}", '{"choices": []}', '{"choices": [{"message": {"content": null}}]}', "[" * 100_000],
)
def test_an_answer_that_is_none_is_said(model, endpoint, body):
    model.says(body)
    with pytest.raises(ExtractError, match="not the JSON that was asked for; try once more"):
        ask(endpoint)


@pytest.mark.parametrize("text", ["Sure! Here are the claims:", '{"claims": [', "[" * 100_000])
def test_a_text_of_the_model_that_is_no_json_is_said(model, endpoint, text):
    model.writes(text)
    with pytest.raises(ExtractError, match="not the JSON that was asked for"):
        ask(endpoint)


def test_an_answer_that_was_cut_off_is_said(model, endpoint):
    model.writes('{"claims": [', finish_reason="length")
    with pytest.raises(ExtractError, match=r"was cut off; lower reader\.max_chars"):
        ask(endpoint)


def test_a_huge_answer_is_left_where_it_passes_the_bound(model, endpoint):
    model.writes("x" * (MAX_BYTES + 1))
    with pytest.raises(ExtractError, match="is over 1,000,000 bytes"):
        ask(endpoint)


def test_a_packed_answer_is_refused(model, endpoint):
    model.says(b"\x1f\x8b", Content_Encoding="gzip")
    with pytest.raises(ExtractError, match="packs its answers"):
        ask(endpoint)


def drip(handler):
    """Sends a byte every 50 ms, for two seconds."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler):
    time.sleep(0.6)


@pytest.mark.parametrize("answer", [drip, silent])
def test_a_slow_answer_is_left_in_time(model, answer):
    model.answers.append(answer)
    endpoint = Endpoint(Reader(url=model.url, model="small", timeout=0.2))
    begun = time.monotonic()
    with pytest.raises(ExtractError, match=r"no whole answer from 127\.0\.0\.1 within 0\.2 s; raise reader\.timeout"):
        ask(endpoint)
    assert time.monotonic() - begun < 1.5


def test_a_server_that_is_not_there_is_said():
    with pytest.raises(ExtractError, match=r"no answer from 127\.0\.0\.1 .*; check reader\.url"):
        ask(Endpoint(Reader(url="http://127.0.0.1:9/v1", model="small")))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"url": None}, "no language model is named to read with; set reader.url and reader.model"),
        ({"model": None}, "no language model is named"),
        ({"url": "ftp://example.org"}, "reader.url is not a web address"),
        ({"url": "nonsense"}, "reader.url is not a web address"),
        ({"key_from": "NO_SUCH_KEY"}, "the variable NO_SUCH_KEY, which reader.key_from names, holds no key"),
    ],
)
def test_what_is_not_set_up_is_a_usage_error(change, what):
    with pytest.raises(UsageError, match=what):
        Endpoint(replace(Reader(url="http://127.0.0.1:9/v1", model="small"), **change))


@pytest.mark.parametrize("end", ["", "/", "/chat/completions"])
def test_the_address_may_be_the_base_or_the_whole(end):
    endpoint = Endpoint(Reader(url=f"http://127.0.0.1:9/v1{end}", model="small"))
    assert str(endpoint.url) == "http://127.0.0.1:9/v1/chat/completions"
