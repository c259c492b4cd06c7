"""Do messages say what they may, in both languages, and nothing else?"""

import re

import pytest

from baton.core.notices import TEXTS, Audience, Language, letter

URL = "https://baton.opendoor.example/"


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("language", Language)
def test_a_message_is_its_sentence_and_its_link(code: str, language: Language) -> None:
    sent = letter(code, language, URL)
    row = TEXTS[code]
    assert sent.subject == (row.es if language is Language.SPANISH else row.en)
    assert sent.body.startswith(f"{sent.subject}.\n")
    assert sent.body.count(URL) == 1
    assert "{" not in sent.subject + sent.body
    assert "\n" not in sent.subject


@pytest.mark.parametrize("code", TEXTS)
def test_no_text_names_a_service_a_diagnosis_or_a_place_for_a_name(code: str) -> None:
    """A message may be read over a shoulder: that somebody is in treatment is not to be seen from it."""
    telling = re.compile(r"recovery|treatment|substance|addict|therap|clinic|patient|client|paciente|cliente", re.I)
    row = TEXTS[code]
    assert not telling.search(f"{row.en} {row.es} {row.many}")


def test_lists_have_words_for_several_and_only_people_inside_have_lists() -> None:
    assert {code for code, row in TEXTS.items() if row.many} == {
        code for code, row in TEXTS.items() if row.audience is Audience.WORKER
    }
    assert all(row.many.count("{}") == 1 for row in TEXTS.values() if row.many)


def test_a_code_of_another_version_is_told_as_a_change() -> None:
    assert letter("no.such", Language.ENGLISH, URL).subject == "Something has changed"
