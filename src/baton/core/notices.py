"""In which words is somebody told? One row a kind of notice, in English and Spanish; there is no other text.

A row is a sentence that is true of every client and names none. What it is about stands behind the link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """In which language somebody is written to."""

    ENGLISH = "en"
    SPANISH = "es"


class Audience(StrEnum):
    """Who reads it: someone who works here, a professional who takes a client over, or a client."""

    WORKER = "worker"
    RECEIVER = "receiver"
    CLIENT = "client"


@dataclass(frozen=True, kw_only=True)
class Text:
    """One row. `many` is for a list of several, with a place for their number; `at_once` waits for no morning."""

    audience: Audience = Audience.WORKER
    en: str
    es: str
    many: str = ""
    at_once: bool = False


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is sent: a line for the subject, and a body that ends with the link."""

    subject: str
    body: str


_OTHER = Text(en="Something has changed", many="{} things have changed", es="Algo ha cambiado")
_CLIMBED = ("A late baton has climbed to you", "{} late batons have climbed to you", "Un paso atrasado llegó a usted")
_RECEIVER, _CLIENT = Audience.RECEIVER, Audience.CLIENT

TEXTS: Final[Mapping[str, Text]] = {
    "baton.offered": Text(
        en="A colleague asks you to take a baton",
        many="Colleagues ask you to take {} batons",
        es="Alguien de su equipo le pide que tome un paso",
    ),
    "baton.taken": Text(
        en="A baton of yours is in another hand now",
        many="{} batons of yours are in other hands now",
        es="Un paso suyo está ahora en otras manos",
    ),
    "baton.set_down": Text(
        en="A supervisor set a baton of yours aside",
        many="A supervisor set {} batons of yours aside",
        es="Quien supervisa dejó de lado un paso suyo",
    ),
    "baton.opened": Text(
        en="A new baton is in your hand",
        many="{} new batons are in your hand",
        es="Hay un paso nuevo en sus manos",
    ),
    "baton.late.holder": Text(
        en="A baton in your hand is late",
        many="{} batons in your hand are late",
        es="Un paso en sus manos está atrasado",
    ),
    "baton.late.supervisor": Text(en=_CLIMBED[0], many=_CLIMBED[1], es=_CLIMBED[2]),
    "baton.late.backup": Text(en=_CLIMBED[0], many=_CLIMBED[1], es=_CLIMBED[2]),
    "concern.reopened": Text(
        en="A concern was opened again",
        many="{} concerns were opened again",
        es="Se volvió a abrir un asunto",
    ),
    "glass.broken": Text(
        en="A record was opened in an emergency. Look at why",
        many="{} records were opened in an emergency. Look at why",
        es="Se abrió un expediente en una emergencia. Vea por qué",
        at_once=True,
    ),
    "directory.stale": Text(
        en="Entries of the directory are to be confirmed",
        many="Entries of the directory are to be confirmed, for {} weeks now",
        es="Hay datos del directorio por confirmar",
    ),
    "lowering.granted": Text(
        en="A supervisor agreed to set a sign aside",
        many="A supervisor agreed to set {} signs aside",
        es="Quien supervisa aceptó dejar de lado una señal",
    ),
    "lowering.refused": Text(
        en="A supervisor did not agree to set a sign aside",
        many="A supervisor did not agree to set {} signs aside",
        es="Quien supervisa no aceptó dejar de lado una señal",
    ),
    "message.failed": Text(
        en="A message that you sent could not be delivered. Reach them another way",
        many="{} messages that you sent could not be delivered. Reach them another way",
        es="Un mensaje que usted envió no se pudo entregar. Comuníquese de otra manera",
    ),
    "referral.accepted": Text(
        en="A referral was accepted",
        many="{} referrals were accepted",
        es="Se aceptó una derivación",
    ),
    "referral.declined": Text(
        en="A referral was declined: go to the next choice",
        many="{} referrals were declined: go to the next choice",
        es="Se rechazó una derivación: pase a la siguiente opción",
    ),
    "referral.scheduled": Text(
        en="A first visit is set",
        many="{} first visits are set",
        es="Hay fecha para una primera visita",
    ),
    "referral.attended": Text(
        en="A first visit took place",
        many="{} first visits took place",
        es="Se realizó una primera visita",
    ),
    "referral.missed": Text(
        en="A first visit was missed: reach them",
        many="{} first visits were missed: reach them",
        es="Alguien faltó a una primera visita: comuníquese",
    ),
    "referral.reported": Text(
        en="The question of a referral is answered",
        many="The questions of {} referrals are answered",
        es="Se respondió la pregunta de una derivación",
    ),
    "referral.refused": Text(
        en="Someone said no to a referral",
        many="People said no to {} referrals",
        es="Alguien dijo que no a una derivación",
    ),
    "referral.halted": Text(
        en="A consent was withdrawn: sharing stopped",
        many="{} consents were withdrawn: sharing stopped",
        es="Se retiró un consentimiento: ya no se comparte nada",
    ),
    "referral.noted": Text(
        en="There is a word about a referral",
        many="There are words about {} referrals",
        es="Hay una nota sobre una derivación",
    ),
    "consent.revoked": Text(
        en="A consent was withdrawn: sharing stopped",
        many="{} consents were withdrawn: sharing stopped",
        es="Se retiró un consentimiento: ya no se comparte nada",
    ),
    "disclosure.without_consent": Text(
        en="Something was sent without consent, by a lawful exception. Look at why",
        many="{} things were sent without consent, by a lawful exception. Look at why",
        es="Se envió algo sin consentimiento, por una excepción legal. Vea por qué",
    ),
    "warning.asked": Text(
        en="Somebody asks whether to warn a third person. Answer now",
        many="{} times somebody asks whether to warn a third person. Answer now",
        es="Alguien pregunta si debe advertir a otra persona. Responda ahora",
        at_once=True,
    ),
    "link.locked": Text(
        en="A link of yours was shut after wrong codes. Give a new one",
        many="{} links of yours were shut after wrong codes. Give new ones",
        es="Un enlace suyo se cerró tras códigos equivocados. Dé uno nuevo",
    ),
    "client.not_called": Text(
        en="Someone waits for a call that did not come",
        many="{} people wait for calls that did not come",
        es="Alguien espera una llamada que no llegó",
    ),
    "referral.times_proposed": Text(
        en="Times were proposed for a first visit",
        many="Times were proposed for {} first visits",
        es="Se propusieron horas para una primera visita",
    ),
    "referral.introduction_set": Text(
        en="An introduction is booked",
        many="{} introductions are booked",
        es="Hay fecha para una presentación",
    ),
    "receiver.asked": Text(
        audience=_RECEIVER,
        en="A colleague asks whether you can take someone on",
        es="Un colega pregunta si puede atender a alguien",
    ),
    "receiver.reminded": Text(
        audience=_RECEIVER,
        en="A colleague is still waiting for your answer",
        es="Un colega sigue esperando su respuesta",
    ),
    "receiver.news": Text(
        audience=_RECEIVER,
        en="There is news on what a colleague asked you",
        es="Hay novedades sobre lo que un colega le pidió",
    ),
    "receiver.appointment": Text(
        audience=_RECEIVER,
        en="An appointment with you was set or changed",
        es="Se fijó o cambió una cita con usted",
    ),
    "receiver.report": Text(
        audience=_RECEIVER,
        en="A colleague asks you for a short report",
        es="Un colega le pide un informe breve",
    ),
    "receiver.withdrawn": Text(
        audience=_RECEIVER,
        en="What a colleague asked you is withdrawn. Please open nothing more of it",
        es="Se retiró lo que un colega le pidió. Por favor, no abra nada más de ello",
        at_once=True,
    ),
    "client.page": Text(
        audience=_CLIENT,
        en="Here is the page you asked for",
        es="Aquí está la página que pidió",
        at_once=True,
    ),
    "client.news": Text(audience=_CLIENT, en="There is news on your page", es="Hay novedades en su página"),
    "client.question": Text(
        audience=_CLIENT,
        en="There is something for you to decide on your page",
        es="Hay algo que usted puede decidir en su página",
    ),
    "client.appointment": Text(
        audience=_CLIENT, en="An appointment of yours is coming up", es="Se acerca una cita suya"
    ),
}

_OPEN: Final[Mapping[Audience, Mapping[Language, str]]] = {
    Audience.WORKER: {Language.ENGLISH: "Open it in Baton:", Language.SPANISH: "Ábralo en Baton:"},
    Audience.RECEIVER: {
        Language.ENGLISH: "Open this page. It asks for a code that reached you another way:",
        Language.SPANISH: "Abra esta página. Le pedirá un código que recibió por otro medio:",
    },
    Audience.CLIENT: {
        Language.ENGLISH: "Open this page. It asks for your code:",
        Language.SPANISH: "Abra esta página. Le pedirá su código:",
    },
}
_END: Final = {
    Language.ENGLISH: "Nobody reads answers to this message.",
    Language.SPANISH: "Nadie lee las respuestas a este mensaje.",
}


def text(code: str) -> Text:
    """The row of a code; a code of an older version, or of none, is told as a change."""
    return TEXTS.get(code, _OTHER)


def letter(code: str, language: Language, url: str) -> Letter:
    """What is sent for a code. `url` is where the link leads, whole."""
    row = text(code)
    sentence = f"{row.es if language is Language.SPANISH else row.en}."
    return Letter(
        subject=sentence[:-1], body=f"{sentence}\n\n{_OPEN[row.audience][language]}\n{url}\n\n{_END[language]}\n"
    )
