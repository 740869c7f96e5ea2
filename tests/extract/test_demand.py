"""Claims of demand: wanted roles and skills, who hires where, where people meet, what to build."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcount.extract import cue_words, demand
from headcount.model import Demand, Passage, Span, plain

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "claim.schema.json").read_text("utf-8"))
LANGUAGES = sorted(path.stem for path in (ROOT / "src/headcount/vocab/languages").glob("*.toml"))
SENTENCES = (
    "Robotics engineers are in high demand, and so are welders with experience in TIG welding.",
    "Las empresas buscan ingenieros de datos con conocimientos de SQL y Python en Sevilla.",
    "Besonders gefragt sind Softwareentwickler mit Kenntnissen in Rust.",
    "In Lyon the biotech scene grows, with companies like Alpha Bio and Beta Genomics.",
    'Meetups such as "Data Oslo" are free.',
    "A portfolio project could involve building a map of closed branches.",
    "Skills needed: Go, SQL and patience.",
    "🙂 İstanbul’da “ölçek” — naïve\u00a0café.",
)


def read(text: str, language: str = "en", kind: str = "article") -> list[Demand]:
    """The claims of a text."""
    return demand.claims(Passage(document="doc_0", text=text, language=language, kind=kind))


def rows(text: str, language: str = "en") -> list[tuple[str | None, tuple[str, ...]]]:
    """Each claim's role and skills."""
    return [(claim.role, claim.skills) for claim in read(text, language)]


@pytest.mark.parametrize(
    ("text", "role", "skills"),
    [
        ("The firm is looking for data engineers with expertise in Kafka.", "Data engineer", ("Kafka",)),
        ("There is a surge in demand for welders.", "welders", ()),
        ("Data scientists top the list, showing off their SQL prowess.", "Data scientist", ("SQL",)),
        ("NLP specialists are hard to find.", "NLP specialist", ()),
        ("Demand is surging for nurses skilled in dialysis.", "nurses", ("dialysis",)),
        ("We seek engineers proficient in identity and access management, Go and Terraform.", "engineers",
         ("identity and access management", "Go", "Terraform")),
    ],
)  # fmt: skip
def test_a_wanted_role_takes_the_skills_that_follow_it(text: str, role: str, skills: tuple[str, ...]) -> None:
    assert rows(text) == [(role, skills)]


@pytest.mark.parametrize(
    ("language", "text", "role", "skills"),
    [
        ("it", "Le aziende cercano sviluppatori software con competenze in Java.", "Software developer", ("Java",)),
        ("de", "Gesucht werden Elektroniker mit Erfahrung in Robotik.", "Elektroniker", ("Robotik",)),
        ("fr", "Les architectes cloud sont très recherchés.", "Cloud architect", ()),
        ("nl", "Er is vraag naar lassers met kennis van robotica.", "lassers", ("robotica",)),
        ("zh", "公司急需软件工程师。所需技能：Python和SQL。", "Software engineer", ("Python", "SQL")),
        ("es", "Faltan técnicos de laboratorio con experiencia en genómica.", "técnicos de laboratorio", ("genómica",)),
    ],
)
def test_other_languages_read_by_their_tables(language: str, text: str, role: str, skills: tuple[str, ...]) -> None:
    assert rows(text, language) == [(role, skills)]


@pytest.mark.parametrize(
    "text",
    [
        "There will be no hiring of engineers this year.",
        "Demand for web designers has fallen.",
        "The bank needs fewer analysts and laid off its data engineers.",
        "The company stopped hiring software developers.",
        "Engineers met in Boston; the weather was fine.",
        "Hiring managers read the CV first.",
    ],
)
def test_a_role_that_is_not_wanted_gives_no_claim(text: str) -> None:
    assert read(text) == []


def test_not_only_takes_nothing_back() -> None:
    assert [role for role, _ in rows("Firms seek not only data engineers.")] == ["Data engineer"]


def test_a_denial_in_another_clause_does_not_count() -> None:
    text = "While some traditional jobs are being cut, there is a shortage of cloud engineers."
    assert rows(text) == [("Cloud engineer", ())]


def test_a_line_of_skills_belongs_to_the_heading_over_it() -> None:
    text = (
        "2. Harbour Pilot Trainer:\n\n  • What they do: Teach.\n  • Skills needed: Patience, sea charts, and radio.\n"
    )
    assert rows(text) == [("Harbour Pilot Trainer", ("Patience", "sea charts", "radio"))]


def test_skills_may_stand_as_a_list_with_bullets() -> None:
    assert rows("The most sought-after skills are these:\n- Rust\n- Data modelling (SQL)\n\nMore next week.") == [
        (None, ("Rust", "Data modelling"))
    ]


def test_a_list_of_wanted_roles_goes_on_to_the_next_heading() -> None:
    text = (
        "AI jobs in highest demand\n\nData scientists build models.\n\nChatbot developers write dialogues.\n\n"
        "What else happened\n\nProject managers went on holiday.\n"
    )
    assert rows(text) == [("Data scientist", ()), ("Chatbot developer", ())]


def test_one_claim_a_role_however_often_it_is_named() -> None:
    text = "Data engineers are in high demand. The city has a shortage of data engineers with knowledge of SQL."
    assert rows(text) == [("Data engineer", ("SQL",))]


def test_go_is_a_skill_and_to_go_is_not() -> None:
    text = "Firms praise skills such as Go. The skills most wanted go unnamed."
    assert {skill for _, skills in rows(text) for skill in skills} <= {"Go"}


def test_employers_come_with_place_and_sector() -> None:
    claim = read("In Leeds, the fintech sector is growing, with firms like Acme Pay and startups such as Bolt Bank.")[0]
    assert (claim.place, claim.sector, claim.employers) == ("Leeds", "fintech", ("Acme Pay", "Bolt Bank"))


def test_an_aside_does_not_end_a_list_of_employers() -> None:
    text = "The fintech sector has companies like Acme Pay, which lends money, and Bolt, a bank."
    assert read(text)[0].employers == ("Acme Pay", "Bolt")


def test_employers_that_cut_are_no_demand() -> None:
    assert read("In the fintech sector, companies like Acme Pay are continuing layoffs.") == []


def test_events_are_the_names_between_quotation_marks() -> None:
    claim = read('Networking events like "IT Night Oslo" and "AI & Tech Oslo" help. We like Oslo.')[0]
    assert claim.events == ("IT Night Oslo", "AI & Tech Oslo")


def test_projects_are_what_the_reader_may_build() -> None:
    text = "In biotech, project ideas include developing a model of cell growth or creating a gene atlas for plants."
    claim = read(text)[0]
    assert (claim.sector, claim.projects) == ("biotech", ("model of cell growth", "gene atlas for plants"))


def test_a_row_of_a_table_gives_no_demand() -> None:
    assert read("Data engineers are in high demand.", kind="row") == []


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from([" ", "\n", "\n\n", "\u2028"]))
def test_every_quote_is_the_text_under_its_span(parts: list[str], gap: str) -> None:
    passage = Passage(document="doc_0", text=gap.join(parts), language="en")
    quotes = [quote for claim in demand.claims(passage) for quote in claim.quotes.values()]
    assert [quote.text for quote in quotes] == [passage.quote(Span(q.start, q.end)).text for q in quotes]


@given(st.text(max_size=200), st.sampled_from(["en", "it", "de", "fr", "es", "zh", "und"]))
def test_any_text_is_read_without_an_error(text: str, language: str) -> None:
    assert isinstance(read(text + " Skills needed: " + text, language), list)


@given(st.lists(st.sampled_from(SENTENCES), max_size=6, unique=True))
def test_no_two_claims_share_an_id(parts: list[str]) -> None:
    ids = [claim.id for claim in read("\n\n".join(parts))]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", SENTENCES)
def test_each_field_has_its_quote_and_the_row_fits_the_schema(text: str) -> None:
    claims = read(text)
    jsonschema.validate(
        [claim.as_row() for claim in claims], {"type": "array", "items": SCHEMA, "$defs": SCHEMA["$defs"]}
    )
    assert all("evidence" in claim.quotes for claim in claims)
    assert [plain(claim.skills) for claim in claims] == [
        [claim.quotes[f"skills.{n}"].text for n in range(len(claim.skills))] for claim in claims
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_table_that_can_be_scanned(language: str) -> None:
    known = cue_words.cues(language)
    assert known.iso == language
    assert cue_words.scan("Python", known)["skill"]


def test_roles_know_their_aliases_and_the_plural() -> None:
    known = cue_words.Role("Machine learning engineer", "15-2051")
    assert [cue_words.role(words) for words in ("ML engineers", "machine learning  engineer")] == [known, known]
    assert cue_words.role("harbour pilot") is None


def test_no_alias_stands_for_two_roles() -> None:
    rows = tomllib.loads((ROOT / "src/headcount/vocab/roles.toml").read_text("utf-8"))["role"]
    names = [name.casefold() for row in rows for name in (row["name"], *row.get("aliases", ()))]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("language", "text", "role", "employer"),
    [
        ("en", "Boliden is looking for metallurgists and welders.", "welders", "Boliden"),
        ("de", "Lilly sucht vor allem Pharmakanten.", "Pharmakanten", "Lilly"),
        ("pl", "Pesa szuka spawaczy i automatyków.", "spawaczy", "Pesa"),
        ("tr", "Arçelik, Ankara ofisi için veri mühendisleri arıyor.", "veri mühendisleri", "Arçelik"),
        ("ja", "トヨタは制御エンジニアを募集している。", "制御エンジニア", "トヨタ"),
        ("zh", "比亚迪正在招聘电池工艺工程师。", "电池工艺工程师", "比亚迪"),
    ],
)
def test_the_subject_of_a_verb_that_seeks_is_the_employer(language: str, text: str, role: str, employer: str) -> None:
    assert [(c.role, c.employers) for c in read(text, language) if c.role == role] == [(role, (employer,))]


def test_skills_may_stand_before_the_word_that_asks_for_them() -> None:
    assert rows("Veri mühendisleri aranıyor. Adaylardan SQL ve Kafka bilgisi bekleniyor.", "tr") == [
        ("Veri mühendisleri", ("SQL", "Kafka"))
    ]


def test_a_german_place_is_one_that_the_gazetteer_knows() -> None:
    found = read("In Bayreuth werden Schweißer gesucht, in Abteilungen aller Art.", "de")
    assert [claim.place for claim in found] == ["Bayreuth"]


def test_employers_may_stand_behind_their_verb() -> None:
    assert [c.employers for c in read("A Torino, nel settore robotica, assumono anche Comau e Leonardo.", "it")] == [
        ("Comau", "Leonardo")
    ]


def test_a_quotation_beside_a_meeting_is_no_meeting() -> None:
    assert read('After the meetup "we will go on as before" was all she said.') == []


def test_a_small_letter_of_any_script_begins_no_place() -> None:
    assert [claim.place for claim in read("В нашей выборке востребованы сварщики.", "ru")] == [None]
