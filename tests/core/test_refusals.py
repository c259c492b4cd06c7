from baton.core.refusals import Code, Refused


def test_a_refusal_says_what_to_do_and_which_field_it_is_about() -> None:
    refused = Refused(Code.NEEDS, "Say why.", field="reason")
    assert (refused.code, refused.sentence, refused.field, str(refused)) == (
        Code.NEEDS,
        "Say why.",
        "reason",
        "Say why.",
    )


def test_a_refusal_shows_its_code_and_sentence() -> None:
    assert repr(Refused(Code.STALE, "Pia was first.")) == "Refused(stale: Pia was first.)"
