"""The kinds a meeting knows."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from participants.kinds import Constituency, OrganisationKind


class MeetingKind(TextChoices):
    REGULAR = "regular", _("Regular")
    EXTRAORDINARY = "extraordinary", _("Extraordinary")
    THEMATIC = "thematic", _("Thematic")
    JOINT = "joint", _("Joint")


class TimetableRow(TextChoices):
    """What a timetable gives a day, in the order of the days (domain.md §6)."""

    ANNOUNCEMENT = "announcement", _("Announcement, theme, call for proposals")
    PROPOSALS = "proposals", _("Proposals for this meeting close; later ones go to the next")
    DRAFT_AGENDA = "draft_agenda", _("Agenda goes out")
    ADDITIONS = "additions", _("Items are added until then")
    PAPERS = "papers", _("Papers and draft decisions are there")
    ANSWERS = "answers", _("Answers to the invitation: who comes, substitutes, interpretation")
    DECISION_SHEET = "decision_sheet", _("Decision sheet published")
    DRAFT_MINUTES = "draft_minutes", _("Draft minutes sent out")
    COMMENTS = "comments", _("Comments on the minutes until then")
    APPROVAL = "approval", _("Minutes approved and published")
    POSITIONS = "positions", _("Positions of the state bodies on the recommendations")


class Regime(TextChoices):
    """What may be told of who said what; never of what was decided (design.md §5.8)."""

    PUBLIC = "public", _("Public")
    ON_RECORD = "on_record", _("On the record")
    CHATHAM_HOUSE = "chatham_house", _("Chatham House Rule")
    CLOSED = "closed", _("Closed")


# Under these nothing that links a person or an organisation to the room is ever written (design.md §5.8, domain.md §12).
WITHOUT_ATTRIBUTION = frozenset({Regime.CHATHAM_HOUSE, Regime.CLOSED})

REGIME_SAYS = {
    Regime.PUBLIC: _("Anybody may listen; who said what may be told."),
    Regime.ON_RECORD: _("Participants only; who said what goes on the record."),
    Regime.CHATHAM_HOUSE: _(
        "What was said may be used, who said it and who was there may not be told. No list of those present is kept."
    ),
    Regime.CLOSED: _("What was said stays in the room; only decisions are told. No list of those present is kept."),
}


class MeetingLanguage(TextChoices):
    """What one may speak and hear there; each language under its own name."""

    KAZAKH = "kk", "Қазақша"
    RUSSIAN = "ru", "Русский"
    ENGLISH = "en", "English"
    SIGN = "sign", _("Sign language")


class StandingQuestion(TextChoices):
    """Which of the body's standing questions an agenda item belongs to (design.md §1)."""

    LAW_MAKING = "q1", _("Question 1: NGO proposals in law-making")
    OBLIGATIONS = "q2", _("Question 2: national law and international obligations")
    ORGANISATIONAL = "organisational", _("Organisational question")
    OTHER = "other", _("Other question")


class Answer(TextChoices):
    """The answer of a seat to an invitation."""

    NONE = "none", _("No answer yet")
    YES = "yes", _("Will come")
    NO = "no", _("Will not come")


class Coming(TextChoices):
    """What a seat says in full: who comes for it, or that it sends its regrets."""

    HOLDER = "holder", _("I will come")
    SUBSTITUTE = "substitute", _("Somebody else comes in my place")
    NOBODY = "nobody", _("Nobody comes: the seat sends its regrets")


class Interpretation(TextChoices):
    """Into which language somebody needs the meeting interpreted."""

    KAZAKH = "kk", _("Kazakh interpretation")
    RUSSIAN = "ru", _("Russian interpretation")
    ENGLISH = "en", _("English interpretation")
    SIGN = "sign", _("Sign language interpretation")


class Presence(TextChoices):
    """How a seat took part, where attendance is kept by seat at all."""

    PRESENT = "present", _("Present")
    ONLINE = "online", _("Online")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")


TOOK_PART = frozenset({Presence.PRESENT, Presence.ONLINE})


class Method(TextChoices):
    """How a decision was come to (domain.md §5.6)."""

    CONSENSUS = "consensus", _("By consensus")
    VOTE = "vote", _("By vote")
    CIVIL_SOCIETY_TEXT = "civil_society_text", _("Text of civil society, with the position of the State attached")
    CHAIR_SUMMARY = "chair_summary", _("Summary of the chair")


# By these the body itself decides; a text of one side or a summary of the chair settles nothing on a membership (domain.md §5.6).
OF_THE_BODY = (Method.CONSENSUS, Method.VOTE)


class Share(TextChoices):
    """Of the seats with a vote: what a quorum asks for."""

    ONE_THIRD = "one_third", _("At least one third")
    HALF = "half", _("At least half")
    MORE_THAN_HALF = "more_than_half", _("More than half")
    TWO_THIRDS = "two_thirds", _("At least two thirds")
    THREE_QUARTERS = "three_quarters", _("At least three quarters")


class Outcome(TextChoices):
    """What came of an agenda item."""

    ADOPTED = "adopted", _("Adopted")
    DEFERRED = "deferred", _("Deferred")
    NOT_ADOPTED = "not_adopted", _("Not adopted")
    NOTED = "noted", _("Taken note of")
    IN_PARTS = "in_parts", _("Decided in its parts")
    REFERRED = "referred", _("Referred to the parent body")
    AMENDED = "amended", _("Adopted with amendments")
    RETURNED = "returned", _("Returned to the body that referred it")


USUAL = (Outcome.ADOPTED, Outcome.DEFERRED, Outcome.NOT_ADOPTED, Outcome.NOTED)
ADOPTS = (Outcome.ADOPTED, Outcome.AMENDED)  # these make recommendations
# What a parent body can do with a text that was referred to it; put off, it waits for the next agenda.
ON_REFERRED = (Outcome.ADOPTED, Outcome.AMENDED, Outcome.RETURNED, Outcome.DEFERRED)


class SuggestionReason(TextChoices):
    """Why something is suggested for the next agenda; the suggestion's own words say it in full."""

    OVERDUE = "overdue", _("Overdue")
    DISPUTED = "disputed", _("An objection was kept")
    DEFERRED = "deferred", _("Deferred by a meeting")
    UNANSWERED = "unanswered", _("No reply came")
    PROPOSED = "proposed", _("Proposed by a member")
    MEMBERSHIP = "membership", _("Membership of the body")
    PLAN = "plan", _("Work plan of the body")
    MINUTES = "minutes", _("Approval of the last minutes")
    WAITING = "waiting", _("Waiting to be heard")
    PLAN_ROW = "plan_row", _("Row of the work plan")
    REFERRED = "referred", _("Referred by a body below")
    RETURNED = "returned", _("Returned by the parent body")


# In a sentence: why the editor of an agenda is shown it.
SUGGESTED_BECAUSE = {
    SuggestionReason.OVERDUE: _("Its last day is over, every reminder was sent, and nothing came."),
    SuggestionReason.DISPUTED: _("An objection to a report was kept, and no meeting has heard it yet."),
    SuggestionReason.DEFERRED: _("A meeting put it off, and it waits for another agenda."),
    SuggestionReason.UNANSWERED: _("A state body was asked, and no reply came."),
    SuggestionReason.PROPOSED: _("A member proposed it, and it waits for an answer."),
    SuggestionReason.MEMBERSHIP: _("Only a meeting of the body answers it, by a decision with its reasons."),
    SuggestionReason.PLAN: _("The plan was put before the body, and only a decision approves it."),
    SuggestionReason.MINUTES: _("The minutes of the last meeting were sent out; the next agenda begins with them."),
    SuggestionReason.WAITING: _("It was admitted, and two meetings or more went by without hearing it."),
    SuggestionReason.REFERRED: _("A body below referred its text to this one, and a meeting answers it."),
    SuggestionReason.RETURNED: _("The parent body returned the text with its reasons."),
    SuggestionReason.PLAN_ROW: _(
        "The plan in force names it for this quarter or an earlier one, and no meeting was called."
    ),
}
# What is suggested for these reasons is about the order of the body itself.
ORGANISATIONAL = (SuggestionReason.MEMBERSHIP, SuggestionReason.PLAN, SuggestionReason.MINUTES)

REFERRAL = "meetings.referral"  # the kind of what is suggested when a text is referred or comes back

# What the body decides on its own order: such a decision adopts no recommendation.
OWN_AFFAIRS = (SuggestionReason.MEMBERSHIP, SuggestionReason.PLAN)


class Quarter(IntegerChoices):
    FIRST = 1, _("First quarter")
    SECOND = 2, _("Second quarter")
    THIRD = 3, _("Third quarter")
    FOURTH = 4, _("Fourth quarter")


class PaperKind(TextChoices):
    """What a paper before the meeting is."""

    DRAFT = "draft", _("Draft decision")
    BACKGROUND = "background", _("Background")
    POSITION = "position", _("Position")
    TRANSLATION = "translation", _("Translation")
    OTHER = "other", _("Other paper")


class Taken(TextChoices):
    """What came of a comment on a plan; the reason is given in every case."""

    TAKEN = "taken", _("Taken into account")
    PARTLY = "partly", _("Taken into account in part")
    NOT_TAKEN = "not_taken", _("Not taken into account")


# Which kinds of organisations may ask for a seat of which constituency; everybody may ask to observe.
WHO_MAY_SIT = {
    Constituency.CIVIL_SOCIETY: (OrganisationKind.NGO,),
    Constituency.EXECUTIVE: (OrganisationKind.STATE_BODY,),
    Constituency.PARLIAMENT: (OrganisationKind.PARLIAMENT,),
    Constituency.INDEPENDENT: (OrganisationKind.OMBUDSMAN, OrganisationKind.COMMISSION),
    Constituency.JUDICIARY: (OrganisationKind.JUDICIARY,),
    Constituency.EXPERTS: (OrganisationKind.ACADEMIA, OrganisationKind.NGO),
    Constituency.OBSERVERS: tuple(OrganisationKind),
}


class Rendering(TextChoices):
    """The minutes for three kinds of readers, from one source (domain.md §13a.6)."""

    FULL = "full", _("Minutes: full text for the participants")
    UNATTRIBUTED = "unattributed", _("Minutes without attribution")
    SUMMARY = "summary", _("Public summary of the minutes")


# Where nothing may be attributed a full text with names would be the very link that is never written.
RENDERINGS = {
    regime: tuple(kind for kind in Rendering if regime not in WITHOUT_ATTRIBUTION or kind != Rendering.FULL)
    for regime in Regime
}


class SilenceSubject(TextChoices):
    """What silence may agree on; never a decision, a proposal or a recommendation (domain.md §5.6)."""

    DATE = "date", _("Another day of the meeting")
    MINUTES = "minutes", _("The text of the minutes")
