"""Rows -> Passages: a row is text, a line "Header: value" for each cell that is not empty. JSON rows are read here.

Cells of private persons (a contact, a phone number) stay out of the text: what is not stored cannot be told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from headcount.decode import language, plain
from headcount.errors import DecodeError
from headcount.model import Document, Passage, Span
from headcount.vocab.headers import is_private

SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, as JSON may escape it
FAULTS = frozenset({"error", "errors", "fault", "exception"})
"""Keys of an answer that is no data."""
SAMPLE = 40  # rows by which the language of a table is judged


def passages(document: Document) -> list[Passage]:
    """The passages of a JSON document: one for each object of its list. Raises DecodeError when it holds no rows."""
    text = plain.decoded(document.content).lstrip("\ufeff")
    found = objects(text, document.name)
    headers = list(dict.fromkeys(key for row in found for key in row))
    return rendered(document, headers, ([written(row.get(key)) for key in headers] for row in found))


def rendered(document: Document, headers: Sequence[str], rows: Iterable[Sequence[str]], part: int = 0) -> list[Passage]:
    """A passage for each row with a cell that is not empty; rows are counted from 1, empty ones too."""
    names = distinct(headers)
    keys = keyed(names, document)
    texts = [(number, *rendering(names, row, keys)) for number, row in enumerate(rows, 1)]
    texts = [(number, text, cells) for number, text, cells in texts if cells]
    spoken = language.of("\n".join(text for _, text, _ in texts[:SAMPLE]))
    published, name, identity = plain.dated(document, None), document.name, document.id
    return [
        Passage(
            document=identity,
            text=text,
            language=spoken,
            part=part,
            row=number,
            cells=cells,
            published=published,
            kind="row",
            name=name,
            source=document.source,
        )
        for number, text, cells in texts
    ]


def keyed(names: Sequence[str], document: Document) -> Mapping[str, str]:
    """The keys, ``field=Header``, of headers that a person named for fields. Raises DecodeError for one not there."""
    folded = {" ".join(name.casefold().split()): name for name in names}
    found = {}
    for said, header in document.columns.items():
        name = folded.get(" ".join(header.casefold().split()))
        if name is None:
            raise DecodeError(f"no column {header!r} for '{said}'", next_step=f"name one of {', '.join(names[:20])}")
        found[name] = f"{said}={name}"
    return found


def rendering(
    names: Sequence[str], row: Sequence[str], keys: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, Mapping[str, Span]]:
    """The text of a row and the span of each value in it, by its header or its key; none of private persons."""
    text, cells = "", dict[str, Span]()
    for name, value in zip(names, row, strict=False):
        if not value or not (value := value.strip()) or is_private(name):
            continue
        if not value.isascii():
            value = SURROGATE.sub("\ufffd", value)
        start = len(text) + len(name) + 2
        cells[keys.get(name, name)] = Span(start, start + len(value))
        text += f"{name}: {value}\n"
    return text.rstrip("\n"), cells


def distinct(headers: Iterable[str]) -> list[str]:
    """The headers on one line each; a repeated one gets " (2)", an empty one is named by its column."""
    seen, names = dict[str, int](), list[str]()
    for column, header in enumerate(headers, 1):
        name = " ".join(header.split()) or f"column {column}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def objects(text: str, name: str) -> list[dict[str, Any]]:
    """The rows of JSON or JSON Lines, numbers as they are written. Raises DecodeError when there are none."""
    try:
        value = json.loads(text, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        return lines(text, error)
    except RecursionError as error:
        raise DecodeError("JSON nested too deep", next_step="give a list of objects, one for each row") from error
    if isinstance(value, dict) and (said := FAULTS & {key.lower() for key in value}):
        cause = written(next(value[key] for key in value if key.lower() in said))[:200]
        raise DecodeError(f"an error message, not data: {cause}", next_step="read it, and fetch the document again")
    found = listed(value)
    if not found:
        raise DecodeError("JSON without a list of objects", next_step="give a list of objects, one for each row")
    return found


def lines(text: str, whole: json.JSONDecodeError) -> list[dict[str, Any]]:
    """The rows of JSON Lines. Raises DecodeError naming the first line that is no object."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_float=str, parse_int=str)
        except (json.JSONDecodeError, RecursionError):
            row = None
        if not isinstance(row, dict):
            where = f"line {whole.lineno}, column {whole.colno}" if number == 1 else f"line {number}"
            raise DecodeError(
                f"broken JSON: {where}", next_step="check that line; give a list of objects, or one object a line"
            )
        found.append(row)
    return found


def listed(value: Any) -> list[dict[str, Any]]:
    """The longest list of objects in ``value``: itself, or under one of its keys."""
    lists = [value] if isinstance(value, list) else list(values(value)) if isinstance(value, dict) else []
    return max(([row for row in rows if isinstance(row, dict)] for rows in lists), key=len, default=[])


def values(value: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The lists directly under the keys of an object."""
    return (inner for inner in value.values() if isinstance(inner, list))


def written(value: Any) -> str:
    """A JSON value as the text of a cell; null is empty."""
    if value is None:
        return ""
    if isinstance(value, list) and all(not isinstance(inner, (dict, list)) for inner in value):
        return "; ".join(written(inner) for inner in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
