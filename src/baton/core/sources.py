"""Which works do the rules cite? Each by the id that tables name it by, with what it is and how it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Work:
    """A work that rows cite; `title` as a reader would look for it, `what` it is.

    `read` is how the work as a whole was read: V in a copy of itself, V2 in a secondary copy, GK from general
    knowledge, DES a choice of this design. The mark beside a citation may differ from it.
    """

    id: str
    title: str
    what: str
    read: str


_WORKS = (
    # The five articles that the house is built on.
    Work(
        id="ART1",
        title="When Should a Recovery Peer Specialist Refer Clients to Other Professionals?",
        what="article for recovery peer specialists",
        read="V",
    ),
    Work(
        id="ART2",
        title="What Should a Therapist Do When a Client Needs Additional Services?",
        what="article for therapists",
        read="V",
    ),
    Work(
        id="ART3",
        title="Understanding How Certified Peer Specialists Maintain Professional Boundaries",
        what="article for peer specialists",
        read="V",
    ),
    Work(
        id="ART4",
        title="How to Navigate Dual Relationships as a Certified Recovery Support Specialist",
        what="article for recovery support specialists",
        read="V",
    ),
    Work(
        id="ART5",
        title="When Therapists Refer to a Second Professional for Enhanced Support",
        what="article for therapists, by David McPhee",
        read="V",
    ),
    # What peer support is.
    Work(
        id="SAMHSA-CC",
        title="SAMHSA Core Competencies for Peer Workers in Behavioral Health Services (2015)",
        what="competencies; principles read, items III, VI, VIII, X and XII from memory",
        read="V",
    ),
    Work(
        id="TIP64",
        title="SAMHSA TIP 64, Incorporating Peer Support Into Substance Use Disorder Treatment Services (2023)",
        what="treatment protocol",
        read="V",
    ),
    Work(
        id="TIP50",
        title="SAMHSA TIP 50, Addressing Suicidal Thoughts and Behaviors in Substance Abuse Treatment",
        what="treatment protocol; content from memory",
        read="GK",
    ),
    Work(
        id="SAMHSA-CRISIS",
        title="SAMHSA Advisory, Peer Support Services in Crisis Care (June 2022)",
        what="advisory",
        read="V",
    ),
    Work(
        id="NPG",
        title="National Practice Guidelines for Peer Supporters (N.A.P.S. 2013, 2019)",
        what="practice guidelines",
        read="V",
    ),
    # Codes of conduct.
    Work(id="ICRC-PR", title="IC&RC Peer Recovery code of ethics", what="code of a credentialing body", read="V"),
    Work(
        id="NCPRSS",
        title="NAADAC/NCC AP code of ethics for peer recovery support specialists (NCPRSS)",
        what="code of a credentialing body; 2018 copy",
        read="V",
    ),
    Work(
        id="NAADAC-21",
        title="NAADAC/NCC AP Code of Ethics (2021)",
        what="code of a profession; numbers of standards from memory",
        read="V",
    ),
    Work(id="IL-CODE", title="Illinois Peer Specialist code of conduct", what="state code", read="V"),
    Work(id="ID-CODE", title="Idaho certified peer support specialist code of ethics", what="state code", read="V"),
    Work(
        id="SC-CODE",
        title="South Carolina certified peer support specialist code of ethics",
        what="state code",
        read="V",
    ),
    Work(
        id="MN-CODE",
        title="Minnesota Certification Board: code for peer recovery specialists",
        what="state code",
        read="V",
    ),
    Work(
        id="VA-CODE", title="Virginia DBHDS: code for certified peer recovery specialists", what="state code", read="V"
    ),
    Work(id="GA-CODE", title="Georgia certified peer specialist code of ethics", what="state code", read="V"),
    Work(
        id="ACA-14",
        title="ACA Code of Ethics (2014)",
        what="code of a profession; most sections from memory",
        read="GK",
    ),
    Work(
        id="APA-17",
        title="APA Ethical Principles of Psychologists and Code of Conduct (2002, 2010, 2017)",
        what="code of a profession; 2.01, 3.05 and 10.10 read in a copy",
        read="V2",
    ),
    Work(id="NASW", title="NASW Code of Ethics", what="code of a profession; section titles read in a copy", read="V2"),
    Work(
        id="AAMFT-15", title="AAMFT Code of Ethics (2015)", what="code of a profession; 1.3 read in a copy", read="V2"
    ),
    # Suicide: instruments, plans, pathways.
    Work(
        id="CSSRS",
        title="Columbia-Suicide Severity Rating Scale, screener with triage points (2008)",
        what="instrument, read in adoption guides",
        read="V2",
    ),
    Work(id="ASQ", title="Ask Suicide-Screening Questions toolkit (NIMH)", what="instrument", read="V"),
    Work(
        id="PHQ",
        title="Patient Health Questionnaire (PHQ-9) and GAD-7, with their severity bands",
        what="instruments",
        read="V",
    ),
    Work(id="SPI", title="Stanley and Brown: Safety Planning Intervention (2012)", what="paper; abstract", read="V"),
    Work(
        id="SSCP",
        title="Suicide Safer Care Pathway",
        what="suggested protocol, not a standard; read in a transcription",
        read="V2",
    ),
    Work(id="ZS", title="Zero Suicide toolkit, Transition; SPRC on care transitions", what="toolkit", read="V"),
    Work(id="FUH", title="NCQA HEDIS: Follow-Up After Hospitalization for Mental Illness", what="measure", read="V"),
    Work(id="988", title="988 Suicide and Crisis Lifeline", what="crisis line", read="V"),
    # Substance use.
    Work(
        id="ASAM-AW",
        title="ASAM Clinical Practice Guideline on Alcohol Withdrawal Management (2020)",
        what="guideline",
        read="V",
    ),
    Work(
        id="OD",
        title="Opioid overdose: signs and response (CDPH, ASAM patient guide 2025, CDC)",
        what="public health guidance",
        read="V",
    ),
    Work(id="AUDIT-C", title="AUDIT-C cut-offs (Bush 1998, Bradley 2003)", what="instrument", read="V"),
    Work(
        id="DAST-10",
        title="Drug Abuse Screening Test, 10 items (Skinner 1982), score bands",
        what="instrument",
        read="V",
    ),
    Work(
        id="IET",
        title="NCQA HEDIS: Initiation and Engagement of Substance Use Disorder Treatment",
        what="measure; definition only",
        read="V",
    ),
    # Psychosis, trauma, culture.
    Work(
        id="EASA",
        title="Early Assessment and Support Alliance: early signs of psychosis and referral guideline",
        what="guideline",
        read="V",
    ),
    Work(id="RAISE", title="NAVIGATE, RAISE Early Treatment Program (Kane 2016)", what="trial", read="V"),
    Work(
        id="PC-PTSD-5",
        title="Primary Care PTSD Screen for DSM-5 (VA National Center for PTSD)",
        what="instrument",
        read="V",
    ),
    Work(
        id="DSM-CULT",
        title="DSM-5-TR: what is expected or approved in a culture is no mental disorder",
        what="manual, read in a quotation",
        read="V2",
    ),
    # Access, follow-through and the network.
    Work(
        id="CCBHC",
        title="SAMHSA criteria for Certified Community Behavioral Health Clinics: access times",
        what="federal criteria",
        read="V",
    ),
    Work(
        id="CA-TAC",
        title="California timely access (28 CCR 1300.67.2.2, SB 221)",
        what="state regulation, read at health plans",
        read="V",
    ),
    Work(
        id="CMS-438",
        title="42 CFR 438.68(e), Medicaid managed care appointment times (2024)",
        what="federal regulation",
        read="GK",
    ),
    Work(id="AHRQ-WH", title="AHRQ: Warm Handoff", what="guide", read="V"),
    Work(id="CMS50", title="CMS50 / MIPS 374: Closing the Referral Loop", what="measure", read="V"),
    Work(
        id="PATEL",
        title="Patel and others: closing the referral loop (J Gen Intern Med 2018;33:715)",
        what="paper",
        read="V",
    ),
    Work(
        id="PACE",
        title="Pace and others: warm handoffs and attendance (Ann Fam Med 2018;16:346)",
        what="paper",
        read="V",
    ),
    Work(
        id="TMI",
        title="Warm handoff or care-coordinator outreach (Pediatrics Open Science 2024)",
        what="paper",
        read="V",
    ),
    Work(
        id="BOLEN",
        title="Bolen and others: closed-loop referral from a health record to 211 (Med Care)",
        what="paper",
        read="V",
    ),
    # Law.
    Work(
        id="P2",
        title="42 CFR Part 2, Confidentiality of Substance Use Disorder Patient Records (as amended 2024)",
        what="federal regulation; elements partly read in secondary copies",
        read="V2",
    ),
    Work(
        id="HIPAA",
        title="HIPAA Privacy Rule (45 CFR 164.501 to 164.528)",
        what="federal regulation; partly from memory",
        read="GK",
    ),
    Work(
        id="TARASOFF",
        title="Tarasoff v. Regents (Cal. 1976), and how states differ (JAAPL 2014;42:469)",
        what="court decision and review",
        read="V",
    ),
    Work(id="CASAT", title="CASAT: mandated reporting for behavioral health workers", what="guidance", read="V"),
    # Boundaries.
    Work(
        id="KITCH",
        title="Kitchener: Dual role relationships (J Couns Dev 1988;67:217)",
        what="paper; abstract",
        read="V",
    ),
    Work(
        id="GOTT",
        title="Gottlieb: Avoiding exploitive dual relationships (Psychotherapy 1993;30:41)",
        what="paper; from memory",
        read="GK",
    ),
    Work(
        id="YG",
        title="Younggren and Gottlieb: Managing risk with multiple relationships (Prof Psychol 2004;35:255)",
        what="paper; abstract",
        read="GK",
    ),
    Work(
        id="SONNE", title="Sonne: Nonsexual multiple relationships (2006)", what="paper; factors from memory", read="V"
    ),
    Work(
        id="GG",
        title="Gutheil and Gabbard: boundary crossings and violations (1993, 1998); Knapp and VandeCreek (2006)",
        what="papers",
        read="V",
    ),
    # A worker's absence.
    Work(id="HPSO", title="HPSO: a counselor's planned absence", what="insurer's guidance, read in a copy", read="V2"),
    Work(id="POPE-PW", title="Pope and Vasquez: professional will", what="guidance; contents from memory", read="GK"),
    # What no work fixes.
    Work(
        id="PRACTICE",
        title="General crisis and emergency practice",
        what="common practice, no one work read",
        read="GK",
    ),
    Work(
        id="BATON",
        title="Baton's own rules (R0 to R5): what no standard fixes",
        what="choice of this design, configurable",
        read="DES",
    ),
    # Crisis lines: each by its own page.
    Work(id="988-CA", title="9-8-8: Suicide Crisis Helpline (Canada), 988.ca", what="crisis line", read="GK"),
    Work(
        id="SAMARITANS", title="Samaritans (United Kingdom and Ireland), samaritans.org", what="crisis line", read="GK"
    ),
    Work(id="NHS-111", title="NHS 111 (England), 111.nhs.uk", what="crisis line", read="GK"),
    Work(id="SHOUT", title="Shout 85258 (United Kingdom), giveusashout.org", what="crisis line", read="GK"),
    Work(id="TEXT-50808", title="Text About It, 50808 (Ireland), textaboutit.ie", what="crisis line", read="GK"),
    Work(id="LIFELINE-AU", title="Lifeline Australia, lifeline.org.au", what="crisis line", read="GK"),
    Work(id="13YARN", title="13YARN (Australia), 13yarn.org.au", what="crisis line", read="GK"),
    Work(id="1737", title="1737, need to talk? (New Zealand), 1737.org.nz", what="crisis line", read="GK"),
    Work(id="LIFELINE-NZ", title="Lifeline Aotearoa (New Zealand), lifeline.org.nz", what="crisis line", read="GK"),
    Work(id="TELEFONSEELSORGE", title="TelefonSeelsorge (Germany), telefonseelsorge.de", what="crisis line", read="GK"),
    Work(
        id="NUMMER-GEGEN-KUMMER",
        title="Nummer gegen Kummer (Germany), nummergegenkummer.de",
        what="crisis line",
        read="GK",
    ),
    Work(
        id="FIND-A-HELPLINE", title="Find A Helpline (all countries), findahelpline.com", what="crisis line", read="GK"
    ),
)

SOURCES: Mapping[str, Work] = MappingProxyType({work.id: work for work in _WORKS})
