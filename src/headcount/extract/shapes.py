"""Names by their shape: runs of capitals in alphabets that have them, runs of name characters where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from headcount import vocab
from headcount.extract.grammar import SMALL_LETTERS, Pattern
from headcount.extract.grammar import words as small_words
from headcount.extract.taken import Taken
from headcount.extract.text import Text
from headcount.model import Span
from headcount.vocab import people, places, words

_CASELESS = "\u0590-\u109f"
"""Letters of the alphabets that have no capitals, Hebrew to Burmese: none of them begins a name by its shape."""
_CAPITAL = rf"(?:[A-Z0-9]?[^\W\d_a-z{SMALL_LETTERS}{_CASELESS}]|[a-z]{{1,2}}[A-Z])[\w&.'’+!-]*|\d{{1,3}}[A-Z]\w*"
_LINKING = Pattern("@name_links+@")
_RUN = Pattern(rf"(?<![\w'’-])(?:{_CAPITAL})(?:[ \n](?:@name_links+@[ \n])?(?:{_CAPITAL}))*")
_TICKER = re.compile(r"<[A-Z.]{1,7}>")
_TOKEN = re.compile(r"\S+")
_OPENING = re.compile(r"[\"“„«:(•*\-–—]\s?$")
"""What a name may begin a phrase behind: a quote, a colon, a bracket, a bullet, a dash."""
_EDGE = ".,'’!-&+"
_LEGAL = Pattern(r"@legal_forms+@\.?")
MOST_WORDS = 6
PROOF = 100_000
"""Characters of a text that are searched for another use of a word."""
TITLE_CASE = 0.6
"""A line with this share of its longer words in capitals is in title case: there a capital proves nothing."""
_KATAKANA = r"[ァ-ヴー・]{3,30}"
_KANJI_NAME = Pattern(
    rf"(?:(?<![A-Za-z0-9&.])[A-Za-z][A-Za-z0-9&.]{{0,30}}|(?<![ァ-ヴー]){_KATAKANA}|[一-鿿々]){{0,30}}"
    rf"(?:{_KATAKANA}|@name_endings@)"
)
_CJK_LEAD = Pattern(r".*(?:@small@|[^\W\dァ-ヴー](?:@and@)(?=..))|[米英独仏伊韓露](?=[ァ-ヴA-Z])")
"""What stands before a name in its run of characters: 四川的 before 攀钢集团, 米半導体大手 before インテル."""
_CJK_COMMON = Pattern(r"(?:@no_names@|@name_endings@|[数几幾一二两兩三四五六七八九十百千万萬]+[人名位家社]中?)+")
"""A run of common words alone, which names nobody: 科技公司, 新能源汽车."""
_CJK_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.]+(?: [A-Z][A-Za-z0-9&.]+)*")


def candidates(text: Text) -> Iterator[Span]:
    """Spans of ``text`` that may name an organisation, in order, without those that common words explain."""
    if not text.words.spaced:
        yield from _cjk(text)
        return
    for match in _RUN.of(text.words.iso).finditer(text.raw):
        start, end = match.span()
        if start and text.raw[start - 1] == "<" and _TICKER.match(text.raw[start - 1 : end + 1]):
            continue
        if shouted(text, text.sentences[text.sentence_at(start)]):
            continue
        yield from _pieces(text, start, end)
    yield from _subjects(text)


@lru_cache(maxsize=8)
def shouted(text: Text, sentence: Span) -> bool:
    """True for a line that is all capitals, where a capital says nothing; `employer` reads it by the body's names."""
    return sentence.end - sentence.start > 12 and text.raw[sentence.start : sentence.end].isupper()


def _pieces(text: Text, start: int, end: int) -> Iterator[Span]:
    """The run cut where a common word of a headline or of a sentence's beginning stands, each piece trimmed."""
    here = text.sentence_at(start)
    loud = title_case(text, text.sentences[here])
    pieces: list[list[tuple[int, int]]] = [[]]
    linking, elision = _LINKING.of(text.words.iso), _ELISION.of(text.words.iso)
    for token in _TOKEN.finditer(text.raw, start, end):
        begin, stop = token.span()
        if elided := elision.match(text.raw, begin, stop):
            pieces.append([])
            begin = elided.end()
            if not text.raw[begin : begin + 1].isupper():
                continue
        before, here = here, text.sentence_at(begin)
        if pieces[-1] and (here != before or _stops(text, text.raw[slice(*pieces[-1][-1])])):
            pieces.append([])
        word = text.raw[begin:stop].strip(_EDGE)
        first = begin == text.sentences[here].start or bool(_OPENING.search(text.raw[max(0, begin - 2) : begin]))
        if pieces[-1] and (linking.fullmatch(token.group()) or (word.isupper() and len(word) == 2 and not loud)):
            pieces[-1].append((begin, stop))
        elif (
            text.marks.after("employers.person_titles", begin, 0)
            or (first and not loud and _unproved(text, word, begin, end))
            or _common(text, word, begin, first=first, loud=loud)
        ):
            pieces.append([])
        else:
            pieces[-1].append((begin, stop))
    for piece in pieces:
        if span := _trimmed(text, piece):
            yield span


_ELISION = Pattern(r"(?i:@elisions@)(?=\w)")
"""French and Italian articles and prepositions that lean on the next word: L'azienda, Nell'aprile, d'Amazon."""
_ADVERB = Pattern(r"@adverb_endings@$")
_NOUN = Pattern(r"@noun_endings@$")
_SHORT_NAME = Pattern(r"(?:[^\W\d_]\.)+|(?:@legal_forms+@|St|Mt)\.")
_DOTTED = Pattern(r"(?:\b[A-Z]|@legal_forms+@)\.$")


def _unproved(text: Text, word: str, start: int, end: int) -> bool:
    """True for a lone capital that begins a sentence and ends like an adverb or participle: Additionally."""
    if start + len(word) < end - 1 or not _ADVERB.of(text.words.iso).search(word):
        return False
    return not _in_midsentence(text, word)


@lru_cache(maxsize=256)
def _in_midsentence(text: Text, word: str) -> bool:
    """True when the word stands behind another, a comma or a semicolon in the text's first `PROOF` characters."""
    return re.search(rf"(?<=[\w,;] ){re.escape(word)}\b", text.raw[:PROOF]) is not None


def _stops(text: Text, word: str) -> bool:
    """True when a word with this ending closes its sentence or phrase: a stop that is no abbreviation's, a comma."""
    if word[-1] in ",;:!?" or re.search(r"['’][^\W\d_A-ZÀ-ÖØ-Þ]{1,6}$", word):
        return True
    return word[-1] == "." and not _SHORT_NAME.of(text.words.iso).fullmatch(word)


def _common(text: Text, word: str, start: int, *, first: bool, loud: bool) -> bool:
    """True when ``word`` is an ordinary word here rather than (part of) a name."""
    lower = word.lower()
    if not word or (lower in _small(text.words.iso) and (first or loud or len(word) < 3)):
        return True
    if text.marks.after("dates.months", start, 0) or text.marks.after("dates.weekdays", start, 0):
        return True
    if not (first or loud):
        return _ordinary_noun(text, word, start)
    share = words.lower_share(lower, text.words.iso)
    if share is not None and share >= (0.5 if not loud else 0.4):
        return True
    if lower in text.after_spaces:
        return True
    return _table_word(text, start, start + len(word)) or _ordinary_noun(text, word, start)


def _ordinary_noun(text: Text, word: str, start: int) -> bool:
    """True for a capitalised common noun (German): one of our tables, or one with an article or adjective before it."""
    if not text.words.grammar["capital_nouns"]:
        return False
    if _table_word(text, start, start + len(word)):
        return True
    if _NOUN.of(text.words.iso).search(word):
        return True
    before = re.search(r"(\w+) $", text.raw[max(0, start - 20) : start])
    return before is not None and before[1].lower() in small_words(text.words.iso, "noun_leads")


_NOT_NAMES = (
    "people.nouns", "people.total", "numbers.units", "numbers.vague", "numbers.about", "numbers.over", "numbers.words",
    "cuts.strong", "cuts.weak", "cuts.closure", "cuts.hire", "cuts.aggregate", "cuts.other_sense", "status.planned",
    "employers.pronouns", "employers.person_titles", "employers.apposition", "roles.unit", "reasons.because",
    "speakers.say", "dates.relative_years",
)  # fmt: skip
"""Lists of the language table whose words are no names."""


def _table_word(text: Text, start: int, end: int) -> bool:
    """True when our language table has the word in a list of things other than names."""
    return text.marks.furthest(_NOT_NAMES).get(start, -1) >= end


@vocab.by_language
def _small(iso: str) -> frozenset[str]:
    """The words that are no names of their own at the beginning of a sentence, of the language and of English."""
    return small_words(iso, "small", english=True) | small_words(iso, "no_names", english=True)


def _trimmed(text: Text, piece: list[tuple[int, int]]) -> Span | None:
    """The piece as a span without links, punctuation and possessives at its edges; None when nothing is left."""
    while piece and _LINKING.of(text.words.iso).fullmatch(text.raw[piece[0][0] : piece[0][1]]):
        piece = piece[1:]
    while piece and _LINKING.of(text.words.iso).fullmatch(text.raw[piece[-1][0] : piece[-1][1]]):
        piece = piece[:-1]
    if not piece or len(piece) > MOST_WORDS:
        return None
    start, end = piece[0][0], piece[-1][1]
    if apostrophe := re.search(r"['’](?:[^\W\d_A-ZÀ-ÖØ-Þ]{1,6})?$", text.raw[start:end]):
        end = start + apostrophe.start()
    while (end > start and text.raw[end - 1] in ",;:!-&+'’") or (
        text.raw[end - 1 : end] == "." and not _DOTTED.of(text.words.iso).search(text.raw[start:end])
    ):
        end -= 1
    if end - start < 2 or text.raw[start:end].isdigit() or _LEGAL.of(text.words.iso).fullmatch(text.raw[start:end]):
        return None
    return Span(start, end)


@lru_cache(maxsize=8)
def title_case(text: Text, sentence: Span) -> bool:
    """True for a headline in title case, where capitals say nothing, or a line in capitals."""
    long_words: list[str] = re.findall(r"[^\W\d_]{4,}", text.raw[sentence.start : sentence.end])
    if len(long_words) < 3:
        return bool(text.title and sentence.start < text.title.end)
    capital = sum(word[0].isupper() for word in long_words)
    return capital / len(long_words) >= TITLE_CASE


def org_word(text: Text, span: Span) -> bool:
    """True when the name begins or ends with a word of organisations: Inc, Bank, University."""
    marks = text.marks.within("employers.org_words", span.start, span.end)
    return any(mark.start == span.start or mark.end >= span.end - 1 for mark in marks)


@lru_cache
def _subject(written: str) -> list[tuple[re.Pattern[str], int]]:
    """The language's pattern of a firm that begins a clause, with its group; none where it has none."""
    return [(re.compile(written), 1)] if written else []


def _subjects(text: Text) -> Iterator[Span]:
    """Names without capitals between spaces: what stands where the language puts whoever did it, common words aside."""
    for pattern, group in _subject(text.words.grammar["subject"]):
        for match in pattern.finditer(text.raw):
            start, end = match.span(group)
            while start < end and (common := _leading_word(text, start, end)):
                start = common
            while start < end and (last := _last_common(text, start, end)) is not None:
                end = last
            written = text.raw[start:end]
            if end - start >= 2 and not (places.kind(written) or people.given(written)):
                yield Span(start, end)


def _leading_word(text: Text, start: int, end: int) -> int | None:
    """Where the stretch goes on behind a first word that is no name; None when it may be one."""
    stop = text.raw.find(" ", start, end)
    stop = end if stop < 0 else stop
    word = text.raw[start:stop]
    other = any(text.marks.after(name, start, 0) for name in ("numbers.scales", "dates.months", "dates.weekdays"))
    if other or word in _small(text.words.iso) or _table_word(text, start, stop) or places.kind(word):
        return min(end, stop + 1)
    return None


def _last_common(text: Text, start: int, end: int) -> int | None:
    """Where the stretch ends before a last word that is no name; None when it may be one."""
    last = text.raw.rfind(" ", start, end) + 1 or start
    return max(start, last - 1) if _leading_word(text, last, end) is not None else None


def _cjk(text: Text) -> Iterator[Span]:
    """Names in Chinese and Japanese: katakana, Latin letters, a company's ending, or the subject of its clause."""
    patterns = [(_KANJI_NAME.of(text.words.iso), 0), (_CJK_LATIN, 0), *_subject(text.words.grammar["subject"])]
    taken = Taken()
    kept: list[Span] = []
    for pattern, group in patterns:
        for match in pattern.finditer(text.raw):
            start, end = match.span(group)
            if lead := _CJK_LEAD.of(text.words.iso).match(text.raw, start, end):
                start = lead.end() if end - lead.end() > 1 else start
            if end - start < 2 or not taken.free(start, end):
                continue
            written = text.raw[start:end]
            if places.kind(written) or _table_word(text, start, end) or people.given(written):
                continue
            if _CJK_COMMON.of(text.words.iso).fullmatch(written) or (group and _tells(text, start, end)):
                continue
            taken.add(start, end)
            kept.append(Span(start, end))
    yield from sorted(kept)


_TELLING = (
    "people.nouns", "people.total", "cuts.strong", "cuts.weak", "cuts.closure", "cuts.hire", "cuts.aggregate",
    "cuts.other_sense", "cuts.buyout", "cuts.furlough", "numbers.about", "numbers.nearly", "numbers.over",
    "numbers.vague", "numbers.fractions", "status.planned", "status.completed",
    "dates.relative_years", "dates.relative_months", "employers.person_titles",
)  # fmt: skip
"""Lists of the language table whose words stand in what a clause tells, not in a name."""


def _tells(text: Text, start: int, end: int) -> bool:
    """True when a word of two characters and more of what is told stands in a stretch that no ending proves a name."""
    return any(
        mark.end - mark.start > 1 or mark.start == start or mark.end == end
        for name in _TELLING
        for mark in text.marks.within(name, start, end)
    )
