"""Has everything that the audit of a client can hold its words?"""

import re
from pathlib import Path

from baton import actions
from baton.web.audit import SAID

_RECORD = re.compile(r'record\(\s*\w+,\s*"([a-z_.]+)",[^()]*client=')


def test_every_kind_of_entry_about_a_client_is_said_in_words() -> None:
    folder = Path(actions.__file__).parent
    recorded = {verb for file in folder.glob("*.py") for verb in _RECORD.findall(file.read_text(encoding="utf-8"))}
    assert len(recorded) > 15
    assert recorded <= set(SAID)
