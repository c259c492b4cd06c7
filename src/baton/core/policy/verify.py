"""Is the policy sound? Finds rows that never fire, contradictions, gaps, and ways in which danger lowers an answer."""

from collections.abc import Iterator
from itertools import combinations, product

from baton.core.catalog import SIGNS
from baton.core.facts import Answer
from baton.core.policy.finding import Check, Finding
from baton.core.policy.firing import UNSURE_ROW, Asker, Key, fired, ground, level
from baton.core.policy.outcome import Outcome, join, outcome
from baton.core.policy.proof import lowering
from baton.core.policy.questions import if_yes
from baton.core.policy.rows import Row
from baton.core.policy.space import askers, classes, every_key
from baton.core.policy.standard import Policy
from baton.core.vocabulary import Disposition, Role, Severity, Sign, When


def verify(policy: Policy) -> tuple[Finding, ...]:
    """Everything found wrong with the policy; nothing, when it is sound."""
    return tuple(finding for check in _CHECKS for finding in check(policy))


def _never_fires(policy: Policy) -> Iterator[Finding]:
    firing = {row for asker in askers(policy) for rows in classes(policy, asker) for row in rows}
    for row in policy.rows:
        if row.id not in firing:
            yield Finding(
                check=Check.NEVER_FIRES,
                rows=(row.id,),
                sentence=f"{row.id} never fires: no fact meets its conditions for the workers it is for",
            )


def _unsourced(policy: Policy) -> Iterator[Finding]:
    for row in policy.rows:
        if not row.sources:
            yield Finding(check=Check.NO_SOURCE, rows=(row.id,), sentence=f"{row.id} rests on no source")


def _batonless(policy: Policy) -> Iterator[Finding]:
    for row in policy.rows:
        if row.disposition > Disposition.CONTINUE and not any(step.baton for step in row.steps):
            sentence = f"{row.id} asks for something ({row.disposition}) and opens no baton: nobody would hold it"
            yield Finding(check=Check.NO_BATON, rows=(row.id,), sentence=sentence)


def _contradictions(policy: Policy) -> Iterator[Finding]:
    for one, other in combinations(policy.rows, 2):
        for sentence in _against(one, other):
            yield Finding(check=Check.CONTRADICTS, rows=(one.id, other.id), sentence=sentence)
    for row in policy.rows:
        for sentence in set(row.say) & set(row.avoid):
            yield Finding(
                check=Check.CONTRADICTS, rows=(row.id,), sentence=f'{row.id} says and avoids the same: "{sentence}"'
            )


def _against(one: Row, other: Row) -> Iterator[str]:
    if _same_ground(one, other) and level(one.disposition) != level(other.disposition):
        yield f"{one.id} says {one.disposition} and {other.id} {other.disposition} on the very same conditions"
    for sentence in (set(one.say) & set(other.avoid)) | (set(other.say) & set(one.avoid)):
        yield f'one of {one.id} and {other.id} says what the other avoids: "{sentence}"'
    holders = {step.key: step.by for step in one.steps}
    for step in other.steps:
        if holders.get(step.key, step.by) is not step.by:
            yield f'{one.id} and {other.id} put the step "{step.key}" into different hands'


def _same_ground(one: Row, other: Row) -> bool:
    """Whether two rows fire for the same workers on the same facts."""
    grounds = [(row.roles, row.lacks, row.has, row.minor, ground(row.conditions)) for row in (one, other)]
    return bool(one.conditions) and grounds[0] == grounds[1]


def _gaps(policy: Policy) -> Iterator[Finding]:
    everyone = askers(policy)
    graded_signs = [(sign, severity) for sign, entry in SIGNS.items() for severity in entry.severities]
    for role, (sign, severity) in product(Role, graded_signs):
        of_role = [asker for asker in everyone if asker.role is role]
        left_alone = [asker for asker in of_role if not _answered(policy, asker, sign, severity)]
        if left_alone and not _exempt(policy, role, sign, severity):
            whom = f"any {role}" if left_alone == of_role else _whom(left_alone)
            yield Finding(check=Check.GAP, rows=(), sentence=f"{sign} ({severity}) has no answer for {whom}")


def _answered(policy: Policy, asker: Asker, sign: Sign, severity: Severity) -> bool:
    return all(
        fired(policy, asker, [Key(sign, severity, when, Answer.YES)]) for when in (When.NOW, When.RECENT, When.UNKNOWN)
    )


def _exempt(policy: Policy, role: Role, sign: Sign, severity: Severity) -> bool:
    return any(
        sign in exempt.signs and role in exempt.roles and severity in (exempt.severities or (severity,))
        for exempt in policy.exempt
    )


def _whom(left_alone: list[Asker]) -> str:
    """The workers by what they are known to be competent in; the client's age is left out."""
    known = {" and ".join(sorted(asker.competences or ())) or "no known competence" for asker in left_alone}
    return f"a {left_alone[0].role} with {', or with '.join(sorted(known))}"


def _idle_questions(policy: Policy) -> Iterator[Finding]:
    for inquiry in policy.inquiries:
        if not any(_can_change(policy, asker, inquiry.id, inquiry.about) for asker in askers(policy)):
            sentence = f'a yes to the question "{inquiry.id}" never changes a decision'
            yield Finding(check=Check.IDLE_QUESTION, rows=(inquiry.id,), sentence=sentence)


def _can_change(policy: Policy, asker: Asker, question: str, about: frozenset[Sign]) -> bool:
    yes = next(result for inquiry, result in if_yes(policy, asker) if inquiry.id == question)
    nows = (_outcome(policy, asker, [key]) for key in every_key() if key.sign in about and key.answer is Answer.YES)
    return any(join(now, yes) != now for now in nows)


def _floors(policy: Policy) -> Iterator[Finding]:
    """R3, S1.3 and R0: what a peer never carries alone, and the row that stands for being unsure."""
    peer = Asker(Role.PEER, None, frozenset())
    if UNSURE_ROW not in policy.position:
        yield Finding(
            check=Check.FLOOR, rows=(), sentence=f"there is no row {UNSURE_ROW} for what a worker is unsure of"
        )
    for sign, entry in SIGNS.items():
        for when in (When.NOW, When.RECENT):
            answer = _outcome(policy, peer, [Key(sign, entry.severities[-1], when, Answer.YES)]).disposition
            if entry.danger and answer < Disposition.REFER:
                yield Finding(
                    check=Check.FLOOR, rows=(), sentence=f"{sign} at its gravest ({when}) is only {answer} for a peer"
                )
    for severity in SIGNS[Sign.SUICIDAL_THOUGHTS].severities:
        answer = _outcome(policy, peer, [Key(Sign.SUICIDAL_THOUGHTS, severity, When.RECENT, Answer.YES)]).disposition
        if answer < Disposition.SAME_DAY:
            sentence = f"R3: suicidal thoughts ({severity}) heard by a peer are only {answer}"
            yield Finding(check=Check.FLOOR, rows=(), sentence=sentence)


def _outcome(policy: Policy, asker: Asker, keys: list[Key]) -> Outcome:
    return outcome(firing.row for firing in fired(policy, asker, keys))


_CHECKS = (
    _never_fires,
    _unsourced,
    _batonless,
    _contradictions,
    _gaps,
    _idle_questions,
    _floors,
    lowering,
)
