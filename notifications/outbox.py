"""The door of the post office: ``tell`` writes a piece of news and a notice for every reader; the courier does the rest.

How to write a piece of news (for authors of ``notices.py``)
-------------------------------------------------------------
One function a piece of news, named by a past participle; it says *who* hears *what kind of letter*. It runs inside the
transaction of the step, after the line. The words stand in the letter file of the same name.

    # recommendations/notices.py
    def claim_contested(line, objection):
        \"""The lead must answer an objection; its people on duty hear at once.\"""
        recommendation = objection.claim.recommendation
        outbox.tell(
            "claim_contested",
            line=line,                                    # None where no line is written (invitations to join, sign-in)
            key=f"claim_contested:{objection.uid}",       # telling twice tells once
            about=recommendation,                         # a thing or a Ref: where the link leads (/go/…)
            readers=User.objects.on_posts(objection.claim.organisation, PostKind.FOCAL_POINT, PostKind.SIGNATORY),
            context={"ref": recommendation.ref, "title": recommendation.title, "by": objection.organisation.name, "due": due},
        )

    # templates/notifications/letters/claim_contested.txt
    {% extends "notifications/letter.txt" %}{% load i18n dates %}
    {% block subject %}{% blocktranslate %}Objection to the report on {{ ref }}{% endblocktranslate %}{% endblock %}
    {% block body %}{% blocktranslate trimmed %}
      {{ by }} does not agree that recommendation {{ ref }}, “{{ title }}”, has been implemented.
    {% endblocktranslate %}{% endblock %}
    {% block expected %}{% blocktranslate trimmed with until=due|day %}
      Answer in writing by {{ until }}.
    {% endblocktranslate %}{% endblock %}
    {% block link %}{% translate "Read the objection and answer" %}{% endblock %}
    {% block why %}{% blocktranslate trimmed %}
      You get this letter because you are on duty for the organisation that leads this recommendation.
    {% endblocktranslate %}{% endblock %}

- Blocks: ``subject`` (one line), ``body``, ``expected`` (what the reader must do and by when; leave it out when nothing),
  ``link`` (what the one link says; default "Open it on the platform"), ``why`` (why *you* get it), ``personal`` (below).
  No address in the text: the link, the DEMO mark and the closing words are added. Plain text, nothing is escaped.
- The file is rendered once in each language. ``context``: plain values; ``Words`` print in the language, or in another one
  with its mark; days through ``|day`` and moments through ``|moment`` of ``{% load dates %}``; labels as lazy translations.
- ``at_once=True`` (mail): you must act · you were answered · your meeting changed · security. ``False``: in the app only.
- ``neutral=True`` when the thing is not public: the letter is ``notifications/neutral.txt`` with a code (``code=``, the
  thing's ref, else the beginning of its uid); the letter file is not even opened, no personal words, no calendar.
- ``addresses``: pairs (e-mail, language) of people without an account.
- ``personal={reader_or_address: {…}}``: values for the block ``personal``, rendered for that reader alone. For hundreds.
- ``calendar``: iCalendar text with METHOD, without attendee (the courier adds each reader as its attendee); one text, or a
  dict of texts by language.
- ``token=TokenLink(…)``: the link is a page that needs no account (``notifications.links.TokenView``). The courier makes the
  secret when it sends, one a letter; it is stored nowhere but hashed. Never put a secret into ``context``.
"""

import json
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Min
from django.utils import timezone

from core.follow import ring_once_after_commit
from core.refs import Ref
from core.texts import LANGUAGES
from notifications import letters
from notifications.bell import ring
from notifications.kinds import State
from notifications.models import News, Notice


@dataclass(frozen=True)
class TokenLink:
    """A link that opens the page ``view`` with a secret for ``purpose``, good for ``lasts`` from the sending on.

    The token's subject is ``subjects[reader or address]``, else the uid of what the news is about; its person is the reader.
    """

    purpose: str
    view: str
    lasts: timedelta
    subjects: dict = field(default_factory=dict)


@transaction.atomic
def tell(
    letter,
    *,
    line,
    key,
    about,
    readers=(),
    addresses=(),
    at_once=True,
    neutral=False,
    code="",
    context=None,
    personal=None,
    calendar=None,
    token=None,
):
    """Tell a piece of news to ``readers`` (a queryset or a list of users) and ``addresses``; returns the ``News``.

    Told again under the same ``key`` it returns what was told the first time and writes nothing. Deactivated users hear
    nothing; a reader named twice hears once. A queryset of any length is one statement (5,000 readers: 60 ms on a slow core,
    as much again at commit for the keys). After commit the courier's bell rings once; a dead or frozen broker costs 0.3 s and
    the letters go with the next beat.
    Raises ``LetterIncomplete`` for a letter file without its mandatory words, ``ValueError`` for addresses not at once.
    """
    if addresses and not at_once:
        raise ValueError("a bare address has no list in the app: tell it at once or not at all")
    context, personal, calendar = context or {}, personal or {}, calendar or {}
    if neutral:
        personal = calendar = {}
    fixed = {"letter": letter, "line": line, "at_once": at_once, "is_neutral": neutral, "calendar": _in_all(calendar)}
    fixed |= _about(about, code) | _kept(token)
    fixed["texts"] = lambda: letters.render_neutral(fixed["code"]) if neutral else letters.render(letter, context)
    news, is_new = News.objects.get_or_create(key=key, defaults=fixed)
    if is_new:
        said = {who: {**context, **own} for who, own in personal.items()}
        _post(news, readers, addresses, said, token.subjects if token else {})
    return news


def oldest_waiting_seconds():
    """For how many seconds the letter that waits longest could have gone; 0 when none waits. Letters whose next attempt is
    not due yet do not count: one full mailbox does not make the platform unfit."""
    oldest = Notice.objects.due().aggregate(oldest=Min("due_at"))["oldest"]
    return (timezone.now() - oldest).total_seconds() if oldest else 0


def _about(about, code):
    ref = about if isinstance(about, Ref) else Ref.of(about)
    return {"about_kind": ref.kind, "about_uid": ref.uid, "code": code or ref.uid.hex[:8]}


def _kept(token):
    """What the news keeps of its link: everything but the secret, which does not exist yet."""
    if token is None:
        return {}
    return {"token_purpose": token.purpose, "token_view": token.view, "token_lasts": token.lasts}


def _in_all(calendar):
    return calendar if isinstance(calendar, dict) else dict.fromkeys(LANGUAGES, calendar)


def _post(news, readers, addresses, said, subjects):
    _to_readers(news, readers, said, subjects)
    _to_addresses(news, addresses, said, subjects)
    if news.at_once:
        ring_once_after_commit(ring)


def _to_readers(news, readers, said, subjects):
    """One INSERT … SELECT, whatever the number. What differs from reader to reader travels as two JSON objects by id; the
    uids are hashes of a secret, because PostgreSQL asks the kernel for each random one (5,000 took longer than all else)."""
    own = {
        str(who.pk): letters.render_personal(news.letter, who.language, c) for who, c in said.items() if not _bare(who)
    }
    about = {str(who.pk): str(uid) for who, uid in subjects.items() if not _bare(who)}
    keys = readers.values("pk") if hasattr(readers, "values") else [reader.pk for reader in readers]
    people = get_user_model().objects.filter(is_active=True, pk__in=keys).order_by("pk").values_list("pk", "language")
    try:
        chosen, parameters = people.query.sql_with_params()
    except EmptyResultSet:
        return
    each = [secrets.token_hex(16), json.dumps(own), json.dumps(about), str(news.about_uid)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Notice._meta.db_table}"  # noqa: S608 - the select is Django's own, with its parameters beside it
            " (news_id, state, due_at, reader_id, language, uid, personal, token_subject_uid)"
            " SELECT %s, %s, %s, id, language, md5(%s || id)::uuid,"
            " coalesce(%s::jsonb ->> id::text, ''), coalesce(%s::jsonb ->> id::text, %s)::uuid"
            f" FROM ({chosen}) AS person (id, language)",
            [news.pk, _first_state(news), timezone.now(), *each, *parameters],
        )


def _to_addresses(news, addresses, said, subjects):
    notices = [
        Notice(
            news=news,
            address=address.strip().lower(),
            language=language,
            personal=letters.render_personal(news.letter, language, said[address]) if address in said else "",
            token_subject_uid=uuid.UUID(str(subjects.get(address, news.about_uid))),
            state=_first_state(news),
            due_at=timezone.now(),
        )
        for address, language in addresses
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _first_state(news):
    return State.WAITING if news.at_once else State.IN_APP


def _bare(who):
    return isinstance(who, str)
