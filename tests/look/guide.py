"""A style guide as a fixture: every partial, in each language, with the longest words we could find, and 0, 1 or many rows."""

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from core.forms import ReasonForm, WordsFormField

HERE = Path(__file__).parent / "templates"
PAGES = ("thing", "list", "desk", "words")
TODAY = date(2026, 11, 24)

# Words in three languages, the Kazakh and Russian ones long on purpose.
SAID = {
    "title": (
        "Бейбіт жиналыстарды алдын ала келісудің орнына хабарландырылмағандықтарыңыздан тәртібін енгізу",
        "Заменить предварительное согласование мирных собраний уведомительным порядком",
        "Replace prior approval of peaceful assemblies with notification",
    ),
    "body": (
        "Еңбек және халықты әлеуметтік қорғау министрлігі",
        "Министерство труда и социальной защиты населения",
        "Ministry of Labour",
    ),
    "ngo": ("«Еркін Алаң» қоғамдық қоры", "Общественный фонд «Еркін Алаң»", "Public Foundation “Erkin Alan”"),
    "hat": (
        "Әділет министрлігі · байланыс жөніндегі тұлға",
        "Министерство юстиции · контактное лицо",
        "Ministry of Justice · focal point",
    ),
    "partly": ("Ішінара орындалды", "Исполнена частично", "Partially implemented"),
    "objects": ("Қарсылық білдіреді", "Возражает", "Objects"),
    "stand": ("Қарсылық бар", "Есть возражения", "Objections stand"),
    "claims": (
        "Мемлекеттік орган ішінара орындалды деп мәлімдейді, 2026 жылғы 12 қазан",
        "Государственный орган сообщает: исполнена частично, 12 октября 2026 года",
        "State body claims: partially implemented, on 12 October 2026",
    ),
    "text": (
        "Ұйымдастырушы жергілікті атқарушы органды хабардар етсін, ал орган жиналысты жиырма төрт сағат ішінде шағымдануға болатын "
        "дәлелді шешіммен ғана шектей алсын.",
        "Организатор уведомляет местный исполнительный орган, который может ограничить собрание только мотивированным решением.",
        "The organiser notifies the local executive body, which may restrict the assembly only by a reasoned decision.",
    ),
    "term": (
        "15 жұмыс күнінің 9-ы өтті, сұрақ үшін 2 күнге тоқтатылды",
        "9 из 15 рабочих дней, пауза 2 дня из-за вопроса",
        "9 of 15 working days, paused 2 for a question",
    ),
    "due": ("Қарсылыққа жауап беру мерзімі", "Срок ответа на возражение", "Reply to the objection is due"),
    "meeting": ("58-отырыс, 3-мәселе", "Заседание 58, вопрос 3", "Meeting 58, item 3"),
    "gap": ("акт көрсетілмеген", "акт не указан", "no act cited"),
    "late": ("2 күнге кешікті", "2 дня просрочки", "2 days late"),
    "reply": ("Жауап жазу", "Написать ответ", "Write reply"),
    "theme": ("Мүгедектігі бар адамдар", "Люди с инвалидностью", "Persons with disabilities"),
    "heading": ("Ұсынымдар", "Рекомендации", "Recommendations"),
    "needs": ("Әрекетті қажет етеді", "Требует действий", "Needs action"),
    "count": ("58 ұсыным", "58 рекомендаций", "58 recommendations"),
    "reason": ("Негіздеме", "Обоснование", "Reasons"),
}


class Said(dict):
    """``said.title`` in the language of the page."""

    def __missing__(self, name):
        return SAID[name][("kk", "ru", "en").index(translation.get_language())]


class Everything(forms.Form):
    """Every kind of field our forms have, most of them wrong."""

    title = WordsFormField(
        help_text="As it will stand in the register, for a sentence of help that is long enough to wrap."
    )
    name = forms.CharField(label="Name", help_text="Of the organisation.")
    body = forms.ChoiceField(label="Addressee", choices=[("", "Choose"), ("a", "Ministry of Justice")])
    position = forms.ChoiceField(
        label="Position", choices=[("s", "Supported"), ("p", "In part")], widget=forms.RadioSelect
    )
    themes = forms.MultipleChoiceField(
        label="Themes", choices=[("a", "Fair trial"), ("b", "Assembly")], widget=forms.CheckboxSelectMultiple
    )
    day = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date"}))
    agreed = forms.BooleanField(label="Both texts stay public for ever")
    paper = forms.FileField(label="Signed letter")


def rows(many):
    """Rows of a register: as many as asked."""
    said = Said()
    badges = [
        {"tone": "wait", "icon": "building", "words": said["partly"], "long": said["claims"]},
        {"tone": "stop", "icon": "people", "words": said["stand"]},
    ]
    kinds = [
        badges,
        badges[:1],
        [{"tone": "ok", "icon": "check", "words": said["partly"]}],
        [{"tone": "", "icon": "clock", "words": said["term"]}],
    ]
    return [
        {
            "ref": f"2026-2-0{n + 1}",
            "url": f"#{n}",
            "title": said["title"],
            "meta": said["body"],
            "badges": kinds[n % 4],
        }
        for n in range(many)
    ]


def words_for_partials(many):
    """The context of every template of the guide; ``many`` is how many rows its lists have."""
    said = Said()
    back = [said["title"], said["body"], said["meeting"]]
    states = ("original", "translation", "missing", "stale")
    return {
        "said": said,
        "many": many,
        "rows": rows(many),
        "today": TODAY,
        "started": date(2026, 11, 4),
        "due": date(2026, 12, 15),
        "pauses": [(date(2026, 11, 10), date(2026, 11, 13))],
        "now": timezone.now().replace(year=2026, month=11, day=24, hour=9, minute=5),
        "links": [{"words": one, "url": "#"} for one in back]
        + [
            {"words": "2026-2-05", "url": "#", "is_current": True},
            {"words": said["gap"], "is_gap": True},
            {"words": said["objects"], "url": "#"},
        ],
        "state": {"words": said["partly"], "note": said["claims"], "url": "#claim"},
        "civil": {"words": said["stand"], "note": said["text"]},
        "events": [
            {
                "on": TODAY - timedelta(days=120 * n),
                "words": said["title"],
                "actor": said["ngo"],
                "tone": tone,
                "code": "9f2c1e07" if n else "",
            }
            for n, tone in enumerate(("stop", "sys", "ok", "", "")[:many])
        ],
        "groups": [
            {
                "name": name,
                "title": said["reason"],
                "options": [
                    {"value": n, "words": said["theme"], "count": 141 - n, "is_checked": n == 1} for n in range(many)
                ],
            }
            for name in ("theme", "state")
        ],
        "pills": [{"words": said["theme"], "url": "#"} for n in range(min(many, 2))],
        "steps": [
            {"label": said["reply"], "url": "#", "is_primary": True, "hint": said["due"]},
            {"label": said["objects"], "url": "#", "is_hard": True},
            {"label": said["heading"], "url": "#"},
        ][:many],
        "stages": [
            {"words": said["meeting"], "is_done": True},
            {"words": said["needs"], "is_current": True, "note": said["due"]},
            {"words": said["heading"]},
        ],
        "items": [
            {
                "when": said["late"],
                "when_note": "20.11",
                "words": said["title"],
                "url": "#",
                "note": said["text"],
                "is_late": not n,
                "action_url": "#",
                "label": said["reply"],
            }
            for n in range(many)
        ],
        "parts": [
            {"code": code, "text": SAID["text"][n], "state": states[n]} for n, code in enumerate(("kk", "ru", "en"))
        ],
        "tabs": [{"words": said["heading"], "url": "#", "count": 3, "is_current": not n} for n in range(many)],
        "files": [{"name": "order-12-04-1187.pdf", "url": "#", "kind": "PDF", "size": 120_000, "digest": "ab12" * 16}][
            :many
        ],
        "facts": [(said["due"], said["body"]), (said["reason"], said["text"])],
        "icons": sorted(path.stem for path in (Path(__file__).parents[2] / "templates/core/icons").glob("*.svg")),
        "digest": "9f2c1e07" * 8,
    }


def drawn(page, language, *, hat=False, many=5):
    """The HTML of one page of the guide, as a browser would get it."""
    with translation.override(language):
        request = RequestFactory().get(f"/{language}/recommendations/", {"q": "a"}, HTTP_HOST="localhost")
        request.acting = SimpleNamespace(is_nobody=not hat, said=Said()["hat"])
        form, asked = Everything({"name": "", "body": "x"}), ReasonForm()
        form.fields["title"].label = Said()["heading"]
        note = [Message(constants.SUCCESS, Said()["reply"]), Message(constants.WARNING, Said()["late"])] if hat else []
        context = {"DEMO": True, "form": form, "asked": asked, "messages": note, **words_for_partials(many)}
        return Template((HERE / f"{page}.html").read_text()).render(RequestContext(request, context))
