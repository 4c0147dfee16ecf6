"""The calendar changes; reference data are loaded. What happens to a single term is behind the door ``deadlines.terms``."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.lines import write_line
from core.rules import NotAllowed
from core.series import next_number
from core.words import Words
from deadlines.kazakhstan import days_of_kazakhstan
from deadlines.models import CalendarDay, CalendarVersion, TermRule
from deadlines.rules import can_change_calendar
from deadlines.terms import recount_terms
from participants.acting import THE_HOUSE
from participants.kinds import PostKind

SEEDED = Words.of(
    "en",
    kk="Қазақстан Республикасының мерекелері мен ауыстырылған күндері",
    ru="Праздники и перенесённые дни Республики Казахстан",
    en="Public holidays and exchanged days of the Republic of Kazakhstan",
)
NOT_ADOPTED = Words.of(
    "en",
    kk="Платформаның әдепкі мәні; орган оны бекіткен жоқ",
    ru="Значение платформы по умолчанию; органом не утверждено",
    en="Default setting of the platform; the body has not adopted it",
)
# Working days of domain.md §6 (dissenting opinions: §5.6); two months of extension as for appeals (domain.md §3.3).
TERM_RULES = {
    "completeness": {
        "name": Words.of("en", kk="Толықтығын тексеру", ru="Проверка комплектности", en="Completeness check"),
        "working_days": 3,
        "post_kind": PostKind.SECRETARY,
        "is_window": True,  # untouched, the clock admits: nobody is late
    },
    "reply": {
        "name": Words.of("en", kk="Ұсынысқа жауап", ru="Ответ на предложение", en="Reply to the proposal"),
        "working_days": 15,
        "post_kind": PostKind.FOCAL_POINT,
        "extension_months": 2,
    },
    "position": {
        "name": Words.of(
            "en", kk="Ұсыным бойынша ұстаным", ru="Позиция по рекомендации", en="Position on the recommendation"
        ),
        "working_days": 15,
        "post_kind": PostKind.FOCAL_POINT,
        "extension_months": 2,
    },
    "assessment_window": {
        "name": Words.of("en", kk="Бағалау мерзімі", ru="Срок для оценки", en="Window for assessment"),
        "working_days": 20,
        "is_window": True,
    },
    "objection_reply": {
        "name": Words.of("en", kk="Қарсылыққа жауап", ru="Ответ на возражение", en="Reply to the objection"),
        "working_days": 15,
        "post_kind": PostKind.FOCAL_POINT,
        "extension_months": 2,
    },
    "objection_stand": {
        "name": Words.of(
            "en",
            kk="Қарсылықты сақтау немесе қайтарып алу",
            ru="Сохранение или отзыв возражения",
            en="Keeping or withdrawing the objection",
        ),
        "working_days": 10,
        "post_kind": PostKind.REPRESENTATIVE,
        "is_window": True,  # silence keeps the objection
    },
    "dissent": {
        "name": Words.of(
            "en", kk="Ерекше пікірлер мерзімі", ru="Срок для особых мнений", en="Window for dissenting opinions"
        ),
        "working_days": 5,
        "is_window": True,
    },
    "minutes_comments": {
        "name": Words.of(
            "en", kk="Хаттамаға ескертулер мерзімі", ru="Срок для замечаний к протоколу", en="Comments on the minutes"
        ),
        "working_days": 5,
        "is_window": True,
    },
    "transcript": {
        "name": Words.of(
            "en",
            kk="Қағаздағы ескертудің көшірмесін тексеру",
            ru="Проверка расшифровки замечания на бумаге",
            en="Checking the transcript of a comment on paper",
        ),
        "working_days": 3,
        "post_kind": PostKind.REPRESENTATIVE,
        "is_window": True,  # silence: what was typed stands
    },
    "minutes_approval": {
        "name": Words.of(
            "en", kk="Хаттаманы мақұлдау мерзімі", ru="Срок для утверждения протокола", en="Approval of the minutes"
        ),
        "working_days": 5,
        "is_window": True,  # a missing approval is stated and stops nothing
    },
    "sheet_signature": {
        "name": Words.of(
            "en", kk="Шешімдер парағына қол қою", ru="Подписание листа решений", en="Signing of the decision sheet"
        ),
        "working_days": 2,
        "is_window": True,  # a missing signature is stated and stops nothing
    },
    "task": {
        "name": Words.of("en", kk="Уағдаластық", ru="Договорённость", en="Agreed task"),
        "working_days": 15,  # only where no day was agreed; ``start_term(until=…)`` says which day was
        "post_kind": PostKind.FOCAL_POINT,
    },
    "membership_answer": {
        "name": Words.of(
            "en",
            kk="Мүшелікті тоқтату туралы мәселеге жауап",
            ru="Ответ на вопрос о прекращении членства",
            en="Answer to the question of ending a membership",
        ),
        "working_days": 15,
        "post_kind": PostKind.REPRESENTATIVE,
        "is_window": True,  # who is silent was heard: a meeting after it may decide
    },
    "called_meeting": {
        "name": Words.of(
            "en",
            kk="Шақырылған кезектен тыс отырысты тағайындау",
            ru="Назначение созванного внеочередного заседания",
            en="Scheduling the extraordinary meeting that was called for",
        ),
        "working_days": 5,
        "post_kind": PostKind.SECRETARY,
    },
    "short_notice": {
        "name": Words.of(
            "en",
            kk="Қысқартылған мерзіммен хабарлаудан бас тарту",
            ru="Отказ от сокращённого срока уведомления",
            en="Refusing short notice",
        ),
        "working_days": 2,
        "is_window": True,
    },
    "silence": {
        "name": Words.of("en", kk="Үндемей келісу рәсімі", ru="Молчаливое согласие", en="Silence procedure"),
        "working_days": 10,  # domain.md §5.6
        "is_window": True,
    },
    # domain.md §6 names no number of days for it: ten, a default like all others until the body adopts one.
    "plan_comment": {
        "name": Words.of(
            "en",
            kk="Жұмыс жоспарына ескертпе беру мерзімі",
            ru="Срок для замечаний к плану работы",
            en="Window for comments on the work plan",
        ),
        "working_days": 10,
        "is_window": True,
    },
}


@transaction.atomic
def seed_calendar():
    """Load the first version of the calendar unless there is one; returns how many days were written. Idempotent."""
    if CalendarVersion.objects.exists():
        return 0
    days = days_of_kazakhstan()
    _new_version(days, by=THE_HOUSE, reason=SEEDED)
    return len(days)


@transaction.atomic
def seed_term_rules():
    """Write the rules of terms that are missing and leave the others as somebody may have changed them; returns how many."""
    missing = TERM_RULES.keys() - set(TermRule.objects.values_list("code", flat=True))
    TermRule.objects.bulk_create(TermRule(code=code, source=NOT_ADOPTED, **TERM_RULES[code]) for code in missing)
    return len(missing)


@transaction.atomic
def change_calendar(overrides, *, by, reason):
    """Change the calendar on some days (``working_calendar.Override``), for everybody and from now on; returns the version.

    Days in exchange come in pairs: ``kazakhstan.exchange``; ``DayKind.ORDINARY`` takes an earlier change back. Open terms
    are counted again, never to an earlier day. Raises ``NotAllowed``, and ``ValidationError`` without a reason, without
    a day, without the name of a day, or with a day twice.
    """
    overrides = list(overrides)
    if not can_change_calendar.test(by, None):
        raise NotAllowed(_("Only the secretariat changes the working calendar."))
    if not reason:
        raise ValidationError(_("A change of the calendar needs a reason."))
    if not overrides or len({override.on for override in overrides}) < len(overrides):
        raise ValidationError(_("Name each day of the change once."))
    if any(not override.name and override.kind != "ordinary" for override in overrides):
        raise ValidationError(_("Say why the day is off, or why people work on it."))
    version = _new_version(overrides, by=by, reason=reason)
    write_line(
        version, "change", by=by, reason=reason, facts={"days": [override.on.isoformat() for override in overrides]}
    )
    recount_terms()
    return version


def _new_version(overrides, *, by, reason):
    version = CalendarVersion.objects.create(
        number=next_number("calendar/versions"), reason=reason, acting=by.signature()
    )
    CalendarDay.objects.bulk_create(CalendarDay(version=version, **vars(override)) for override in overrides)
    return version
