"""A town with a few hundred services, made by rule: for tests that ask whether one index answers as another."""

from itertools import product

from baton.core.hsds.gathering import Gathered

_WHAT = (
    "food pantry",
    "hot meals",
    "detox",
    "night shelter",
    "trauma counseling",
    "legal aid",
    "bus passes",
    "dental care",
)
_FOR = ("families", "veterans", "older adults", "teenagers", "everyone")
_WHERE = (("80205", 39.76, -104.97), ("80302", 40.02, -105.28), ("80903", 38.84, -104.82), ("", None, None))
QUERIES = (
    ("food pantry", "80205"),
    ("trauma therapist who takes teens", "80302"),
    ("somewhere to sleep", "80903"),
    ("lawyer for eviction", "Denver, CO"),
    ("dentst", "80205"),
    ("soup kitchen veterans", "80205"),
    ("detox", "80302"),
)


def town() -> Gathered:
    """Services of every kind for everyone in every quarter."""
    gathered = Gathered()
    for number, (what, whom, (code, latitude, longitude)) in enumerate(product(_WHAT, _FOR, _WHERE)):
        key = str(number)
        gathered.entries["organization"][key] = {"id": key, "name": f"House {number % 7}"}
        place = {"latitude": latitude, "longitude": longitude} if latitude else {}
        gathered.entries["location"][key] = {
            "id": key,
            "location_type": "physical",
            "addresses": [{"postal_code": code}],
            **place,
        }
        gathered.entries["service_at_location"][key] = {"id": key, "service_id": key, "location_id": key}
        gathered.entries["service"][key] = {
            "id": key,
            "organization_id": key,
            "name": f"{what} {number % 3}",
            "description": f"For {whom}. " + "Open daily. " * (number % 5),
            "status": "active",
        }
    return gathered
