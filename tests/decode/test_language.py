"""Languages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from headcount.decode.language import by_small_words, of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bakery will part with 240 people by the end of the year."),
        ("it", "Il panificio licenzierà 240 persone entro la fine dell'anno."),
        ("de", "Die Bäckerei wird sich bis Jahresende von 240 Leuten trennen."),
        ("fr", "La boulangerie va se séparer de 240 personnes d'ici la fin de l'année."),
        ("es", "La panadería despedirá a 240 personas antes de que acabe el año."),
        ("pt", "A padaria vai demitir 240 pessoas até o fim do ano."),
        ("nl", "De bakkerij neemt voor het eind van het jaar afscheid van 240 mensen."),
        ("sv", "Bageriet säger upp 240 personer före årets slut."),
        ("pl", "Piekarnia zwolni 240 osób do końca roku."),
        ("hu", "A pékség az év végéig 240 embertől válik meg."),
        ("tr", "Fırın yıl sonuna kadar 240 kişiyi işten çıkaracak."),
        ("ja", "パン工場は年末までに二百四十人を削減する。"),
        ("zh", "这家面包厂将在年底前裁员二百四十人。"),
        ("zh", "這家麵包廠將在年底前裁員二百四十人。"),
        ("ru", "Пекарня до конца года уволит 240 человек."),
        ("ko", "제빵 공장은 연말까지 이백사십 명을 감원한다."),
        ("cs", "Pekárna do konce roku propustí 240 zaměstnanců, oznámila včera společnost."),
    ],
)
def test_a_sentence_is_enough_to_tell_the_language(language, text):
    assert of(text) == language


@pytest.mark.parametrize(
    "text", ["", "240", "Kettering", "https://example.org/kettering/foods/cuts/jobs", "- - - - 1 2 3 4"]
)
def test_too_little_text_is_unknown(text):
    assert of(text) == "und"


def test_a_title_helps_a_short_text():
    assert of("240.", "Die Bäckerei wird sich von 240 Leuten trennen") == "de"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bakery said on Monday that it will part with 240 of the people who work at its plant in the north "
               "by the end of the year, and that the others have been told that they are to stay as long as they can."),
        ("de", "Die Bäckerei wird sich bis zum Ende des Jahres von 240 Leuten trennen, die in dem Werk im Norden "
               "arbeiten, und die anderen sind nach den Worten der Leitung auch für das nächste Jahr nicht sicher."),
        ("pt", "A padaria vai demitir 240 pessoas até o fim do ano, e os que ficam na fábrica do norte não sabem se "
               "a empresa, que já foi a maior da região, ainda vai produzir com a mesma equipe após maio."),
    ],
)  # fmt: skip
def test_the_small_words_of_a_longer_text_tell_its_language(language, text):
    assert by_small_words(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Die bakkery gaan voor die einde van die jaar van 240 mense afskeid neem, en dié wat by die fabriek in die "
        "noorde bly, weet nie of hulle nog 'n werk het nie, want dit is nie seker wat met dit sal gebeur nie.",
        "A panadería vai despedir 240 persoas antes do fin do ano, e os que quedan na fábrica do norte non saben se a "
        "empresa, que xa foi a maior da comarca, vai seguir co mesmo persoal despois da reforma que se fixo en maio.",
        "El forn acomiadarà 240 persones abans que s'acabi l'any, i les que es queden a la fàbrica del nord no saben "
        "si l'empresa, que havia estat la més gran de la comarca, seguirà amb els mateixos treballadors després.",
        "The the the the the the the the the the the the the the the the the the the the the the the the the the the "
        "the the the the the the the the the the the the the the the the the the the the the the the the the the the",
        "The bakery said on Monday that it will part with 240 people. Die Bäckerei wird sich bis zum Ende des Jahres "
        "von 240 Leuten trennen, und die anderen sind nicht sicher, ob sie das neue Jahr in dem Werk noch erleben.",
    ],
    ids=["Afrikaans", "Galician", "Catalan", "one word", "two languages"],
)
def test_small_words_leave_a_neighbour_and_a_mixed_text_to_the_model(text):
    assert by_small_words(text) is None


def test_importing_decode_loads_no_model():
    loaded = (
        "import sys, headcount.decode; print({'numpy', 'py3langid', 'trafilatura', 'pypdfium2'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "set()\n"
    )
