"""What do the answers to an instrument come to? A total, a band, red flags, and facts for the decision.

Nothing is prorated: with an answer missing there is no total, but what the given answers already reach still counts.
No answer gives a fact that says no: a score may raise an answer, never lower it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from baton.core.facts import Answer, Fact
from baton.core.screening.instrument import Band, Cut, Flag, Instrument, Item, Scoring, Sex

Answers = Mapping[str, int | None]


@dataclass(frozen=True, kw_only=True)
class RedFlag:
    """An answer to look at whatever the total; `answered` is False where the missing answer is what counts."""

    item: str
    sentence: str
    answered: bool


@dataclass(frozen=True, kw_only=True)
class Result:
    """`total` and `band` are None while `missing` items leave them open; `at_least` is what was reached so far."""

    instrument: str
    total: int | None
    at_least: int
    band: Band | None
    red_flags: tuple[RedFlag, ...]
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    subscores: Mapping[str, int]


def score(instrument: Instrument, answers: Answers, *, sex: Sex | None = None) -> Result:
    """The result of `answers`: item number to the option's value, None (or left out) for not answered.

    ValueError, in a sentence, for an item the instrument does not have or a value that is none of its options.
    """
    _check(instrument, answers)
    missing = tuple(item.number for item in instrument.items if _is_missing(item, answers))
    at_least = _points(instrument, answers)
    total = at_least if instrument.scoring is Scoring.SUM and not missing else None
    raised = tuple(flag for flag in instrument.flags if _is_raised(flag, instrument, answers))
    return Result(
        instrument=instrument.id,
        total=total,
        at_least=at_least,
        band=_band(instrument, total, sex) if total is not None else _flagged_band(instrument, raised, missing),
        red_flags=tuple(_red_flag(flag, answers) for flag in raised),
        facts=_gravest((*_flag_facts(instrument, raised, answers), *_cut_facts(instrument, answers, at_least, sex))),
        missing=missing,
        subscores=_subscores(instrument, answers),
    )


def _check(instrument: Instrument, answers: Answers) -> None:
    for number, value in answers.items():
        if (item := instrument.by_number.get(number)) is None:
            raise ValueError(f"The {instrument.name} has no item {number}")
        if value is not None and item.option(value) is None:
            allowed = ", ".join(str(option.value) for option in item.options)
            raise ValueError(f"{instrument.name} item {number} cannot be {value}: it is one of {allowed}")


def _is_missing(item: Item, answers: Answers) -> bool:
    return answers.get(item.number) is None and not item.optional and _is_asked(item, answers)


def _is_asked(item: Item, answers: Answers) -> bool:
    return not item.only_if or any(answers.get(other) for other in item.only_if)


def _weighed(items: Iterable[Item], answers: Answers) -> int:
    given = ((item, answers.get(item.number)) for item in items)
    return sum(item.weight(value) for item, value in given if value is not None)


def _points(instrument: Instrument, answers: Answers) -> int:
    return instrument.factor * _weighed((item for item in instrument.items if item.scored and not item.scale), answers)


def _subscores(instrument: Instrument, answers: Answers) -> Mapping[str, int]:
    scales = dict.fromkeys(item.scale for item in instrument.items if item.scale)
    return MappingProxyType(
        {scale: _weighed((item for item in instrument.items if item.scale == scale), answers) for scale in scales}
    )


def _fits(sex: Sex | None, wanted: Sex | None) -> bool:
    return sex is None or wanted is None or sex is wanted


def _band(instrument: Instrument, total: int, sex: Sex | None) -> Band | None:
    reached = [band for band in instrument.bands if band.start is not None and band.start <= total]
    fitting = [band for band in reached if _fits(sex, band.sex)]
    return max(fitting, key=lambda band: band.start or 0, default=None)


def _flagged_band(instrument: Instrument, raised: tuple[Flag, ...], missing: tuple[str, ...]) -> Band | None:
    if instrument.scoring is not Scoring.FLAGS:
        return None
    names = {flag.band for flag in raised}
    graver = [band for band in instrument.bands if band.name in names]
    if graver:
        return graver[-1]
    return None if missing else instrument.bands[0]


def _is_raised(flag: Flag, instrument: Instrument, answers: Answers) -> bool:
    value = answers.get(flag.item)
    if value is None:
        return flag.unanswered is not None and _is_asked(instrument.by_number[flag.item], answers)
    return flag.at_least <= value and (flag.at_most is None or value <= flag.at_most)


def _red_flag(flag: Flag, answers: Answers) -> RedFlag:
    return RedFlag(item=flag.item, sentence=flag.sentence, answered=answers.get(flag.item) is not None)


def _flag_facts(instrument: Instrument, raised: Iterable[Flag], answers: Answers) -> Iterator[Fact]:
    for flag in raised:
        if flag.fact is None:
            continue
        unsure = answers.get(flag.item) is None and flag.unanswered == "unsure"
        yield replace(
            flag.fact,
            answer=Answer.UNSURE if unsure else Answer.YES,
            evidence=(_said(instrument, flag.item, answers),),
        )


def _said(instrument: Instrument, number: str, answers: Answers) -> str:
    value = answers.get(number)
    option = None if value is None else instrument.by_number[number].option(value)
    return f"{instrument.name} item {number}: {option.label.lower() if option else 'not answered'}"


def _cut_facts(instrument: Instrument, answers: Answers, at_least: int, sex: Sex | None) -> Iterator[Fact]:
    total = f"{instrument.name} total: {at_least} of {instrument.highest}"
    for cut in instrument.cuts:
        if at_least < cut.at_least or not _fits(sex, cut.sex) or not (answer := _supported(cut, answers)):
            continue
        also = (_said(instrument, cut.item, answers),) if cut.item else ()
        yield replace(cut.fact, answer=answer, evidence=(total, *also))


def _supported(cut: Cut, answers: Answers) -> Answer | None:
    if cut.item is None:
        return Answer.YES
    value = answers.get(cut.item)
    if value is None:
        return Answer.UNSURE
    return Answer.YES if value >= cut.item_at_least else None


def _gravest(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact a sign: the gravest that is sure, with all its evidence; and what would be graver if it were sure."""
    by_sign: dict[str, list[Fact]] = {}
    for fact in facts:
        by_sign.setdefault(fact.sign, []).append(fact)
    return tuple(fact for those in by_sign.values() for fact in _gravest_of_one(those))


def _gravest_of_one(facts: list[Fact]) -> Iterator[Fact]:
    sure = [fact for fact in facts if fact.answer is Answer.YES]
    unsure = [fact for fact in facts if fact.answer is Answer.UNSURE]
    gravest = max(sure, key=_grave, default=None)
    if gravest:
        yield replace(gravest, evidence=_evidence(sure))
    if unsure and (not gravest or _grave(max(unsure, key=_grave)) > _grave(gravest)):
        yield replace(max(unsure, key=_grave), evidence=_evidence(unsure))


def _grave(fact: Fact) -> tuple[int, int]:
    return fact.severity.rank, fact.when.rank


def _evidence(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for fact in facts for words in fact.evidence))
