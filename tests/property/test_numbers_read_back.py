"""A number written in a language's way is read back: digits with its separators, number words put side by side."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from headcount import vocab
from headcount.extract.numerals import kanji, numbers
from headcount.extract.quantity import MOST_PEOPLE, figures
from headcount.extract.text import Text
from headcount.model import Quantity

SPACED = [iso for iso in vocab.languages() if iso not in ("ja", "zh")]
CUTS = {
    "de": "Acme streicht {} Stellen.",
    "en": "Acme cuts {} jobs.",
    "es": "Acme despide a {} trabajadores.",
    "fr": "Acme supprime {} postes.",
    "hu": "Az Acme {} dolgozót bocsát el.",
    "it": "Acme licenzia {} lavoratori.",
    "ja": "Acmeは{}人を削減する。",
    "nl": "Acme schrapt {} banen.",
    "pl": "Acme zwolni {} pracowników.",
    "pt": "A Acme demite {} trabalhadores.",
    "ru": "Acme сократит {} сотрудников.",
    "sv": "Acme varslar {} anställda.",
    "tr": "Acme {} işçi çıkaracak.",
    "zh": "Acme裁员{}人。",
    "cs": "Acme propustí {} zaměstnanců.",
    "fi": "Acme irtisanoo {} työntekijää.",
    "hi": "Acme ने {} कर्मचारियों की छंटनी की।",
    "is": "Acme segir upp {} starfsmönnum.",
    "no": "Acme sier opp {} ansatte.",
    "ro": "Acme concediază {} angajați.",
    "uk": "Acme звільнить {} працівників.",
}
ONES = (
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
CHARACTERS = "〇一二三四五六七八九"


@lru_cache
def separators(iso: str) -> list[str]:
    """The signs that part thousands in a language, one of each kind."""
    return [sign for sign in vocab.language(iso)["numbers"]["group"] if sign != "，"]


def digits(number: int, separator: str) -> str:
    """``number`` in groups of three."""
    return f"{number:,}".replace(",", separator)


def in_english(number: int) -> str:
    """``number`` up to 999,999 in words."""
    if number >= 1000:
        return f"{in_english(number // 1000)} thousand {in_english(number % 1000)}".strip()
    if number >= 100:
        return f"{ONES[number // 100]} hundred {in_english(number % 100)}".strip()
    return ONES[number] if number < 20 else f"{TENS[number // 10]}-{ONES[number % 10]}".strip("-")


def in_characters(number: int) -> str:
    """``number`` up to 9,999 in Chinese characters."""
    parts = [(number // 1000, "千"), (number // 100 % 10, "百"), (number // 10 % 10, "十"), (number % 10, "")]
    return "".join(CHARACTERS[count] + scale for count, scale in parts if count)


def people(iso: str, written: str) -> list[Quantity]:
    """The numbers of people in a sentence of the language that has ``written`` people cut."""
    found = figures(Text(CUTS[iso].format(written), iso))
    return [figure.value for figure in found if isinstance(figure.value, Quantity)]


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.sampled_from(vocab.languages()), st.integers(2, MOST_PEOPLE), st.data())
def test_digits_with_a_languages_separators_are_read_back(iso: str, number: int, data: st.DataObject) -> None:
    assume(not 1900 <= number <= 2099)
    separator = data.draw(st.sampled_from(separators(iso)))
    assert people(iso, digits(number, separator)) == [Quantity(number, number)]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.sampled_from(vocab.languages()), st.integers(2, 9_999))
def test_plain_digits_are_read_back(iso: str, number: int) -> None:
    assume(not 1900 <= number <= 2099)
    assert people(iso, str(number)) == [Quantity(number, number)]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.integers(2, 999_999))
def test_english_words_are_read_back(number: int) -> None:
    assert people("en", in_english(number)) == [Quantity(number, number)]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.integers(1, 9_999))
def test_chinese_characters_are_read_back(number: int) -> None:
    assert kanji(in_characters(number)) == number


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.sampled_from(SPACED), st.data())
def test_each_number_word_of_a_table_is_read_as_its_value(iso: str, data: st.DataObject) -> None:
    words = vocab.language(iso)["numbers"]["words"]
    word = data.draw(st.sampled_from(sorted(words)))
    assert words[word] in [number.value for number in numbers(Text(f". {word} .", iso))]
