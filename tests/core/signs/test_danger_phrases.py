"""Are the words of danger found, at the right severity, and is everyday talk left alone? Sentences written by hand."""

import pytest

from baton.core.signs import Cue, recognise
from baton.core.vocabulary import Severity, Sign, Status, Subject

S = Sign
NONE, LOW, MODERATE, HIGH = Severity.UNGRADED, Severity.LOW, Severity.MODERATE, Severity.HIGH

DANGER: tuple[tuple[Sign, Severity, str], ...] = (
    # A wish to be dead, thoughts without a method.
    (S.SUICIDAL_THOUGHTS, LOW, "She says most mornings she wishes she hadn't woken up."),
    (S.SUICIDAL_THOUGHTS, LOW, "I just want to go to sleep and not wake up."),
    (S.SUICIDAL_THOUGHTS, LOW, "honestly i dont wanna be here anymore"),
    (S.SUICIDAL_THOUGHTS, LOW, "Client reports there is no reason to go on living since the fire."),
    (S.SUICIDAL_THOUGHTS, LOW, "He feels his family would be better off without him."),
    (S.SUICIDAL_THOUGHTS, LOW, "Everyone would be better off if I was dead."),
    (S.SUICIDAL_THOUGHTS, LOW, "She told me she is tired of living."),
    (S.SUICIDAL_THOUGHTS, LOW, "I can't go on like this."),
    (S.SUICIDAL_THOUGHTS, LOW, "Pt endorses passive SI."),
    (S.SUICIDAL_THOUGHTS, LOW, "+SI this morning, will be seen by the clinician."),
    (S.SUICIDAL_THOUGHTS, LOW, "lately i think about unaliving myself"),
    (S.SUICIDAL_THOUGHTS, LOW, "He wants to die."),
    (S.SUICIDAL_THOUGHTS, LOW, "i wanna kms so bad"),
    (S.SUICIDAL_THOUGHTS, LOW, "She keeps saying she is a burden on everyone."),
    (S.SUICIDAL_THOUGHTS, LOW, "He reports sucidal thoughts since Tuesday."),
    (S.SUICIDAL_THOUGHTS, LOW, "Part of me would rather be dead."),
    (S.SUICIDAL_THOUGHTS, LOW, "I wish I had never been born."),
    (S.SUICIDAL_THOUGHTS, LOW, "Client said, what's the point of living when nothing changes."),
    (S.SUICIDAL_THOUGHTS, LOW, "Endorses suicidal ideation without plan."),
    (S.SUICIDAL_THOUGHTS, LOW, "She wouldn't mind if she didn't wake up."),
    (S.SUICIDAL_THOUGHTS, LOW, "It would make no difference if I died."),
    (S.SUICIDAL_THOUGHTS, LOW, "i was not made for this world"),
    # A method, no intent.
    (S.SUICIDAL_THOUGHTS, MODERATE, "How many Tylenol would it take to kill myself?"),
    (S.SUICIDAL_THOUGHTS, MODERATE, "He thinks of turning the wheel into the oncoming lane."),
    (S.SUICIDAL_THOUGHTS, MODERATE, "She has been thinking about overdosing."),
    (S.SUICIDAL_THOUGHTS, MODERATE, "He has thoughts of jumping off the overpass by his house."),
    (S.SUICIDAL_THOUGHTS, MODERATE, "Sometimes I picture hanging myself in the garage."),
    (S.SUICIDAL_THOUGHTS, MODERATE, "I want to drive my truck into a tree."),
    (S.SUICIDAL_THOUGHTS, MODERATE, "He thinks about shooting himself."),
    (S.SUICIDAL_THOUGHTS, MODERATE, "what is the most painless way to die"),
    # Intent or a plan.
    (S.SUICIDAL_THOUGHTS, HIGH, "I'm going to kill myself."),
    (S.SUICIDAL_THOUGHTS, HIGH, "He said he will end it tonight."),
    (S.SUICIDAL_THOUGHTS, HIGH, "Pt has SI with plan and intent."),
    (S.SUICIDAL_THOUGHTS, HIGH, "She has a plan to overdose on her mother's pills."),
    (S.SUICIDAL_THOUGHTS, HIGH, "You won't have to worry, I won't be here tomorrow."),
    (S.SUICIDAL_THOUGHTS, HIGH, "gonna hang myself after work"),
    (S.SUICIDAL_THOUGHTS, HIGH, "Client intends to end her life before the hearing."),
    (S.SUICIDAL_THOUGHTS, HIGH, "She is actively suicidal."),
    (S.SUICIDAL_THOUGHTS, HIGH, "He cannot contract for safety."),
    (S.SUICIDAL_THOUGHTS, HIGH, "Goodbye forever, I'm sorry."),
    # Attempts.
    (S.SUICIDE_ATTEMPT, NONE, "He tried to kill himself on Sunday."),
    (S.SUICIDE_ATTEMPT, NONE, "She took a whole bottle of Tylenol."),
    (S.SUICIDE_ATTEMPT, NONE, "Pt seen after an intentional overdose."),
    (S.SUICIDE_ATTEMPT, NONE, "I put the gun in my mouth but I stopped."),
    (S.SUICIDE_ATTEMPT, NONE, "She slit her wrists in the bathtub."),
    (S.SUICIDE_ATTEMPT, NONE, "He overdosed on purpose."),
    (S.SUICIDE_ATTEMPT, NONE, "I almost ended my life last night."),
    (S.SUICIDE_ATTEMPT, NONE, "I just swallowed all my sleeping pills."),
    (S.SUICIDE_ATTEMPT, NONE, "He loaded the revolver and put it to his head, then his dog came in."),
    # Preparation.
    (S.SUICIDE_PREPARATION, NONE, "He wrote goodbye letters to his kids."),
    (S.SUICIDE_PREPARATION, NONE, "She has been saving up her pills."),
    (S.SUICIDE_PREPARATION, NONE, "He gave away his dog and his guitar."),
    (S.SUICIDE_PREPARATION, NONE, "I bought a rope yesterday."),
    (S.SUICIDE_PREPARATION, NONE, "He got a gun to shoot himself with."),
    (S.SUICIDE_PREPARATION, NONE, "She googled how to tie a noose."),
    (S.SUICIDE_PREPARATION, NONE, "She left a suicide note on the kitchen table."),
    # Self-injury.
    (S.SELF_INJURY, MODERATE, "She has been cutting herself again."),
    (S.SELF_INJURY, MODERATE, "Fresh cuts on his forearm, says it is how he copes."),
    (S.SELF_INJURY, MODERATE, "i relapsed on self harm"),
    (S.SELF_INJURY, MODERATE, "He burns himself with a lighter when the shame comes."),
    (S.SELF_INJURY, HIGH, "She cut herself and it won't stop bleeding."),
    # Psychosis.
    (S.PSYCHOSIS, NONE, "He tapes over the camera because they put ideas in him through it."),
    (S.PSYCHOSIS, NONE, "Someone comments on whatever he does."),
    (S.PSYCHOSIS, NONE, "She hears voices at night."),
    (S.PSYCHOSIS, NONE, "The TV is sending messages to him."),
    (S.PSYCHOSIS, NONE, "He believes the neighbors are poisoning his water."),
    (S.PSYCHOSIS, NONE, "People can read my mind."),
    (S.PSYCHOSIS, NONE, "Those thoughts are not my own."),
    (S.PSYCHOSIS, NONE, "Pt responding to internal stimuli, +AVH."),
    (S.PSYCHOSIS, NONE, "Increasingly paranoid, keeps the blinds shut."),
    (S.PSYCHOSIS, NONE, "He says there is a chip implanted in his tooth."),
    (S.PSYCHOSIS, NONE, "She sees shadow people in the corner of the room."),
    (S.PSYCHOSIS, NONE, "He thinks he is the messiah."),
    (S.PSYCHOSIS, NONE, "Speech is disorganized, loose associations."),
    (S.PSYCHOSIS, NONE, "they are watching me through the vents and they're out to get me"),
    (S.PSYCHOSIS, NONE, "He hears his name called when nobody is home."),
    (S.PSYCHOSIS, NONE, "She says the neighbors pump gas into her room."),
    (S.PSYCHOSIS, NONE, "People on TV are laughing at him, he says."),
    # Voices that give orders.
    (S.COMMAND_VOICES, NONE, "The voices tell her to hurt her sister."),
    (S.PSYCHOSIS, NONE, "Says the neighbors send him thoughts through the wall."),
    (S.COMMAND_VOICES, NONE, "Pt endorses command hallucinations."),
    (S.COMMAND_VOICES, NONE, "He hears a voice telling him to jump."),
    (S.COMMAND_VOICES, NONE, "satan told me to kill"),
    # Comforting, shared experience.
    (S.UNUSUAL_EXPERIENCE, NONE, "She hears her late mother's voice in the kitchen and it comforts her."),
    (S.UNUSUAL_EXPERIENCE, NONE, "The ancestors speak to him during the ceremony."),
    (S.UNUSUAL_EXPERIENCE, NONE, "God spoke to me in prayer and I felt at peace."),
    # Mania.
    (S.MANIA, NONE, "She hasn't slept in four days and is not tired."),
    (S.MANIA, NONE, "Pt presents with pressured speech and flight of ideas."),
    (S.MANIA, NONE, "i think im manic again"),
    (S.MANIA, NONE, "He is on top of the world, thoughts racing, spending sprees all week."),
    # Violence.
    (S.VIOLENCE, LOW, "I'm so angry I could hit someone."),
    (S.VIOLENCE, LOW, "He feels like hurting somebody but says he would not."),
    (S.VIOLENCE, LOW, "Reports thoughts of hurting people, nobody in particular."),
    (S.VIOLENCE, HIGH, "He says he is going to kill his stepfather."),
    (S.VIOLENCE, HIGH, "She bought a knife to stab her ex."),
    (S.VIOLENCE, HIGH, "+HI with plan toward his landlord."),
    (S.VIOLENCE, HIGH, "I'm going to shoot up the school."),
    (S.VIOLENCE, HIGH, "He wants to hurt his neighbor."),
    # Abuse of a child.
    (S.CHILD_ABUSE, MODERATE, "Her boyfriend hits the kids with a belt."),
    (S.CHILD_ABUSE, MODERATE, "Bruises on her son's back, no explanation."),
    (S.CHILD_ABUSE, MODERATE, "They leave the baby home alone at night."),
    (S.CHILD_ABUSE, MODERATE, "my stepdad touches me inappropriately"),
    (S.CHILD_ABUSE, MODERATE, "The kids haven't eaten since yesterday."),
    (S.CHILD_ABUSE, HIGH, "The child is in danger right now."),
    (S.CHILD_ABUSE, HIGH, "I'm afraid I'll shake my baby."),
    # Abuse of an elder or a dependent adult.
    (S.ADULT_ABUSE, MODERATE, "Her grandson takes her social security check."),
    (S.ADULT_ABUSE, MODERATE, "The aide slaps him when he is slow."),
    (S.ADULT_ABUSE, MODERATE, "I suspect elder abuse."),
    (S.ADULT_ABUSE, HIGH, "Grandma is not safe there tonight."),
    # Violence by a partner.
    (S.PARTNER_VIOLENCE, MODERATE, "My husband hit me again."),
    (S.PARTNER_VIOLENCE, MODERATE, "Client discloses domestic violence."),
    (S.PARTNER_VIOLENCE, MODERATE, "She is afraid of her boyfriend."),
    (S.PARTNER_VIOLENCE, HIGH, "He choked me until I passed out."),
    (S.PARTNER_VIOLENCE, HIGH, "She is hiding from her husband in the bathroom."),
    (S.PARTNER_VIOLENCE, HIGH, "I'm scared he will kill me."),
    # Out of hospital.
    (S.HOSPITAL_DISCHARGE, NONE, "Discharged from the hospital yesterday after a suicide attempt."),
    (S.HOSPITAL_DISCHARGE, NONE, "He got out of the psych ward on Friday, he was in for SI."),
    (S.HOSPITAL_DISCHARGE, NONE, "just got out of the hospital, i had tried to overdose"),
)

HARMLESS: tuple[str, ...] = (
    "I'm dying to see the new baby.",
    "He is killing it at work.",
    "I would kill for a coffee right now.",
    "That cake is to die for.",
    "My phone died on the bus.",
    "Shoot me an email when you know.",
    "We watched Suicide Squad at movie night.",
    "I bombed the test.",
    "In the game I killed him with a sword.",
    "He took all his medications as prescribed.",
    "The suicide prevention training is on Monday.",
    "I nearly died laughing.",
    "She wants to live on her own by spring.",
    "He does not want to live with his parents.",
    "He will not be here tomorrow because he has a dentist appointment.",
    "I just want to disappear into a good book.",
    "We are done with everything on the list.",
    "I want to end it with him and move out.",
    "I can't go on Thursday, can we meet Friday?",
    "He would rather die than drink again, he joked.",
    "The burden of proof is on the landlord.",
    "I want the loan to be over with by June.",
    "She writes letters to her kids every week.",
    "He gave away his old furniture to charity.",
    "She bought a rope for the boat.",
    "He is saving up for his medication.",
    "He cut himself shaving.",
    "I hurt myself at work lifting boxes.",
    "I want to stop cutting my own hair.",
    "Cut yourself some slack, I told her.",
    "She voiced concerns about the rent.",
    "He likes to hear the kids' voices on the phone.",
    "He got new hearing aids.",
    "People are following me on Instagram.",
    "She believes that God has a plan for her.",
    "He wears his black boots and walked past a black man and a white dog.",
    "She is followed by cardiology and was followed up last week.",
    "He was watching TV when I came.",
    "The whole group was talking to me about the trip.",
    "They told me to bring my insurance card.",
    "She sees things from her sister's side now.",
    "Music speaks to me.",
    "She is on top of the world about the new job.",
    "He is a manic Monday kind of person.",
    "I didn't sleep much, the neighbors had a party.",
    "They went on about Pokemon mania.",
    "My boss will kill me when she sees the budget.",
    "I could murder a pizza.",
    "The group played shoot the breeze for an hour.",
    "She beat her son at chess.",
    "The ball hit my daughter at practice.",
    "The kids are with their grandmother tonight.",
    "CPS closed the office on Friday.",
    "Her son takes her to the bank.",
    "Grandma is back home and doing well.",
    "The aide stole the show at the party.",
    "My husband hit me with the news over dinner.",
    "My wife is coming over to help with dinner.",
    "His girlfriend threw a party.",
    "He was discharged from the army.",
    "She came home from the hospital after the hip surgery.",
    "I have a plan for housing and intend to follow it.",
    "Hi everyone, glad to be here.",
)

# Words that stand for a sign and yet are none, or are told of another: never a present cue of the client.
SET_ASIDE: tuple[tuple[str, Status | Subject], ...] = (
    ("Denies SI.", Status.DENIED),
    ("No thoughts of killing herself.", Status.DENIED),
    ("She denies hearing voices.", Status.DENIED),
    ("He does not want to hurt his neighbor.", Status.DENIED),
    ("His sister tried to kill herself last year.", Subject.OTHER),
    ("Her brother hears voices.", Subject.OTHER),
)


def present(text: str) -> list[Cue]:
    """The cues of a text that speak of the client's present danger, or of abuse whoever suffers it."""
    return [cue for cue in recognise(text) if cue.status is Status.PRESENT]


@pytest.mark.parametrize(("sign", "severity", "text"), DANGER)
def test_words_of_danger_are_found_at_their_severity(sign: Sign, severity: Severity, text: str) -> None:
    assert severity in {cue.severity for cue in present(text) if cue.sign is sign}


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_talk_raises_no_danger(text: str) -> None:
    assert [cue for cue in present(text) if cue.sign in {sign for sign, _, _ in DANGER}] == []


@pytest.mark.parametrize(("text", "why"), SET_ASIDE)
def test_what_is_denied_or_told_of_another_is_not_present_in_the_client(text: str, why: Status | Subject) -> None:
    cues = [cue for cue in recognise(text) if cue.sign in {sign for sign, _, _ in DANGER}]
    assert cues
    assert all(why in (cue.status, cue.subject) for cue in cues)


def test_a_comforting_voice_of_the_dead_is_not_psychosis() -> None:
    signs = {cue.sign for cue in present("She hears her late mother's voice in the kitchen and it comforts her.")}
    assert signs == {S.UNUSUAL_EXPERIENCE}


def test_a_voice_of_the_dead_that_gives_orders_is_a_command() -> None:
    signs = {cue.sign for cue in present("The voice of her late father tells her to jump.")}
    assert S.COMMAND_VOICES in signs


def test_what_a_relative_tried_is_the_relatives_where_suicide_was_spoken_of() -> None:
    spoken = {
        (cue.sign, cue.subject, cue.status) for cue in recognise("Denies wanting to die. His sister tried last year.")
    }
    assert (S.SUICIDE_ATTEMPT, Subject.OTHER, Status.PAST) in spoken
    assert not [cue for cue in recognise("His sister tried last year to call him.") if cue.sign is S.SUICIDE_ATTEMPT]


def test_behavior_stands_although_thoughts_are_denied() -> None:
    signs = {cue.sign for cue in present("Not suicidal, he says. He gave away his dog.")}
    assert signs == {S.SUICIDE_PREPARATION}


def test_an_adults_childhood_abuse_is_not_a_present_danger() -> None:
    cues = [cue for cue in recognise("She was molested as a child.") if cue.sign is S.CHILD_ABUSE]
    assert cues
    assert {cue.when.value for cue in cues} == {"lifetime"}


def test_a_plan_within_a_longer_mild_phrase_keeps_its_severity() -> None:
    cues = present("I keep thinking about how I am going to kill myself tonight.")
    assert HIGH in {cue.severity for cue in cues if cue.sign is S.SUICIDAL_THOUGHTS}


def test_a_grave_phrase_stands_although_a_milder_one_around_it_is_longer() -> None:
    cues = [cue for cue in present("He strangled her last night.") if cue.sign is S.PARTNER_VIOLENCE]
    assert {cue.severity for cue in cues} == {HIGH}


def test_medicine_taken_all_at_once_is_asked_about_when_it_may_be_as_prescribed() -> None:
    cues = [cue for cue in recognise("She took all her meds and came to group.") if cue.sign is S.SUICIDE_ATTEMPT]
    assert {cue.status for cue in cues} == {Status.CONDITIONAL}


def test_a_denied_plan_does_not_raise_the_severity() -> None:
    cues = present("Patient endorses suicidal ideation without plan or intent.")
    assert {cue.severity for cue in cues if cue.sign is S.SUICIDAL_THOUGHTS} == {LOW}


def test_every_danger_sign_of_these_tables_has_three_sentences_and_every_severity() -> None:
    for sign in {sign for sign, _, _ in DANGER}:
        assert sum(sign is other for other, _, _ in DANGER) >= 3, sign
