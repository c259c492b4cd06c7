import pytest

from baton.core.needs import narrower, needs, needs_of

SAID = {
    "Food pantry, Tuesdays 9 to 11": "food",
    "eviction help": "eviction",
    "Medically supervised detox": "withdrawal",
    "Suboxone and methadone": "opioid_treatment",
    "Sober living for men": "recovery_housing",
    "Alcoholics Anonymous meeting": "mutual_aid",
    "Free Narcan": "harm_reduction",
    "First-episode psychosis team": "early_psychosis",
    "EMDR for survivors": "trauma",
    "panic attacks": "anxiety",
    "help paying my light bill": "utilities",
    "lost my birth certificate": "id_papers",
    "someone to talk to, psychotherapist": "therapy",
    "couples counseling": "couples_family",
    "hearing aids": "vision_hearing",
    "living with AIDS": "hiv",
    "legal aid": "legal",
    "rides to appointments": "transport",
    "safe from an abusive partner": "domestic_violence",
    "bus passes": "transport",
}


@pytest.mark.parametrize(("text", "need"), SAID.items())
def test_words_of_a_service_or_a_seeker_lead_to_the_need(text: str, need: str) -> None:
    assert needs_of(text)[0] == need


@pytest.mark.parametrize("text", ["", "We are open Monday to Friday", "first aid", "Town hall", "🙂"])
def test_words_without_a_need_lead_to_none(text: str) -> None:
    assert needs_of(text) == ()


def test_several_needs_are_heard_and_the_one_said_most_often_comes_first() -> None:
    assert needs_of("A trauma therapist who takes children") == ("trauma", "therapy", "child_adolescent")
    assert needs_of("Meals, groceries and showers")[:2] == ("food", "hygiene")


def test_the_longest_phrase_counts() -> None:
    assert needs_of("food stamps") == ("food_benefits",)
    assert needs_of("domestic violence shelter") == ("domestic_violence", "shelter")


@pytest.mark.parametrize(
    ("term", "need"),
    [
        ("BD-1800.2000", "food"),
        ("211:BH-1800.1500-100", "domestic_violence"),
        ("BH-1800.8500", "shelter"),
        ("BH-7000", "housing"),
        ("261QM2800X", "opioid_treatment"),
        ("NUCC:175T00000X", "peer_support"),
        ("SAMHSA:DT", "withdrawal"),
        ("OE:Food Pantry", "food"),
        ("food pantry", "food"),
        ("Sober Living", "recovery_housing"),
        ("Homeless Drop-in Programs", "shelter"),
    ],
)
def test_a_term_is_read_with_or_without_its_scheme_and_as_words_when_nobody_knows_it(term: str, need: str) -> None:
    assert need in needs_of("", [term])


def test_an_unknown_code_says_nothing() -> None:
    assert needs_of("", ["ZZ-1000", "103XX0000X", ""]) == ()


def test_every_synonym_leads_to_its_need() -> None:
    silent = [
        (need.id, phrase) for need in needs().values() for phrase in need.synonyms if need.id not in needs_of(phrase)
    ]
    assert silent == []


def test_a_wider_need_holds_its_kinds() -> None:
    assert {"housing", "shelter", "rent_help", "recovery_housing"} <= narrower("housing")
    assert narrower("dental") == {"dental"}
