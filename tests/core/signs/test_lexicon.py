"""Is a lexicon with a mistake refused with its file and line, and one without read as written?"""

from pathlib import Path

import pytest

from baton.core.signs.lexicon import load
from baton.core.tables import TableError
from baton.core.vocabulary import Severity, Sign

CLASSES = "he = he|she\nvoice = voice|voices\n"
VERBS = "hear: hears heard hearing\n"


def tables(folder: Path, lexicon: str, *, name: str = "psychosis", classes: str = CLASSES) -> Path:
    (folder / "classes.txt").write_text(classes)
    (folder / "verbs.txt").write_text(VERBS)
    (folder / f"{name}.txt").write_text(lexicon)
    return folder


def test_every_phrase_is_read_with_its_sign_and_the_lowest_severity(tmp_path: Path) -> None:
    found = load(
        tables(tmp_path, "# Wishes.\nsign: suicidal_thoughts\n\n[wish]\nwants to die\n", name="suicidal_thoughts")
    )
    assert [(phrase.sign, phrase.severity) for phrase, _ in found] == [(Sign.SUICIDAL_THOUGHTS, Severity.LOW)]


@pytest.mark.parametrize(
    ("lexicon", "place", "problem"),
    [
        ("sign: telepathy\n[a]\nx y\n", "psychosis.txt:1", "names no sign"),
        ("sign: mania\n[a]\nx y\n", "psychosis.txt:1", "belongs in mania.txt"),
        ("sign: psychosis\n[a]\n! \n", "psychosis.txt:3", "an empty phrase"),
        ("sign: psychosis\n[a]\nhears voices\n[b]\nHears  voices\n", "psychosis.txt:5", "already, in line 3"),
        ("sign: psychosis\n[a]\nhears <noise>\n", "psychosis.txt:3", "unknown class <noise>"),
        ("sign: psychosis\n[a] severity=high\nhears voices\n", "psychosis.txt:2", "may be ungraded"),
        ("sign: psychosis\n[a] when=soon\nhears voices\n", "psychosis.txt:2", "soon"),
        ("sign: psychosis\n[a] loud=yes\nhears voices\n", "psychosis.txt:2", "a family takes"),
        ("sign: psychosis\nhears voices\n", "psychosis.txt:2", "before the first family"),
        ("sign: psychosis\n[a]\nhears (voices\n", "psychosis.txt:3", "is not closed"),
        ("sign: psychosis\n[a]\nhears voices)\n", "psychosis.txt:3", "closes nothing"),
        ("sign: psychosis\n[a]\nhears (|voices)\n", "psychosis.txt:3", "an empty part"),
        ("sign: psychosis\n[a]\n...\n", "psychosis.txt:3", "no part of it can be looked for"),
        ("sign: psychosis\n[a]\n", "psychosis.txt:2", "without a phrase"),
    ],
)
def test_a_mistake_is_refused_with_file_and_line(tmp_path: Path, lexicon: str, place: str, problem: str) -> None:
    with pytest.raises(TableError) as refusal:
        load(tables(tmp_path, lexicon))
    assert str(refusal.value).startswith(place + ":")
    assert problem in str(refusal.value)


@pytest.mark.parametrize("classes", ["he = <she>\nshe = <he>\n", "he = he|\n", "he = he\nhe = she\n", "he\n"])
def test_a_class_that_cannot_be_read_is_refused(tmp_path: Path, classes: str) -> None:
    with pytest.raises(TableError, match=r"classes\.txt:"):
        load(tables(tmp_path, "sign: psychosis\n[a]\nhears voices\n", classes=classes))


def test_the_packaged_lexicons_load() -> None:
    load()


def test_a_family_that_is_a_sign_as_a_question_too_says_so(tmp_path: Path) -> None:
    found = load(tables(tmp_path, "sign: psychosis\n[a] asked=yes\nhears voices\n[b]\nhears things\n"))
    assert [phrase.asked for phrase, _ in found] == [True, False]


def test_a_phrase_may_begin_with_an_optional_part(tmp_path: Path) -> None:
    found = load(tables(tmp_path, "sign: psychosis\n[a]\n[the] voices (came|came back)\n"))
    assert {anchor for _, pattern in found for anchor in pattern.anchors} == {" voices came ", " voices came back "}
