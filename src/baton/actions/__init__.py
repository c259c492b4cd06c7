"""What can be done? Use cases: each checks, changes, hands over the baton and audits in one transaction.

Only actions write. They are keyword-only, take `by` and `now`, and raise `core.refusals.Refused` with nothing changed.
"""
