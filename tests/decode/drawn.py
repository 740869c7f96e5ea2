"""The same rows written as a CSV file, a page, a workbook and a PDF, for the tests."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from html import escape
from textwrap import wrap
from xml.sax.saxutils import escape as xml

Rows = Sequence[Sequence[str]]


def as_csv(header: Sequence[str], rows: Rows) -> bytes:
    """A CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    return out.getvalue().encode()


def as_html(header: Sequence[str], rows: Rows, *, head: bool = True, merged: bool = False, around: str = "") -> bytes:
    """A page with one table: its header in a thead or as first row, equal company cells merged on demand."""
    top = "".join(f"<th>{written(cell)}</th>" if head else f"<td>{written(cell)}</td>" for cell in header)
    body = "".join(f"<tr>{''.join(spanned(rows, at, merged))}</tr>\n" for at in range(len(rows)))
    table = f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody>" if head else f"<tr>{top}</tr>{body}"
    page = f"<html><head><title>Notices</title></head><body>{around}<table>{table}</table></body></html>"
    return f"<!DOCTYPE html>{page}".encode()


def written(cell: str) -> str:
    """A cell as HTML."""
    return escape(cell).replace("\n", "<br>")


def spanned(rows: Rows, at: int, merged: bool) -> list[str]:
    """The cells of a row; the first reaches down over the rows below that begin alike."""
    row = rows[at]
    if not merged:
        return [f"<td>{written(cell)}</td>" for cell in row]
    below = next((n for n in range(at + 1, len(rows)) if rows[n][0] != row[0]), len(rows)) - at
    first = [f'<td rowspan="{below}">{written(row[0])}</td>'] if not at or rows[at - 1][0] != row[0] else []
    return first + [f"<td>{written(cell)}</td>" for cell in row[1:]]


KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def as_xlsx(*sheets: Rows, hidden: Sequence[int] = (), merges: Sequence[str] = ()) -> bytes:
    """A workbook with these sheets, cells as text but for plain numbers; the ``hidden`` ones by their place."""
    numbers = range(1, len(sheets) + 1)
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KIND}.worksheet+xml"/>' for n in numbers
    )
    shown = ['state="hidden"' if at in hidden else "" for at in range(len(sheets))]
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}" {shown[n - 1]}/>' for n in numbers)
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{LINK}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{LINK}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SPACE} xmlns:r="{LINK}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    }
    over = "".join(f'<mergeCell ref="{area}"/>' for area in merges)
    for n, rows in zip(numbers, sheets, strict=True):
        lines = "".join(f'<row r="{at}">{cells_of(row, at)}</row>' for at, row in enumerate(rows, 1))
        cells = f"<sheetData>{lines}</sheetData>" + (f"<mergeCells>{over}</mergeCells>" if over else "")
        files[f"xl/worksheets/sheet{n}.xml"] = f"<worksheet {SPACE}>{cells}</worksheet>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return out.getvalue()


def cells_of(row: Sequence[str], at: int) -> str:
    """The cells of a sheet's row; what is all digits is a number."""
    return "".join(
        f'<c r="{letters(column)}{at}"><v>{cell}</v></c>'
        if cell.isascii() and cell.isdigit() and not cell.startswith("0")
        else f'<c r="{letters(column)}{at}" t="inlineStr"><is><t xml:space="preserve">{xml(cell)}</t></is></c>'
        for column, cell in enumerate(row)
        if cell
    )


def letters(column: int) -> str:
    """The name of a column in a workbook: A, B, ... AA."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


SIZE = 7.0  # points of the type, a character of which is 0.6 as wide
EDGE, PAD, LEAD, ROOM = 36.0, 3.0, 8.0, 4.0


def as_pdf(
    header: Sequence[str],
    rows: Rows,
    *,
    ruled: bool = True,
    repeat: bool = True,
    title: str = "",
    high: float = 540.0,
    broken: bool = False,
    footer: bool = True,
) -> bytes:
    """A PDF of the rows, long cells over several lines; ``broken``: a row may go on on the next page."""
    widths = column_widths(header, rows)
    pages, y = [list[str]()], high
    if title:
        pages[-1].append(put(EDGE, y, title))
        y -= 3 * LEAD
    for number, row in enumerate([header, *rows]):
        lines = [folded(cell, width) for cell, width in zip(row, widths, strict=True)]
        deep = max(map(len, lines))
        if y - deep * LEAD - ROOM < 50 and not (broken and y - LEAD - ROOM > 50):
            pages.append([])
            y = high
            if repeat and number:
                y = drawn(
                    pages[-1],
                    [folded(cell, width) for cell, width in zip(header, widths, strict=True)],
                    widths,
                    y,
                    ruled,
                )
        fits = int((y - ROOM - 50) // LEAD)
        if broken and deep > fits:
            y = drawn(pages[-1], [cell[:fits] for cell in lines], widths, y, ruled)
            pages.append([])
            y, lines = high, [cell[fits:] for cell in lines]
            if repeat:
                y = drawn(
                    pages[-1],
                    [folded(cell, width) for cell, width in zip(header, widths, strict=True)],
                    widths,
                    y,
                    ruled,
                )
        y = drawn(pages[-1], lines, widths, y, ruled)
    if footer:
        for number, page in enumerate(pages, 1):
            page.append(put(EDGE, 30, f"Page {number} of {len(pages)}"))
    return bound([("\n".join(page)).encode("cp1252", "replace") for page in pages], EDGE * 2 + sum(widths))


def column_widths(header: Sequence[str], rows: Rows) -> list[float]:
    """How wide each column is: its longest cell, 30 characters at most, its longest word at least."""
    columns = list(zip(header, *rows, strict=True))
    longest = [
        max(min(max(map(len, cells)), 30), max(len(w) for c in cells for w in [*c.split(), ""])) for cells in columns
    ]
    return [(length + 0.5) * SIZE * 0.6 + 2 * PAD + 2 for length in longest]


def folded(cell: str, width: float) -> list[str]:
    """The lines of a cell."""
    fits = int((width - 2 * PAD - 1.9) / (SIZE * 0.6))
    return wrap(" ".join(cell.split()), fits, break_long_words=False, break_on_hyphens=False) or [""]


def drawn(page: list[str], lines: Sequence[Sequence[str]], widths: Sequence[float], y: float, ruled: bool) -> float:
    """Draws a row with its top at ``y``; where the next begins."""
    bottom, x = y - max(map(len, lines)) * LEAD - ROOM, EDGE
    for cell, width in zip(lines, widths, strict=True):
        page += [put(x + PAD, y - LEAD * (at + 1) + 1, said) for at, said in enumerate(cell) if said]
        if ruled:
            page.append(f"{x:.2f} {bottom:.2f} {width:.2f} {y - bottom:.2f} re S")
        x += width
    return bottom


def put(x: float, y: float, said: str) -> str:
    """The operators that write a line."""
    safe = said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {SIZE} Tf {x:.2f} {y:.2f} Td ({safe}) Tj ET"


def bound(pages: Sequence[bytes], width: float) -> bytes:
    """The bytes of a PDF of these pages."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.0f} 595] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n".encode() + page + b"\nendstream")
    body, places = b"%PDF-1.4\n", list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()
