"""Web pages."""

from __future__ import annotations

import contextlib
import time

import pytest

from headcount.decode import passages
from headcount.decode.markup import flat
from headcount.decode.page import characters
from headcount.errors import DecodeError

STORY = (
    "<p>Kettering Foods will close its bakery in Leeds and part with 240 people, the company said on Monday.</p>"
    "<p>The union asked for talks about a plan for those who leave, and about the site, which is 80 years old.</p>"
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Kettering Foods to cut 240 jobs | The Dale Post</title>
<meta property="og:title" content="Kettering Foods to cut 240 jobs">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<div class="cookie">We use cookies. Accept all cookies</div>
<article><h1>Kettering Foods to cut 240 jobs</h1>{}</article>
<div id="comments"><p>What a shame for the town, says a reader.</p></div>
<footer>Imprint</footer></body></html>"""


def test_title_and_body_and_date_are_read_and_the_rest_is_left_out(document):
    passage = passages(document("https://dale.example/a", PAGE.format(STORY)))[0]
    assert passage.quote(passage.title).text == "Kettering Foods to cut 240 jobs"
    assert passage.text.startswith("Kettering Foods to cut 240 jobs\n\nKettering Foods will close")
    assert "part with 240 people" in passage.text
    assert not {"Home", "cookies", "shame", "Imprint"} & set(passage.text.replace(".", " ").split())
    assert (str(passage.published), passage.language) == ("2024-03-05", "en")


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("", "None"),
        (
            "<p>LEEDS, March 5, 2024 - It opened on 2019-05-06, when the town had no other one to speak of.</p>",
            "None",
        ),
        ("<footer>Copyright 2023-01-01 Dale Post</footer>", "None"),
        ('<time datetime="2024-03-05">5 March</time>', "2024-03-05"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05"}</script>',
            "2024-03-05",
        ),
    ],
)
def test_only_a_date_that_the_page_declares_is_its_date(document, before, wanted):
    page = f"<html><head><title>Cuts</title></head><body><article>{before}{STORY}</article></body></html>"
    published = passages(document("https://dale.example/a", page))[0].published
    assert str(published) == wanted


def test_a_page_that_is_hardly_an_article_gives_all_its_text(document):
    passage = passages(
        document(
            "a.html", "<html><body><table><tr><td>Kettering Foods</td><td>240 jobs</td></tr></table></body></html>"
        )
    )[0]
    assert "Kettering Foods" in passage.text
    assert "240 jobs" in passage.text


def test_an_entry_of_a_feed_has_its_title(document):
    page = (
        "<html><head><title>Kettering cuts 240</title></head>"
        "<body><article><h1>Kettering cuts 240</h1><p>The firm said so.</p></article></body></html>"
    )
    passage = passages(document("https://dale.example/b", page, title="Kettering cuts 240"))[0]
    assert passage.quote(passage.title).text == "Kettering cuts 240"
    assert passage.text.endswith("The firm said so.")


@pytest.mark.parametrize(
    ("title", "body", "cause"),
    [
        (
            "Before you continue",
            "<p>We use cookies to run this site.</p><button>Accept all cookies</button>",
            "consent wall",
        ),
        ("Zustimmung", "<p>Mit Werbung weiterlesen oder Abo. Wir verwenden Cookies.</p>", "consent wall"),
        ("Le Val", "<p>Nous utilisons des cookies.</p><p>Continuer sans accepter</p>", "consent wall"),
        (
            "News",
            "<noscript>Please enable JavaScript to see this page.</noscript><div id=root></div>",
            "needs JavaScript",
        ),
        ("新闻", "<div>请启用JavaScript后继续</div>", "needs JavaScript"),
        ("Kettering streicht Stellen", "<p>Kettering will sparen.</p><p>Nur für Abonnenten.</p>", "a paywall"),
        ("Kettering, tagli in arrivo", "<p>Il gruppo taglia.</p><p>Contenuto riservato agli abbonati</p>", "a paywall"),
        ("Just a moment...", "<p>Checking your browser before you go on.</p>", "a robot"),
        ("Page not found", "<h1>404</h1><p>Sorry.</p>", "404"),
        ("Página no encontrada", "<h1>Error</h1><p>No existe.</p>", "404"),
    ],
)
def test_a_wall_in_front_of_the_text_is_named(document, title, body, cause):
    with pytest.raises(DecodeError, match=cause) as refused:
        passages(document("a.html", f"<html><head><title>{title}</title></head><body>{body}</body></html>"))
    assert refused.value.next_step


def test_a_short_article_beside_a_cookie_banner_is_an_article(document):
    assert "240 people" in passages(document("a.html", PAGE.format(STORY)))[0].text


@pytest.mark.parametrize("control", ["\x01", "&#1;", "&#xFFFE;", "\x0b"])
def test_control_characters_are_left_out(control):
    assert flat(f"<p>Kettering{control} Foods</p><p>{control}240</p>").split() == ["Kettering", "Foods", "240"]


def test_a_page_without_text_is_refused(document):
    with pytest.raises(DecodeError, match="no text in the page; open it in a browser"):
        passages(document("a.html", "<html><body><img src='a.png'></body></html>"))


def test_entities_of_a_page_open_no_file(document, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body>{STORY}<p>&x;</p></body></html>'
    assert "the secret" not in passages(document("a.html", page))[0].text


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ("<html><head><meta charset='windows-1252'></head><body>Müller – größer</body></html>".encode("cp1252"), None),
        ("<html><body>Müller – größer</body></html>".encode("cp1252"), "text/html; charset=windows-1252"),
        ('<?xml version="1.0" encoding="utf-8"?><html><body>Müller – größer</body></html>'.encode(), None),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_or_its_header_names(content, media):
    assert "Müller – größer" in flat(characters(content, media))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + STORY + "</div>" * 100_000 + "</body></html>",
        "<html><body>" + "<p>Kettering <a href='x'>cuts</a> jobs.</p>" * 40_000 + "</body></html>",
    ],
    ids=["nested", "long"],
)
def test_time_is_bounded_on_pages_made_to_take_it(document, page):
    begun = time.perf_counter()
    with contextlib.suppress(DecodeError):
        passages(document("a.html", page))
    assert time.perf_counter() - begun < 10
