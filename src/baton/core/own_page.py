"""What can a client do on their own page, besides reading? What they ask for is held in a hand like any other step."""

from datetime import timedelta

from baton.core.policy.rows import Holder, Step
from baton.core.vocabulary import Disposition
from baton.core.within import Within

# A concern that a client opened themselves, where none was open: named by this in place of a row of the policy.
LEAD_ROW = "client"
TITLE = "They asked to be called"
DISPOSITION = Disposition.CONSULT

# Steps that a client opens begin with this: nobody here opened them.
BY_CLIENT = "client_"
NOT_CALLED = Step(
    key=f"{BY_CLIENT}not_called",
    do="They say that nobody called. Call them, and say sorry for the wait",
    within=Within.parse("today"),
    by=Holder.WORKER,
    baton=True,
)

# How a contact felt is asked once, and only while it is fresh (S3.14).
ASKED_FOR = timedelta(days=14)
