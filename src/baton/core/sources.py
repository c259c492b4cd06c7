"""Which works do the rules cite? Each by the id that tables name it by."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Work:
    """A work that rows cite; `title` as a reader would look for it."""

    id: str
    title: str


_WORKS = (
    Work(id="ART1", title="When Should a Recovery Peer Specialist Refer Clients to Other Professionals?"),
    Work(id="ART2", title="What Should a Therapist Do When a Client Needs Additional Services?"),
    Work(id="ART3", title="Understanding How Certified Peer Specialists Maintain Professional Boundaries"),
    Work(id="ART4", title="How to Navigate Dual Relationships as a Certified Recovery Support Specialist"),
    Work(id="ART5", title="When Therapists Refer to a Second Professional for Enhanced Support"),
    Work(id="NPG", title="National Practice Guidelines for Peer Supporters (N.A.P.S. 2013, 2019)"),
    Work(id="IL-CODE", title="Illinois Peer Specialist code of conduct"),
    Work(id="MN-CODE", title="Minnesota Certification Board: code for peer recovery specialists"),
    Work(id="VA-CODE", title="Virginia DBHDS: code for certified peer recovery specialists"),
    Work(id="ACA-14", title="ACA Code of Ethics (2014)"),
    Work(id="APA-17", title="APA Ethical Principles of Psychologists and Code of Conduct (2002, 2010, 2017)"),
    Work(id="CSSRS", title="Columbia-Suicide Severity Rating Scale, screener with triage points (2008)"),
    Work(id="ASQ", title="Ask Suicide-Screening Questions toolkit (NIMH)"),
    Work(id="988", title="988 Suicide and Crisis Lifeline"),
    Work(id="CMS50", title="CMS50 / MIPS 374: Closing the Referral Loop"),
    # Crisis lines: each by its own page.
    Work(id="988-CA", title="9-8-8: Suicide Crisis Helpline (Canada), 988.ca"),
    Work(id="SAMARITANS", title="Samaritans (United Kingdom and Ireland), samaritans.org"),
    Work(id="NHS-111", title="NHS 111 (England), 111.nhs.uk"),
    Work(id="SHOUT", title="Shout 85258 (United Kingdom), giveusashout.org"),
    Work(id="TEXT-50808", title="Text About It, 50808 (Ireland), textaboutit.ie"),
    Work(id="LIFELINE-AU", title="Lifeline Australia, lifeline.org.au"),
    Work(id="13YARN", title="13YARN (Australia), 13yarn.org.au"),
    Work(id="1737", title="1737, need to talk? (New Zealand), 1737.org.nz"),
    Work(id="LIFELINE-NZ", title="Lifeline Aotearoa (New Zealand), lifeline.org.nz"),
    Work(id="TELEFONSEELSORGE", title="TelefonSeelsorge (Germany), telefonseelsorge.de"),
    Work(id="NUMMER-GEGEN-KUMMER", title="Nummer gegen Kummer (Germany), nummergegenkummer.de"),
    Work(id="FIND-A-HELPLINE", title="Find A Helpline (all countries), findahelpline.com"),
)

SOURCES: Mapping[str, Work] = MappingProxyType({work.id: work for work in _WORKS})
