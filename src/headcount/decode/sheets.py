"""The sheets of a workbook as JSON on standard output; run by `workbook`, which sends the file to standard input."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import sys
from typing import Any

import python_calamine

MEMORY = 2_000_000_000  # bytes
MOST = 10_000_000  # cells of a sheet


def main() -> None:
    """Writes a list of sheets, or an object that says what is wrong with the file."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        said: Any = read(sys.stdin.buffer.read())
    except python_calamine.PasswordError:
        said = {"what": "an encrypted workbook", "next_step": "open it with its password and save it without"}
    except python_calamine.CalamineError as error:
        step = "fetch it again, or save it anew as .xlsx or CSV"
        said = {"what": f"a broken workbook: {error}", "next_step": step}
    sys.stdout.buffer.write(json.dumps(said).encode("ascii"))


def read(content: bytes) -> list[dict[str, Any]]:
    """Each sheet: its name, whether it is hidden, its lines, and which cells repeat the one above by a merge."""
    found = []
    with python_calamine.load_workbook(io.BytesIO(content)) as book:
        for number, sheet in enumerate(book.sheets_metadata):
            if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
            told: dict[str, Any] = {"name": sheet.name, "hidden": hidden, "lines": [], "again": []}
            if not hidden:
                cells = book.get_sheet_by_index(number)
                if cells.total_height * cells.total_width > MOST:
                    raise MemoryError
                lines = cells.to_python(skip_empty_area=False)
                told["lines"] = [[written(cell) for cell in line] for line in lines]
                told["again"] = repeated(told["lines"], cells.merged_cell_ranges or [])
            found.append(told)
    return found


def repeated(lines: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[tuple[int, int]]:
    """Which cells now repeat the first of a merge over several rows; one over columns alone stays in the first."""
    again = []
    for (top, left), (bottom, _) in merged:
        for row in range(top + 1, min(bottom + 1, len(lines))):
            if left < len(lines[row]) and lines[top][left:] and not lines[row][left]:
                lines[row][left] = lines[top][left]
                again.append((row, left))
    return again


def written(value: Any) -> str:
    """A cell as a person would read it: whole numbers without a point, days in ISO form, no time at midnight."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


if __name__ == "__main__":
    main()
