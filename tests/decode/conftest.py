"""Documents and PDFs made for the tests of decode."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headcount.model import Document


@pytest.fixture
def document() -> Callable[..., Document]:
    """A document of the given name and bytes (a text is encoded as UTF-8)."""

    def make(name: str, content: str | bytes, **rest: object) -> Document:
        return Document(content=content.encode() if isinstance(content, str) else content, name=name, **rest)  # type: ignore[arg-type]

    return make


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """The bytes of a PDF of one page with these lines; ``trailer`` is added to its trailer."""

    def make(*lines: str, trailer: str = "") -> bytes:
        drawn = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        body, places = "%PDF-1.4\n", []
        for number, written in enumerate(objects, 1):
            places.append(len(body))
            body += f"{number} 0 obj\n{written}\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
        return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")

    return make
