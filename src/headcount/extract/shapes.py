"""Names by their shape: runs of capitals in alphabets that have them, runs of name characters where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from headcount.extract.taken import Taken
from headcount.extract.text import Text
from headcount.model import Span
from headcount.vocab import people, places, words

_CAPITAL = r"(?:[A-Z0-9]?[^\W\d_a-zà-öø-ÿа-яё]|[a-z]{1,2}[A-Z])[\w&.'’+!-]*|\d{1,3}[A-Z]\w*"
_LINK = r"(?:of|de|du|des|del|della|dei|di|do|da|dos|der|für|van|von|&|\+|of the|de la|of America)"
_LINKING = re.compile(_LINK)
_RUN = re.compile(rf"(?<![\w'’-])(?:{_CAPITAL})(?:[ \n](?:{_LINK}[ \n])?(?:{_CAPITAL}))*")
_TICKER = re.compile(r"<[A-Z.]{1,7}>")
_TOKEN = re.compile(r"\S+")
_OPENING = re.compile(r"[\"“„«:(•*\-–—]\s?$")
"""What a name may begin a phrase behind: a quote, a colon, a bracket, a bullet, a dash."""
_EDGE = ".,'’!-&+"
_LEGAL = re.compile(r"(?:Inc|Corp|Co|Ltd|LLC|PLC|Plc|AG|SA|S\.A|SpA|GmbH|NV|BV|AB|Kft|Zrt|Nyrt|Bt)\.?")
MOST_WORDS = 6
PROOF = 100_000
"""Characters of a text that are searched for another use of a word."""
TITLE_CASE = 0.6
"""A line with this share of its longer words in capitals is in title case: there a capital proves nothing."""
_KATAKANA = r"[ァ-ヴー・]{3,30}"
_KANJI_NAME = re.compile(
    rf"(?:(?<![A-Za-z0-9&.])[A-Za-z][A-Za-z0-9&.]{{0,30}}|(?<![ァ-ヴー]){_KATAKANA}|[一-鿿々]){{0,30}}"
    rf"(?:{_KATAKANA}|電機|自動車|銀行|製薬|重工|製鉄|航空|百貨店|生命|証券|新聞社|鉄道|化学|食品|電力|製作所|工業|"
    r"グループ|ホールディングス|HD|集团|集團|公司|科技|银行|汽车|汽車|电子|电器|航空|地产|互娱|控股|传媒|大学)"
)
_CJK_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.]+(?: [A-Z][A-Za-z0-9&.]+)*")
_ZH_SUBJECT = re.compile(
    r"(?:(?<=[。,，、；;：:\n「“\"（(])|^)([一-鿿]{2,6}?)"
    r"(?=(?:计划|宣布|宣佈|将|將|拟|擬|已|正|裁|被|也|今|在全球|在|再|近日|表示|要|准备|启动|开始|大幅|全球|与|和|、|旗下|方面|对))"
)
_JA_SUBJECT = re.compile(r"(?:(?<=[。、「（(\n])|^)([一-鿿々A-Za-zァ-ヴー]{2,10})(?=[はがもで、](?![\w]*年))")


def candidates(text: Text) -> Iterator[Span]:
    """Spans of ``text`` that may name an organisation, in order, without those that common words explain."""
    if not text.words.spaced:
        yield from _cjk(text)
        return
    for match in _RUN.finditer(text.raw):
        start, end = match.span()
        if start and text.raw[start - 1] == "<" and _TICKER.match(text.raw[start - 1 : end + 1]):
            continue
        if shouted(text, text.sentences[text.sentence_at(start)]):
            continue
        yield from _pieces(text, start, end)


@lru_cache(maxsize=8)
def shouted(text: Text, sentence: Span) -> bool:
    """True for a line that is all capitals, where a capital says nothing; `employer` reads it by the body's names."""
    return sentence.end - sentence.start > 12 and text.raw[sentence.start : sentence.end].isupper()


def _pieces(text: Text, start: int, end: int) -> Iterator[Span]:
    """The run cut where a common word of a headline or of a sentence's beginning stands, each piece trimmed."""
    here = text.sentence_at(start)
    loud = _title_case(text, text.sentences[here])
    pieces: list[list[tuple[int, int]]] = [[]]
    for token in _TOKEN.finditer(text.raw, start, end):
        begin, stop = token.span()
        if elided := _ELISION.match(text.raw, begin, stop):
            pieces.append([])
            begin = elided.end()
            if not text.raw[begin : begin + 1].isupper():
                continue
        before, here = here, text.sentence_at(begin)
        if pieces[-1] and (here != before or _stops(text.raw[slice(*pieces[-1][-1])])):
            pieces.append([])
        word = text.raw[begin:stop].strip(_EDGE)
        first = begin == text.sentences[here].start or bool(_OPENING.search(text.raw[max(0, begin - 2) : begin]))
        if pieces[-1] and (_LINKING.fullmatch(token.group()) or (word.isupper() and len(word) == 2 and not loud)):
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


_ELISION = re.compile(r"(?:[LDCSNJQ]|Qu|Un|(?:[DdNnSs]|Da|da|Co|co)e?u?ll|[Aa]ll|[dl])['’](?=\w)")
"""French and Italian articles and prepositions that lean on the next word: L'azienda, Nell'aprile, d'Amazon."""
_ADVERB = {"en": r"(?:ly|ing|ed)$", "it": "mente$", "es": "mente$", "pt": "mente$", "fr": "ment$"}
"""Endings of words that often begin a sentence and are no names."""


def _unproved(text: Text, word: str, start: int, end: int) -> bool:
    """True for a lone capital that begins a sentence and ends like an adverb or participle: Additionally."""
    ending = _ADVERB.get(text.words.iso)
    if ending is None or start + len(word) < end - 1 or not re.search(ending, word):
        return False
    return not _in_midsentence(text, word)


@lru_cache(maxsize=256)
def _in_midsentence(text: Text, word: str) -> bool:
    """True when the word stands behind another, a comma or a semicolon in the text's first `PROOF` characters."""
    return re.search(rf"(?<=[\w,;] ){re.escape(word)}\b", text.raw[:PROOF]) is not None


def _stops(word: str) -> bool:
    """True when a word with this ending closes its sentence or phrase: a stop that is no abbreviation's, a comma."""
    if word[-1] in ",;:!?" or re.search(r"['’](?:s|[a-zçğıöşü]{1,6})$", word):
        return True
    return word[-1] == "." and not re.fullmatch(
        r"(?:[^\W\d_]\.)+|(?:Inc|Corp|Co|Ltd|Cos|St|Mt|Bros|Intl|Mfg|Kft|Zrt|Nyrt|Cia|Cie)\.", word
    )


def _common(text: Text, word: str, start: int, *, first: bool, loud: bool) -> bool:
    """True when ``word`` is an ordinary word here rather than (part of) a name."""
    lower = word.lower()
    if not word or (
        lower in _SMALL and (first or loud or len(word) < 3 or (text.words.iso != "en" and word.islower()))
    ):
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
    if text.words.iso != "de":
        return False
    if _table_word(text, start, start + len(word)):
        return True
    if re.search(r"(?:ung|heit|keit|schaft|tion|ismus|tät|ungen|nisse|innen|chen)$", word):
        return True
    before = re.search(r"(\w+) $", text.raw[max(0, start - 20) : start])
    return before is not None and before[1].lower() in _GERMAN_BEFORE


_GERMAN_BEFORE = frozenset(
    {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine",
     "keinen", "jeder", "jede", "jedes", "jedem",
     "im", "am", "zum", "zur", "vom", "beim", "ins", "pro", "ohne", "gegen", "durch", "nach", "rund", "alle",
     "viele", "mehr", "weniger",
     "weitere", "weiteren", "neue", "neuen", "seine", "seinen", "seiner", "ihre", "ihren", "ihrer", "unsere"}
)  # fmt: skip


_NOT_NAMES = (
    "people.nouns", "people.total", "numbers.units", "numbers.vague", "numbers.about", "numbers.over", "numbers.words",
    "cuts.strong", "cuts.weak", "cuts.closure", "cuts.hire", "cuts.aggregate", "cuts.other_sense", "status.planned",
    "employers.pronouns", "employers.person_titles", "employers.apposition", "roles.unit", "reasons.because",
    "speakers.say", "dates.relative_years",
)  # fmt: skip
"""Lists of the language table whose words are no names."""


def _table_word(text: Text, start: int, end: int) -> bool:
    """True when our language table has the word in a list of things other than names."""
    for name in _NOT_NAMES:
        mark = text.marks.after(name, start, 0)
        if mark and mark.end >= end:
            return True
    return False


_SMALL = frozenset(
    {"the", "a", "an", "in", "on", "at", "and", "or", "but", "for", "of", "to", "by", "from", "with", "as", "it",
     "its", "he", "she", "they", "we", "i", "this", "that", "these", "those", "there", "here",
     "what", "who", "why", "how", "when", "where", "if", "while", "after", "before", "since", "until", "about",
     "over", "under", "more", "most", "all", "some", "many", "few", "no", "not",
     "new", "last", "next", "first", "year", "years", "ag", "am", "pm", "q1", "q2", "q3", "q4", "ceo", "cfo", "coo",
     "cto", "hr", "ai", "ml", "us", "uk", "eu", "reuter", "reuters",
     "der", "die", "das", "ein", "eine", "und", "im", "bei", "mit", "von", "zu", "auf", "für",
     "le", "la", "les", "un", "une", "des", "et", "en", "du", "de", "au",
     "il", "lo", "gli", "uno", "una", "e", "di", "da",
     "el", "los", "las", "unos", "y", "o", "os", "um", "uma",
     "het", "een", "van", "voor", "op",
     "w", "z", "na", "do", "od", "nie",
     "den", "det", "ett", "och", "på", "av", "för",
     "az", "egy", "és", "bir", "ve", "bu"}
)  # fmt: skip


def _trimmed(text: Text, piece: list[tuple[int, int]]) -> Span | None:
    """The piece as a span without links, punctuation and possessives at its edges; None when nothing is left."""
    while piece and _LINKING.fullmatch(text.raw[piece[0][0] : piece[0][1]]):
        piece = piece[1:]
    while piece and _LINKING.fullmatch(text.raw[piece[-1][0] : piece[-1][1]]):
        piece = piece[:-1]
    if not piece or len(piece) > MOST_WORDS:
        return None
    start, end = piece[0][0], piece[-1][1]
    if apostrophe := re.search(r"['’](?:s|[a-zçğıöşü]{1,6})?$", text.raw[start:end]):
        end = start + apostrophe.start()
    while (end > start and text.raw[end - 1] in ",;:!-&+'’") or (
        text.raw[end - 1 : end] == "."
        and not re.search(r"(?:\b[A-Z]|Inc|Corp|Co|Ltd|Kft|Zrt|Nyrt|S\.A|S\.p\.A)\.$", text.raw[start:end])
    ):
        end -= 1
    if end - start < 2 or text.raw[start:end].isdigit() or _LEGAL.fullmatch(text.raw[start:end]):
        return None
    return Span(start, end)


@lru_cache(maxsize=8)
def _title_case(text: Text, sentence: Span) -> bool:
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


def _cjk(text: Text) -> Iterator[Span]:
    """Names in Chinese and Japanese: katakana, Latin letters, a company's ending, or the subject of its clause."""
    patterns = [(_KANJI_NAME, 0), (_CJK_LATIN, 0), (_JA_SUBJECT if text.words.iso == "ja" else _ZH_SUBJECT, 1)]
    taken = Taken()
    kept: list[Span] = []
    for pattern, group in patterns:
        for match in pattern.finditer(text.raw):
            start, end = match.span(group)
            if end - start < 2 or not taken.free(start, end):
                continue
            written = text.raw[start:end]
            if places.kind(written) or _table_word(text, start, end) or people.given(written):
                continue
            taken.add(start, end)
            kept.append(Span(start, end))
    yield from sorted(kept)
