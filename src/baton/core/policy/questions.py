"""Which safety questions are still open, and which of them could change the answer most?"""

from collections.abc import Iterable
from functools import lru_cache

from baton.core.facts import Answer
from baton.core.policy.firing import Asker, Key, applies, fired, graded, key_of, present, timed
from baton.core.policy.outcome import Outcome, join, outcome, urgency
from baton.core.policy.rows import Question
from baton.core.policy.standard import Inquiry, Policy
from baton.core.vocabulary import Competence, Role, Sign


def open_questions(
    policy: Policy, asker: Asker, keys: frozenset[Key], mentioned: frozenset[Sign], now: Outcome
) -> tuple[Question, ...]:
    """Questions about what is there or was spoken of, not answered yet, whose yes would change answer, time or duties.

    Those that could change most come first. `now` is the outcome of the facts as they stand.
    """
    heard = mentioned.union(key.sign for key in present(keys))
    changes = [
        (inquiry, join(now, yes))
        for inquiry, yes in if_yes(policy, asker)
        if (inquiry.about & heard or inquiry.fact.sign in mentioned) and not answered(inquiry, keys)
    ]
    open_ones = sorted((pair for pair in changes if pair[1] != now), key=lambda pair: urgency(pair[1]), reverse=True)
    return tuple(_question(inquiry, change) for inquiry, change in open_ones)


@lru_cache(maxsize=256)
def if_yes(policy: Policy, asker: Asker) -> tuple[tuple[Inquiry, Outcome], ...]:
    """Each question of the policy with what a yes to it would come to on its own."""
    return tuple(
        (inquiry, outcome(firing.row for firing in fired(policy, asker, [key_of(inquiry.fact)])))
        for inquiry in policy.inquiries
    )


def answered(inquiry: Inquiry, keys: Iterable[Key]) -> bool:
    """Whether a fact answers the question yes or no. Unsure answers nothing.

    A yes answers for its own severity and time and for lesser ones; a no for its own and for graver, later ones: who
    has no wish to be dead has no plan either.
    """
    asked = inquiry.fact
    return any(_settles(key, key_of(asked)) for key in keys if key.sign is asked.sign)


def _settles(key: Key, asked: Key) -> bool:
    severity, when = graded(asked.sign, asked.severity), timed(asked.when)
    if key.answer is Answer.YES:
        return graded(key.sign, key.severity) >= severity and timed(key.when) >= when
    return key.answer is Answer.NO and graded(key.sign, key.severity) <= severity and timed(key.when) <= when


def open_competences(policy: Policy, asker: Asker, keys: frozenset[Key]) -> tuple[Competence, ...]:
    """The competences of this therapist that are not known and would make other rows answer."""
    if asker.role is Role.PEER or asker.competences is not None:
        return ()
    rows = _rows(policy, asker, keys)
    return tuple(
        competence
        for competence in Competence
        if _rows(policy, asker._replace(competences=frozenset({competence})), keys) != rows
    )


def open_age(policy: Policy, asker: Asker, keys: frozenset[Key]) -> bool:
    """Whether it is unknown if the client is a minor, and would make other rows answer."""
    if asker.minor is not None or not any(
        row.minor and applies(row, asker._replace(minor=True)) for row in policy.rows
    ):
        return False
    return _rows(policy, asker._replace(minor=True), keys) != _rows(policy, asker, keys)


def _rows(policy: Policy, asker: Asker, keys: frozenset[Key]) -> list[str]:
    return [firing.row.id for firing in fired(policy, asker, keys)]


def _question(inquiry: Inquiry, change: Outcome) -> Question:
    return Question(id=inquiry.id, ask=inquiry.ask, help=inquiry.help, fact=inquiry.fact, would_be=change.disposition)
