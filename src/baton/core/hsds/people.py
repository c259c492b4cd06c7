"""Does a row tell of a person, and of whom? By the letters behind a name, a license, or codes of single people."""

from baton.core.hsds import registers


def of(said: dict[str, str], codes: list[str]) -> dict[str, str] | None:
    """Name, role and credentials of the person in a row; None when it tells of an organization alone.

    Someone who is not named is called by role and NPI, so that who keeps the directory can ask.
    """
    name, licence, npi = said.get("name", ""), said.get("licence", ""), said.get("npi", "")
    personal = [code for code in codes if registers.of_a_person(code)]
    role = registers.called().get(personal[0], "") if personal else ""
    if found := in_name(name):
        return {"name": found[0], "credentials": found[1], "role": role}
    if licence and name:
        return {"name": name, "role": role}
    if not name and npi and (licence or personal):
        return {"name": f"{role or 'Licensed professional'}, NPI {npi}", "role": role}
    return None


def in_name(name: str) -> tuple[str, str] | None:
    """A person's name and credentials where a name holds them, as JANE DOE, LCSW, LLC; None where it does not."""
    first, *rest = (part.strip() for part in name.split(","))
    letters = [word for part in rest for word in part.replace(".", "").upper().split()]
    found = [word for word in letters if word in registers.CREDENTIALS]
    if not found or any(word not in registers.CREDENTIALS | registers.FIRMS for word in letters):
        return None
    if not 2 <= len(first.split()) <= 4:
        return None
    return first.title() if first.isupper() else first, ", ".join(found)
