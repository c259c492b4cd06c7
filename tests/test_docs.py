"""The docs say what is there."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from baton.cli import COMMANDS, app
from baton.cli.reference import FOLDER, PAGES
from baton.core.policy import load_policy
from baton.core.sources import SOURCES
from baton.core.vocabulary import Sign

ROOT = Path(__file__).resolve().parents[1]
PROSE = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "run: ./baton reference"


@pytest.mark.parametrize("page", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_within_the_docs_leads_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("0*.md")), ids=lambda path: path.name)
def test_a_decision_page_has_context_decision_consequences_and_stops_at_50_lines(page):
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 50
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    index = (page.parent / "README.md").read_text(encoding="utf-8")
    assert page.name in index


def test_every_dependency_says_what_it_does_for_us():
    names = re.findall(r'^    "([a-z0-9-]+)[\[>]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    page = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    assert not [name for name in names if name not in page]


def test_every_command_is_in_the_command_line_guide():
    guide = (ROOT / "docs" / "how-tos" / "command-line.md").read_text(encoding="utf-8")
    assert not [name for name in COMMANDS if f"baton {name}" not in guide]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name):
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout) > 100


def test_every_work_that_is_cited_is_described_and_every_sign_is_answered_or_excused():
    policy = load_policy()
    assert {source.work for row in policy.rows for source in row.sources} <= set(SOURCES)
    answered = {sign for row in policy.rows for condition in row.conditions for sign in condition.signs}
    assert answered >= set(Sign) - {sign for exempt in policy.exempt for sign in exempt.signs}


def test_every_command_and_every_reference_page_is_told_of():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert not [name for name in COMMANDS if f"`{name}`" not in changes]
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert not [page.name for page in FOLDER.glob("*.md") if f"reference/{page.name}" not in index]
