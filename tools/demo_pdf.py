"""Writes the one PDF among the demo's documents: a page of text in a standard font, the same bytes each time.

python tools/demo_pdf.py
"""

from __future__ import annotations

from pathlib import Path

DOCUMENT = Path(__file__).parent.parent / "src/headcount/demo/documents/challenger_2023.pdf"
LINES = (
    (18, "Job cuts in the United States in 2023"),
    (11, ""),
    (11, "Employers in the United States announced 721,677 job cuts in 2023, the firm Challenger,"),
    (11, "Gray & Christmas said in its report of 4 January 2024. That is 98% more than in the year"),
    (11, "before."),
    (11, ""),
    (11, "Technology companies announced 168,032 job cuts in 2023, more than any other industry."),
    (11, "In December alone employers announced 34,817 job cuts."),
)


def page(lines: tuple[tuple[int, str], ...]) -> bytes:
    """The drawing commands of a page: one line of text under the other."""
    drawn = ["BT", "72 740 Td"]
    for size, text in lines:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"/F1 {size} Tf ({escaped}) Tj 0 -{size + 7} Td")
    return "\n".join([*drawn, "ET"]).encode("latin-1")


def pdf(content: bytes) -> bytes:
    """A PDF of one page that shows ``content``."""
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(bodies) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(out))
    )


if __name__ == "__main__":
    DOCUMENT.write_bytes(pdf(page(LINES)))
