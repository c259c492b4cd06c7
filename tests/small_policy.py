"""A policy small enough to know by heart, to try the engine on. Its truth is in its tests, not in the tables."""

from baton.core.policy import Policy, read_policy

SMALL = """
[[row]]
id = "R0"
title = "Unsure"
headline = "Talk it over"
sentence = "Not sure is never no."
disposition = "consult"
within = "1 business day"
floor = true
steps = [{ key = "settle", do = "Talk it over with your supervisor", within = "1 business day", baton = true }]
sources = [{ work = "ASQ" }]

[[row]]
id = "ATTEMPT"
title = "Attempt"
headline = "Call for help now"
sentence = "Someone tried to die."
fires = [{ signs = ["suicide_attempt"] }]
disposition = "emergency"
within = "now"
obligations = ["notify_supervisor_now", "means_safety"]
floor = true
steps = [
  { key = "stay", do = "Stay with them", within = "now" },
  { key = "call", do = "Call 911", within = "now", baton = true },
  { key = "tell_supervisor", do = "Tell your supervisor now", by = "supervisor", within = "1 hour", baton = true },
]
say = ["I am staying with you."]
sources = [{ work = "CSSRS" }]

[[row]]
id = "HISTORY"
title = "An attempt long ago"
headline = "Let your supervisor know"
sentence = "It belongs in the story."
fires = [{ signs = ["suicide_attempt"], when = ["lifetime"] }]
disposition = "consult"
within = "7 days"
steps = [{ key = "note_history", do = "Note it", within = "7 days", baton = true }]
sources = [{ work = "CSSRS" }]

[[row]]
id = "THOUGHTS"
title = "Suicidal thoughts"
headline = "Have them seen today"
sentence = "A professional asks further."
roles = ["peer"]
fires = [{ signs = ["suicidal_thoughts"], severities = ["low", "moderate"] }]
disposition = "same_day"
within = "today"
obligations = ["notify_supervisor_now"]
floor = true
steps = [{ key = "tell_supervisor", do = "Tell your supervisor", by = "supervisor", within = "today", baton = true }]
sources = [{ work = "CSSRS" }]

[[row]]
id = "PLAN"
title = "A plan or intent"
headline = "Do not leave them alone"
sentence = "There is a plan."
fires = [{ signs = ["suicidal_thoughts"], severities = ["high"] }]
disposition = "emergency"
within = "now"
obligations = ["notify_supervisor_now", "means_safety"]
floor = true
steps = [{ key = "call", do = "Call 988 together", within = "now", baton = true }]
sources = [{ work = "CSSRS" }]

[[row]]
id = "TRAINED"
title = "Thoughts, a therapist trained for them"
headline = "Assess now"
sentence = "This is your field."
roles = ["therapist"]
has = "suicide_care"
fires = [{ signs = ["suicidal_thoughts"], severities = ["low", "moderate"] }]
disposition = "same_day"
within = "today"
steps = [{ key = "assess", do = "Assess", within = "today", baton = true }]
sources = [{ work = "APA-17" }]

[[row]]
id = "UNTRAINED"
title = "Thoughts, a therapist not trained for them"
headline = "Bring in someone trained"
sentence = "This is not your field."
roles = ["therapist"]
lacks = "suicide_care"
fires = [{ signs = ["suicidal_thoughts"], severities = ["low", "moderate"] }]
disposition = "same_day"
within = "today"
steps = [{ key = "hand_on", do = "Find someone trained", within = "today", baton = true }]
sources = [{ work = "APA-17" }]

[[row]]
id = "PSYCHOSIS"
title = "Possible psychosis"
headline = "Refer to an early-psychosis team"
sentence = "Sooner is better."
fires = [{ signs = ["psychosis"] }]
disposition = "refer"
within = "2 business days"
kind = "beyond_scope"
steps = [
  { key = "tell_supervisor", do = "Tell them", by = "supervisor", within = "1 business day", baton = true },
  { key = "refer", do = "Refer", within = "2 business days", baton = true },
]
say = ["I am staying with you."]
avoid = ["Do not argue about beliefs."]
sources = [{ work = "ART1" }]

[[row]]
id = "TIE"
title = "Another relationship"
headline = "Consult first"
sentence = "No one decides alone on a tie."
fires = [{ signs = ["tie"] }]
disposition = "consult"
within = "7 days"
steps = [{ key = "consult_tie", do = "Consult", within = "7 days", baton = true }]
sources = [{ work = "ART4" }]

[[row]]
id = "ADVICE"
title = "Personal advice"
headline = "Talk it through"
sentence = "This is what peer support is for."
fires = [{ signs = ["personal_advice"] }]
disposition = "explore"
within = "30 days"
steps = [{ key = "look_again", do = "Look again", within = "30 days", baton = true }]
sources = [{ work = "ART1" }]

[[row]]
id = "GIFT"
title = "A token gift"
headline = "Note it"
sentence = "A token gift is no violation."
fires = [{ signs = ["token_gift"] }]
disposition = "continue"
sources = [{ work = "ART3" }]

[[row]]
id = "MINOR"
title = "A minor"
headline = "Bring in a caregiver"
sentence = "Under 18."
minor = true
fires = [{ signs = ["psychosis"] }]
disposition = "refer"
within = "2 business days"
steps = [{ key = "caregiver", do = "Bring in a caregiver", within = "2 business days", baton = true }]
sources = [{ work = "ASQ" }]

[[question]]
id = "wish"
ask = "Have you wished you were dead?"
help = "Ask it in these words."
about = ["psychosis", "personal_advice"]
fact = { sign = "suicidal_thoughts", severity = "low", when = "recent" }

[[question]]
id = "plan"
ask = "Do you have a plan?"
help = "Ask it in these words."
about = ["suicidal", "psychosis"]
fact = { sign = "suicidal_thoughts", severity = "high", when = "recent" }

[[question]]
id = "voices"
ask = "Do you hear voices?"
help = "Ask it calmly."
about = ["suicidal", "personal_advice"]
fact = { sign = "psychosis", when = "recent" }

[[country]]
code = "XX"
name = "Elsewhere"
emergency = ["112"]

[[country]]
code = "US"
name = "United States"
emergency = ["911"]
lines = [{ id = "us-988", name = "988", call = "988", sources = [{ work = "988" }] }]
"""


def small_policy() -> Policy:
    """The small policy, read anew."""
    return read_policy({"small.toml": SMALL})


def changed(old: str, new: str, count: int = 1) -> Policy:
    """The small policy with one piece of its text replaced."""
    assert old in SMALL
    return read_policy({"small.toml": SMALL.replace(old, new, count)})
