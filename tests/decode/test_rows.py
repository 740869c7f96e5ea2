"""JSON rows."""

from __future__ import annotations

import pytest

from headcount.decode import passages
from headcount.errors import DecodeError


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '[{"company": "Kettering", "laid_off": 1240.50}, {"company": "Otley", "laid_off": null}]'),
        (
            "a.json",
            '{"rows": [{"company": "Kettering", "laid_off": 1240.50}, {"company": "Otley", "laid_off": null}]}',
        ),
        ("a.jsonl", '{"company": "Kettering", "laid_off": 1240.50}\n\n{"company": "Otley", "laid_off": null}\n'),
    ],
)
def test_objects_are_rows_with_their_numbers_as_written(document, name, content):
    found = passages(document(name, content))
    assert [(passage.row, passage.text) for passage in found] == [
        (1, "company: Kettering\nlaid_off: 1240.50"),
        (2, "company: Otley"),
    ]


def test_lists_and_objects_in_a_cell_are_written_out(document):
    found = passages(
        document("a.json", '[{"company": "Kettering", "skills": ["a", "b"], "place": {"city": "Leeds"}, "open": true}]')
    )
    assert found[0].text == 'company: Kettering\nskills: a; b\nplace: {"city": "Leeds"}\nopen: true'


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ('{"a": 1}', "JSON without a list of objects"),
        ("[1, 2]", "JSON without a list of objects"),
        ('[{"a": 1},', "broken JSON: line 1, column"),
        ('{"a": 1}\n{"b": \n', "broken JSON: line 2"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_json_without_rows_is_refused_with_the_place(document, content, cause):
    with pytest.raises(DecodeError, match=cause):
        passages(document("a.json", content))


def test_cells_of_private_persons_stay_out_of_the_stored_text(document):
    table = "Company,Contact Person,Phone Number,E-mail,City\nKettering,A. Person,555 0100,a@dale.example,Leeds\n"
    found = passages(document("a.csv", table))
    assert [(passage.text, list(passage.cells)) for passage in found] == [
        ("Company: Kettering\nCity: Leeds", ["Company", "City"])
    ]
