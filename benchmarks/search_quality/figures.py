"""How good is an order? nDCG and recall, with the truth as a grade for each relevant id."""

import math


def ndcg(ranked: list[str], truth: dict[str, int], at: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `at`."""
    ideal = _gained(sorted(truth.values(), reverse=True)[:at])
    return _gained([truth.get(each, 0) for each in ranked[:at]]) / ideal if ideal else 0.0


def recall(ranked: list[str], truth: dict[str, int], at: int = 20) -> float:
    """The part of what could stand among the first `at` that does."""
    return len(set(ranked[:at]) & set(truth)) / min(len(truth), at) if truth else 0.0


def _gained(grades: list[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
