"""Is the house set up as it promises?"""

import pytest

from baton import settings
from baton.logs import Discreet


@pytest.mark.parametrize(
    ("url", "name"),
    [("sqlite:////srv/baton.sqlite3", "/srv/baton.sqlite3"), ("sqlite:///baton.sqlite3", "baton.sqlite3")],
)
def test_sqlite_is_told_to_keep_what_is_committed(url: str, name: str) -> None:
    database = settings.database(url)
    assert database["NAME"] == name
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_is_told_to_keep_what_is_committed() -> None:
    database = settings.database("postgresql://baton:p%40ss@db.example:5433/open_door")
    assert (database["USER"], database["PASSWORD"], database["HOST"], database["PORT"], database["NAME"]) == (
        "baton",
        "p@ss",
        "db.example",
        5433,
        "open_door",
    )
    assert "synchronous_commit=on" in database["OPTIONS"]["options"]


def test_another_kind_of_database_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="sqlite or postgresql"):
        settings.database("mysql://localhost/baton")


def test_a_mail_server_is_one_line_and_says_how_it_is_secured() -> None:
    mailer, sender = settings.mailer("smtps://baton%40opendoor:p%40ss@mail.example?from=baton@opendoor.example")
    assert sender == "Baton <baton@opendoor.example>"
    options = {"host": "mail.example", "port": None, "username": "baton@opendoor", "password": "p@ss", "timeout": 20}
    assert mailer["OPTIONS"] == options | {"use_ssl": True}
    started, sender = settings.mailer("smtp+starttls://mail.example:2587")
    assert (started["OPTIONS"]["port"], started["OPTIONS"]["use_tls"], sender) == (
        2587,
        True,
        "Baton <baton@mail.example>",
    )


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("smtp://baton:secret@mail.example", "in the clear"),
        ("http://mail.example", "starts with smtp"),
        ("smtp:///nowhere", "names a host"),
    ],
)
def test_a_mail_server_that_cannot_be_meant_is_refused_without_its_password(url: str, says: str) -> None:
    with pytest.raises(ValueError, match=says) as wrong:
        settings.mailer(url)
    assert "secret" not in str(wrong.value)


def test_no_page_may_run_what_is_not_ours() -> None:
    assert settings.SECURE_CSP["default-src"] == ["'none'"]
    assert settings.SECURE_CSP["script-src"] == ["'self'"]
    assert settings.SECURE_CSP["style-src"] == ["'self'"]


def test_faults_are_logged_discreetly_and_never_shown() -> None:
    assert settings.DEBUG is False
    assert settings.LOGGING["formatters"]["discreet"]["()"] == f"{Discreet.__module__}.{Discreet.__qualname__}"


def test_passwords_are_kept_by_argon2() -> None:
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
