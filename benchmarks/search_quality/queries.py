"""Which words might somebody type, and what would be right? The queries, with how their answers are known.

Colorado is judged by the columns that no search sees as such: NUCC codes, settings, people served. The services of the
two HSDS directories carry no categories: there a pattern says which texts are right, 3 for a name that holds it, 2 for a
text that holds it twice, 1 for once.
"""

import re

from directories import Provider

from baton.core.search.entry import Entry

type Judged = list[tuple[str, dict[str, int]]]

CODES: dict[str, list[str]] = {
    "methadone clinic": ["261QM2800X"],
    "suboxone": ["261QM2800X"],
    "opioid treatment program": ["261QM2800X"],
    "heroin addiction help": ["261QM2800X"],
    "drug rehab": ["261QR0405X", "324500000X"],
    "alcohol treatment": ["261QR0405X", "324500000X"],
    "community mental health center": ["261QM0801X", "261QM0850X"],
    "counseling for adults": ["261QM0850X", "261QM0801X"],
    "doctor for people without insurance": ["261QF0400X"],
    "community health center": ["261QF0400X"],
    "primary care": ["261QF0400X"],
    "substance abuse counselor": ["261QR0405X", "101YA0400X"],
    "teen mental health": ["261QM0855X", "103TC2200X", "322D00000X"],
    "residential treatment": ["324500000X", "320600000X", "322D00000X", "323P00000X", "320800000X", "3245S0500X"],
}
SETTINGS = {
    "intensive outpatient program": r"Intensive Outpatient",
    "DUI classes": r"DUI",
    "court ordered treatment": r"Criminal Justice|Court|DUI",
    "detox": r"(?i)withdrawal|detox",
    "youth drug treatment": r"Youth Treatment",
    "day treatment": r"Day Treatment",
    "medication for opioid addiction": r"Opioid Treatment",
}
SERVED = {
    "veterans": r"Military",
    "lgbt friendly": r"LGBT",
    "pregnant and using drugs": r"Pregnant",
    "homeless": r"Homeless",
    "seniors": r"Older",
    "native american": r"American Indian",
    "people leaving jail": r"Offender",
    "HIV positive": r"HIV",
    "teenagers": r"Youth|Minors",
}
ILAO = {
    "divorce lawyer": r"divorce|family law|visitation|custody|parentage|domestic relations",
    "eviction help": r"evict|tenant|landlord|housing",
    "help with immigration papers": r"immigra|asylum|citizenship|naturaliz|DACA|refugee|U visa",
    "legal help for older adults": r"senior|elder|older|60\+",
    "abusive husband": r"domestic (violence|abuse)|order of protection|protective order",
    "debt lawyer": r"bankrupt|debt|collection|consumer|credit|foreclosure",
    "clear my criminal record": r"expunge|seal|criminal record",
    "foreclosure": r"foreclos|mortgage",
    "veteran legal help": r"veteran|armed forces|military",
    "legal library": r"library|law library",
    "find an attorney": r"lawyer referral|representation",
    "disability benefits denied": r"disab|SSI|social security|benefit",
    "child custody": r"custody|visitation|parentage|guardian|divorce|family law",
    "guardianship of my mother": r"guardian",
    "tax problem": r"\btax",
    "HIV discrimination": r"\bHIV\b|AIDS",
    "wills and power of attorney": r"\bwill|power of attorney|estate|advance directive",
    "kids in trouble with the law": r"juvenile|youth|minor|child",
    "special education rights": r"special education|education|school",
    "mediation": r"mediat",
    "health insurance denied": r"health|medicaid|medicare",
    "lost my job unemployment": r"unemploy|employ|work",
}
MIAMI = {
    "food pantry": r"food (pantr|bank|distribution|box|basket)|pantry|groceries|emergency food",
    "soup kitchen": r"soup kitchen|hot meal|congregate|feeding|free meals|serves? (hot )?(meals|lunch|breakfast)",
    "food for homebound elderly": r"meals on wheels|home.delivered meal|congregate meal|meals for (seniors|the elderly)",
    "eviction help": r"evict|tenant|landlord|homelessness prevention|rent(al)? (assistance|payment)",
    "rent assistance": r"rent(al)? (assistance|payment)|help (with|paying) rent|rent and|rent,|security deposit|mortgage",
    "detox": r"detox|withdrawal",
    "drug rehab": r"substance (abuse|use)|drug (treatment|rehab|abuse)|addiction|chemical dependency|alcohol(ism)? (treatment|abuse)",
    "alcoholic support group": r"alcoholics anonymous|12.step|al.anon|recovery meeting|narcotics anonymous",
    "somewhere to sleep tonight": r"(emergency|homeless|overnight) (shelter|housing)|shelter for|homeless shelter",
    "battered women shelter": r"domestic violence|battered|intimate partner|abusive relationship",
    "rape victim": r"rape|sexual (assault|abuse|battery)",
    "trauma therapist who takes children": r"(trauma|abuse).*(child|youth|famil|counsel|therap)",
    "counseling for depression": r"depress|mental health (counsel|treatment|services)|psychotherap|therapy",
    "child psychiatrist": r"psychiatr",
    "suicide hotline": r"suicid|crisis (line|hotline|counsel|intervention)",
    "free clinic": r"free clinic|uninsured|community health center|primary care|low.income.*health|sliding",
    "dentist": r"dental|dentist|oral health",
    "eye glasses": r"eye ?glass|eye exam|vision (care|test|screen)|optometr|ophthalm",
    "HIV test": r"\bHIV\b.*test|test.*\bHIV\b|\bSTD\b|AIDS",
    "pregnant teen": r"pregnan|prenatal|teen parent|expectant",
    "diapers": r"diaper|baby (supplies|items|clothes)|infant (items|supplies)",
    "day care": r"child ?care|day ?care|preschool|pre-k|VPK|early learning|head start",
    "after school program": r"after.?school",
    "job training": r"job (training|placement|readiness|search)|employment (training|services|assistance)|vocational|workforce|career",
    "resume help": r"resume|job (search|placement)|interview skills|career",
    "GED classes": r"\bGED\b|high school (equivalency|diploma)|adult (basic )?education",
    "learn english": r"\bESOL\b|\bESL\b|english (as a|classes|for)|learn english|literacy",
    "light bill": r"utilit|electric(ity)? (bill|assist)|LIHEAP|energy assistance|FPL|light bill",
    "bus pass": r"bus pass|transportation|transit|paratransit|metrobus",
    "ride to the doctor": r"medical transportation|transportation to (medical|doctor|appoint)|paratransit|special transportation|STS\b",
    "birth certificate": r"birth (certificate|record)|vital (records|statistics)",
    "drivers license": r"driver'?s? licen|identification card|\bID card",
    "green card": r"immigra|green card|naturaliz|citizenship|permanent resid",
    "refugee help": r"refugee|asyl",
    "veterans": r"veteran|military|armed forces|\bVA\b",
    "gay youth": r"LGBT|gay|lesbian|transgender|queer",
    "autism": r"autis|developmental(ly)? disab",
    "wheelchair": r"wheelchair|medical equipment|walkers",
    "hospice": r"hospice|end.of.life|palliative|terminal",
    "grief support": r"grief|bereave|loss of a",
    "caregiver respite": r"respite|caregiver",
    "adult day care": r"adult day|day care for (the )?(elderly|adults|seniors)",
    "elder abuse": r"elder abuse|abuse.*(elder|vulnerable adult|disabled adult)|adult protective",
    "report child abuse": r"child abuse|abuse hotline|neglect",
    "parenting class": r"parenting|parent (education|training)",
    "anger management": r"anger management|batterer",
    "felon reentry": r"ex.?offender|re.?entry|incarcerat|inmate|probation|parole|prison",
    "lawyer for poor people": r"legal (aid|services|assistance|representation)|attorney|lawyer",
    "tax preparation": r"tax (prep|assist|return)|VITA\b|income tax",
    "credit counseling": r"credit (counsel|repair)|debt|money management|financial (literacy|counsel|education)",
    "food stamps": r"food stamp|\bSNAP\b|\bWIC\b|nutrition assistance|ACCESS florida",
    "medicaid application": r"medicaid|kidcare|health insurance",
    "thrift store clothes": r"thrift|clothing|clothes",
    "furniture": r"furniture|household (goods|items)",
    "hurricane help": r"hurricane|disaster|FEMA|red cross",
    "quit smoking": r"smok|tobacco",
    "hearing aids": r"hearing (aid|impair|test)|deaf|hard of hearing",
    "couples counseling": r"marriage|marital|couples|family counsel|relationship",
    "sober living": r"halfway|sober|transitional (living|housing)|recovery (home|house|residence)",
    "needle exchange": r"needle|syringe|harm reduction|naloxone",
    "eating disorder": r"eating disorder|anorexi|bulimi|overeater",
    "runaway teen": r"runaway|homeless youth|youth shelter|(teens|youth).*shelter",
    "alzheimers": r"alzheimer|dementia|memory",
    "mentor for my son": r"mentor|big brother",
    "volunteer": r"volunteer",
    "summer camp": r"summer camp|summer program|camp\b",
    "foster parent": r"foster|adopt",
    "mamogram": r"mammogra|breast cancer|cancer screening",
    "psycologist": r"psycholog",
    "wheelchiar": r"wheelchair",
    "imigration lawyer": r"immigra",
}


def by_columns(providers: list[Provider]) -> Judged:
    """The queries for Colorado, with the providers that are right."""
    judged = [(q, {one.entry.id: 1 for one in providers if one.codes & set(codes)}) for q, codes in CODES.items()]
    judged += [
        (q, {p.entry.id: 1 for p in providers if re.search(pattern, p.settings)}) for q, pattern in SETTINGS.items()
    ]
    judged += [(q, {p.entry.id: 1 for p in providers if re.search(pattern, p.served)}) for q, pattern in SERVED.items()]
    return judged


def by_pattern(entries: list[Entry], table: dict[str, str]) -> Judged:
    """The queries of a table, with a grade for every entry that is right; those without any are left out."""
    judged = []
    for query, pattern in table.items():
        right = re.compile(pattern, re.IGNORECASE | re.DOTALL)
        grades = {one.id: 3 if right.search(one.name) else min(len(right.findall(one.text)), 2) for one in entries}
        judged.append((query, {key: grade for key, grade in grades.items() if grade}))
    return [(query, truth) for query, truth in judged if truth]
