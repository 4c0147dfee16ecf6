"""Proposals in every state, and replies to them, made by the services."""

from types import SimpleNamespace

from django.utils import timezone

from core.words import Words
from participants.kinds import OrganisationKind, PostKind
from participants.papers import Letter
from proposals import services
from proposals.kinds import Part, Publicity, ReplyPosition
from tests.make.deadlines import reference
from tests.make.meetings import make_cast as make_meeting_cast
from tests.make.participants import make_hat, make_organisation

REASON = Words.of(en="The addressee is missing", ru="Не указан адресат")


def make_cast():
    """The cast of a body, and an NGO with a representative and an editor, a ministry with focal point and signatory."""
    reference()
    ngo, ministry = make_organisation(), make_organisation(OrganisationKind.STATE_BODY)
    return SimpleNamespace(
        **vars(make_meeting_cast()),
        ngo=ngo,
        ministry=ministry,
        author=make_hat(PostKind.REPRESENTATIVE, organisation=ngo),
        editor=make_hat(PostKind.EDITOR, organisation=ngo),
        focal=make_hat(PostKind.FOCAL_POINT, organisation=ministry),
        signatory=make_hat(PostKind.SIGNATORY, organisation=ministry),
        other_focal=make_hat(PostKind.FOCAL_POINT),
    )


def content(cast, **changed):
    """What an NGO types for a complete proposal."""
    return {
        "title": Words.of(ru="Уведомительный порядок собраний", kk="Жиналыстардың хабарлама тәртібі"),
        "summary": Words.of(ru="Заменить согласование уведомлением"),
        "problem": Words.of(ru="Согласование ограничивает свободу собраний"),
        "change": Words.of(ru="Изменить статью 9 закона"),
        "addressees": [cast.ministry],
        **changed,
    }


def make_draft(cast, **changed):
    """A complete draft."""
    return services.draft_proposal(by=cast.author, **content(cast, **changed))


def make_filed(cast, publicity=Publicity.WITH_AGENDA, **changed):
    """A filed proposal."""
    return services.file_proposal(make_draft(cast, **changed), by=cast.author, publicity=publicity)


def make_returned(cast, **changed):
    """One that was returned for completion."""
    filed = make_filed(cast, **changed)
    return services.return_proposal(filed, by=cast.secretary, missing=[Part.ADDRESSEES], reason=REASON)


def make_admitted(cast, **changed):
    """An admitted one."""
    return services.admit_proposal(make_filed(cast, **changed), by=cast.secretary)


def make_withdrawn(cast, **changed):
    """One its author took back."""
    return services.withdraw_proposal(make_admitted(cast, **changed), by=cast.author, reason=REASON)


def make_request(cast, **changed):
    """An admitted proposal to which the ministry was asked to reply; returns the request."""
    return services.send_proposal(make_admitted(cast, **changed), by=cast.secretary, organisations=[cast.ministry])[0]


def make_reply_draft(request, cast, position=ReplyPosition.IN_PART, text="Срок сократим, порядок оставим"):
    """The ministry's draft."""
    words = Words.of(ru=text) if text else Words()
    return services.draft_reply(request, by=cast.focal, position=position, text=words, internal_note="Спросить юристов")


def make_reply(request, cast, **said):
    """The ministry's signed reply."""
    return services.sign_reply(make_reply_draft(request, cast, **said), by=cast.signatory)


def a_letter():
    """A paper signed outside the platform, today."""
    return Letter("12-04/1187", timezone.localdate(), Words.of(ru="Вице-министр", kk="Вице-министр"))
