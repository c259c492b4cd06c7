"""Does a log tell of a fault without a client's words?"""

import logging
import sys

from baton.logs import Discreet

WORDS = "he tapes over the camera"


def formatted(error: BaseException) -> str:
    try:
        raise RuntimeError(WORDS) from error
    except RuntimeError:
        record = logging.LogRecord("baton", logging.ERROR, __file__, 1, "Saving failed", (), sys.exc_info())
    return Discreet("%(message)s").format(record)


def test_an_exception_is_told_by_type_and_place_and_never_by_its_message() -> None:
    written = formatted(ValueError(f"Failing row contains ({WORDS})"))
    assert WORDS not in written
    assert "Saving failed" in written
    assert "builtins.ValueError\nthen" in written
    assert "test_logs.py:" in written


def test_a_plain_message_stays_as_it_is() -> None:
    record = logging.LogRecord("baton", logging.INFO, __file__, 1, "Told %s", ("nobody",), None)
    assert Discreet("%(message)s").format(record) == "Told nobody"
