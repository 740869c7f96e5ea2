"""Every written number of a text, digits or words, in any of the supported ways of writing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from headcount.extract.compounds import compose, compounds
from headcount.extract.lexicon import Mark
from headcount.extract.taken import Taken
from headcount.extract.text import Text

_DIGITS = re.compile(r"\d{1,3}(?:(?P<sep>[.,' ])\d{3})(?:(?P=sep)\d{3})*(?!\d)|\d+(?:[.,]\d+){0,8}")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_KANJI = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2, "○": 0}
_KANJI_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "億": 100_000_000, "亿": 100_000_000}
_NUMERALS = set(_KANJI) | set(_KANJI_SCALE)
_CJK_NUMBER = re.compile(r"[\d.,〇零一二三四五六七八九两兩十百千万萬億亿]+")
_NEIGHBOURS = re.compile(
    r"((?:.*[十百千万萬億亿])?)(?:(一)(两|兩|二)|(两|兩|二)(三)|(三)([四五])|(四)(五)|(五)(六)|(六)(七)|(七)(八)|(八)(九))"
    r"([十百千万萬億亿]*)"
)
"""Two digits one above the other that leave a number open: 四五万 is forty to fifty thousand."""
MOST_DIGITS = 15
"""Digits of a number that are read; one with more counts nothing in this world, and must not overflow."""


@dataclass(slots=True)
class Number:
    """A written number: its stretch (scale words included) and its value."""

    start: int
    end: int
    value: float
    scale: float = 1
    words: bool = False
    vague: tuple[int, int] | None = None
    approx: bool = False
    percent: bool = False
    hedge: str = field(default="")
    tens: bool = False
    """True when the value is a share whose sign counts in tens (三成, 3割) and has been counted so."""


def numbers(text: Text) -> Iterator[Number]:
    """The numbers of ``text`` in order, none overlapping: longest phrase first, then digits, then number words."""
    taken: list[Number] = list(_phrases(text))
    covered = Taken((n.start, n.end) for n in taken)
    source = _cjk(text) if not text.words.spaced else _spaced(text)
    taken += (number for number in source if covered.take(number.start, number.end))
    yield from sorted(taken, key=lambda n: n.start)


def _phrases(text: Text) -> Iterator[Number]:
    """Amounts that the table gives whole: dozens, several hundred, a dozen, half, one in ten, une centaine."""
    found: list[tuple[Mark, str]] = [
        (mark, key)
        for key in ("vague", "exact_phrases", "about_phrases", "fractions")
        for mark in text.marks[f"numbers.{key}"]
    ]
    end = -1
    for mark, key in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if mark.start < end or re.search(r"\d ?$", text.folded[max(0, mark.start - 2) : mark.start]):
            continue
        if not text.words.spaced and mark.start and {*text.folded[mark.start - 1 : mark.start + 1]} <= _NUMERALS:
            continue  # 三四成 is no 四成, 三百多 no 百多
        end = mark.end
        if key == "vague" and (exact := _after_hedge(text, mark)):
            yield Number(mark.start, mark.end, exact, words=True)
        elif key == "vague":
            yield Number(
                mark.start, mark.end, mark.value[0], words=True, vague=(mark.value[0], mark.value[1]), approx=True
            )
        else:
            about, share = key == "about_phrases", key == "fractions"
            hedge = "about" if about else ""
            yield Number(mark.start, mark.end, mark.value, words=True, approx=about, percent=share, hedge=hedge)


def _after_hedge(text: Text, mark: Mark) -> float | None:
    """The number of a form that is vague by itself but exact after a hedge: Russian "более тысячи" is over 1,000."""
    forms = text.words.table["numbers"].get("after_hedge", {})
    value = forms.get(text.folded[mark.start : mark.end])
    hedged = any(text.marks.before(f"numbers.{kind}", mark.start, 1) for kind in ("over", "about", "nearly", "under"))
    return float(value) if value is not None and hedged else None


def _spaced(text: Text) -> Iterator[Number]:
    """Numbers in digits with their scale words (12 thousand, 47mila, 3 bin 807), then numbers in words."""
    taken = Taken()
    groups = set(text.words.table["numbers"].get("group", [","]))
    by_spaces = " " in groups
    position = 0
    while match := _DIGITS.search(text.folded, position):
        position = match.end()
        signs = set(re.sub(r"\d", "", text.raw[match.start() : match.end()]))
        start, value, end = match.start(), *_digits(match.group(), match.start(), by_spaces or signs <= groups)
        if start and text.folded[start - 1].isalpha():
            scale_word = text.marks.before("numbers.scales", start, 1)
            if not scale_word or scale_word.end != start:
                continue
        position = max(end, start + 1)
        number = _led(text, _scaled(text, Number(start, end, value)))
        position = max(position, number.end)
        if number.end < len(text.folded) and text.folded[number.end].isalpha() and number.scale == 1:
            tail = re.compile(r"[^\W\d_]{1,4}").match(text.folded, number.end)
            if tail and len(tail.group()) <= 3 and tail.group() not in text.words.grammar["attached"]:
                continue
        taken.add(number.start, number.end)
        yield number
    for number in _in_words(text):
        if taken.free(number.start, number.end):
            yield number


def _digits(written: str, start: int, by_spaces: bool) -> tuple[float, int]:
    """The value of digits with separators, and where the number ends (a space parts groups only with ``by_spaces``)."""
    end = start + len(written)
    if " " in written and not by_spaces:
        head = written.split(" ")[0]
        return _digits(head, start, by_spaces)
    if re.fullmatch(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*", written) or _INDIAN.fullmatch(written):
        return float(re.sub(r"\D", "", written)[:MOST_DIGITS]), end
    if re.fullmatch(r"\d+[.,]\d+", written):
        return float(written.replace(",", ".")), end
    if match := re.fullmatch(r"(\d{1,3}(?:[.,']\d{3})+)[.,](\d{1,2})", written):
        return float(re.sub(r"\D", "", match[1]) + "." + match[2]), end
    if written.isdigit():
        return float(written[:MOST_DIGITS]), end
    digits = next((n for n, character in enumerate(written) if not character.isdecimal()), len(written))
    return float(written[:digits]), start + digits


def _scaled(text: Text, number: Number) -> Number:
    """``number`` times the scale words after it, plus a smaller number after those: 2 mil 110, 3 bin 807."""
    while number.value < 10**MOST_DIGITS and (mark := text.marks.after("numbers.scales", number.end, 1)):
        if mark.start > number.end and text.folded[number.end] not in " -":
            break
        if _joined_word(text, mark):
            break
        number.value *= mark.value
        number.scale *= mark.value
        number.end = mark.end
    if number.scale > 1 and number.value == int(number.value):
        rest = re.compile(r" (\d{1,3})(?![\d.,]|\w)").match(text.folded, number.end)
        if rest and number.scale == 1000 and (len(rest[1]) == 3 or text.marks.after("people.nouns", rest.end(), 1)):
            number.value += float(rest[1])
            number.end = rest.end()
    return number


def _led(text: Text, number: Number) -> Number:
    """``number`` with a bare scale word before it added: "bin 250" is 1,250 where no number stands before the "bin"."""
    mark = text.marks.before("numbers.scales", number.start, 1)
    if not mark or mark.value != 1000 or number.value >= 1000 or number.scale != 1:
        return number
    if text.folded[mark.end : number.start] != " " or text.marks.before("numbers.words", mark.start, 1):
        return number
    if re.search(r"\d[.,]? ?$", text.folded[max(0, mark.start - 3) : mark.start]):
        return number
    return Number(mark.start, number.end, mark.value + number.value, scale=mark.value)


def _joined_word(text: Text, mark: Mark) -> bool:
    """True when a scale of one or two letters is only the beginning of a longer word or of money ("5 m" for metres)."""
    return mark.end - mark.start == 1 and mark.start > 0 and text.folded[mark.start - 1] == " "


def _in_words(text: Text) -> Iterator[Number]:
    """Numbers written in words: marks of ``numbers.words`` and ``numbers.scales`` that stand side by side."""
    scales = set(text.marks["numbers.scales"])
    percents = Taken((mark.start, mark.end) for mark in text.marks["numbers.percent"])  # the "cento" of "per cento"
    marks = sorted(
        (
            mark
            for mark in (*text.marks["numbers.words"], *scales, *compounds(text))
            if percents.free(mark.start, mark.end)
        ),
        key=lambda m: (m.start, -m.end),
    )
    place = 0
    while place < len(marks):
        run = [marks[place]]
        place += 1
        while place < len(marks) and _adjoin(text, run[-1], marks[place]):
            run.append(marks[place])
            place += 1
        value = compose([float(mark.value) for mark in run])
        if value and (len(run) > 1 or run[0] not in scales or value >= 100):
            start, end = run[0].start, run[-1].end
            if not (start and text.folded[start - 1] in "-'" and text.folded[start - 2 : start - 1].isalpha()):
                yield Number(
                    start, end, value, scale=max(1, *[m.value for m in run if m.value >= 100] or [1]), words=True
                )


def _adjoin(text: Text, one: Mark, two: Mark) -> bool:
    between = text.folded[one.end : two.start]
    if two.start < one.end:
        return False
    if between in ("", " ", "-"):
        return bool(one.value != two.value or one.value >= 100)
    joiners: list[str] = text.words.table["numbers"].get("joiner", [])
    return len(between) <= 6 and between.strip(" -") in joiners and bool(one.value > two.value)


def _cjk(text: Text) -> Iterator[Number]:
    """Numbers of Chinese and Japanese: 2万, 1万2000, 三千五百, 3.5万, 1,200."""
    for match in _CJK_NUMBER.finditer(text.folded):
        written = match.group().strip(".,")
        start = match.start() + match.group().index(written) if written else match.start()
        if not any(c.isdigit() or c in _KANJI or c in _KANJI_SCALE for c in written):
            continue
        if start and text.folded[start - 1].isascii() and text.folded[start - 1].isalpha():
            continue
        if set(written) <= set(_KANJI) and not _counted(text, start, start + len(written)):
            continue
        value = kanji(written)
        if open_ := _open(text, written, start):
            yield Number(start, start + len(written), open_[0], words=True, vague=open_, approx=True)
        elif value is not None and not (
            set(written) <= set(_KANJI) and len(written) == 1 and written not in "一二三四五六七八九两兩"
        ):
            scale = re.search(r"[百千万萬億亿]+$", written)
            yield Number(
                start,
                start + len(written),
                value,
                scale=kanji(scale.group()) or 1 if scale else 1,
                words=not any(c.isdigit() for c in written),
            )


_COUNTED = (
    "people.nouns", "numbers.units", "numbers.money", "numbers.percent", "numbers.percent_tens", "numbers.range",
    "numbers.over_after", "numbers.about_after", "numbers.under_after", "numbers.nearly_after",
)  # fmt: skip
"""Lists whose words may follow a numeral without a scale; before others it is part of a word: 三菱, 三一重工."""


def _counted(text: Text, start: int, end: int) -> bool:
    """True when a counter, a hedge or a sign follows digits in characters, or a percent word leads them."""
    if text.marks.before("numbers.percent_before", start, 0) or not text.folded[end : end + 1].isalpha():
        return True
    return end in text.marks.furthest(_COUNTED)


def _open(text: Text, written: str, start: int) -> tuple[int, int] | None:
    """The bounds of a numeral of two neighbouring digits, 三四百, where a scale or a counter of people follows it."""
    match = _NEIGHBOURS.fullmatch(written)
    if not match:
        return None
    lead, *pair, scale = match.groups()
    low, high = (kanji(lead + digit + scale) for digit in pair if digit)
    end = start + len(written)
    if not scale and not any(text.marks.after(name, end, 0) for name in ("people.nouns", "numbers.percent_tens")):
        return None
    return (int(low), int(high)) if low and high and low < high else None


def kanji(written: str) -> float | None:
    """The value of a Chinese or Japanese numeral, digits and characters mixed; None when it is not one."""
    total = section = 0.0
    current: float | None = None
    if len(written) > MOST_DIGITS + 15:
        return None
    for part in re.findall(r"[\d.,]+|\D", written):
        if part[0].isdigit():
            try:
                current = float(part.replace(",", ""))
            except ValueError:
                return None
        elif part in _KANJI:
            current = _KANJI[part] if current is None else current * 10 + _KANJI[part]
        elif part in _KANJI_SCALE:
            scale = _KANJI_SCALE[part]
            if scale >= 10_000:
                total += (section + (current or 0) or 1) * scale
                section = 0.0
            else:
                section += (1 if current is None else current) * scale
            current = None
    return total + section + (current or 0)
