"""The house keeps its two orders (design.md §2). Each check is shown to see a fault before it is believed."""

from pathlib import Path

import pytest

from tests.architecture import habits, links, orders
from tests.architecture.house import House

HERE = House(Path(__file__).resolve().parent.parent)
CHECKS = [
    orders.app_order,
    orders.doors,
    orders.room_order,
    orders.purity,
    links.keys_point_left,
    links.models_by_text,
    links.addresses_by_text,
    links.templates_look_left,
    habits.imports_stand_at_the_top,
    habits.files_are_short,
    habits.functions_are_short,
    habits.no_signals_of_our_own,
    habits.names_say_something,
    habits.models_keep_no_tricks,
    habits.actors_are_named,
]
KEY = "from django.db import models\nclass Act(models.Model):\n    x = models.{}\n"
LONG_FUNCTION = "def adopt():\n" + "    pass\n" * 40


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_this_house_has_no_fault(check):
    assert check(HERE) == []


def a_house(root, files):
    """A small tree: texts by path. Every module that is named in one exists."""
    for path, text in {"meetings/models.py": "", "meetings/querysets.py": "", "law/models.py": "", **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return House(root)


FAULTS = [
    (
        orders.app_order,
        "law/rules.py",
        "from meetings.models import Meeting",
        "1: law imports meetings.models, which stands to its right",
    ),
    (orders.app_order, "core/lines.py", "import files", "1: core imports files, which stands to its right"),
    (
        orders.app_order,
        "law/rules.py",
        "def f():\n    from meetings import kinds",
        "2: law imports meetings, which stands to its right",
    ),
    (orders.doors, "proposals/services.py", "from meetings.querysets import x", "1: meetings.querysets is no door"),
    (orders.doors, "proposals/services.py", "from meetings import querysets", "1: meetings.querysets is no door"),
    (orders.doors, "proposals/services.py", "import meetings", "1: meetings is no door"),
    (orders.doors, "dialogue/pages/home.py", "from meetings.querysets import x", "1: meetings.querysets is no door"),
    (
        orders.room_order,
        "meetings/rules.py",
        "from meetings.models import Meeting",
        "1: rules imports meetings.models, a room to its right",
    ),
    (
        orders.room_order,
        "meetings/quorum.py",
        "from meetings import models",
        "1: a pure subject imports meetings.models, a room to its right",
    ),
    (
        orders.room_order,
        "meetings/services/agenda.py",
        "from meetings.tasks import remind",
        "1: services imports meetings.tasks, a room to its right",
    ),
    (
        orders.room_order,
        "meetings/models.py",
        "from .services import adopt",
        "1: models imports meetings.services, a room to its right",
    ),
    (
        orders.purity,
        "meetings/quorum.py",
        "from django.db.models import Q",
        "1: a pure subject imports django.db.models",
    ),
    (
        links.keys_point_left,
        "law/models.py",
        KEY.format('ForeignKey("meetings.Meeting", related_name="+")'),
        "3: a key points to meetings, which stands to the right",
    ),
    (
        links.keys_point_left,
        "files/models.py",
        KEY.format('ForeignKey(settings.AUTH_USER_MODEL, related_name="+")'),
        "3: a key points to participants, which stands to the right",
    ),
    (
        links.keys_point_left,
        "meetings/models.py",
        KEY.format('ManyToManyField("law.Act")'),
        '3: a key to law needs related_name="+"',
    ),
    (
        links.keys_point_left,
        "meetings/models.py",
        "from law.models import Act\n" + KEY.format('OneToOneField(to=Act, related_name="x")'),
        '4: a key to law needs related_name="+"',
    ),
    (
        links.keys_point_left,
        "meetings/models.py",
        "from law import models as law\n" + KEY.format("ForeignKey(law.Act)"),
        '4: a key to law needs related_name="+"',
    ),
    (
        links.models_by_text,
        "law/services.py",
        'apps.get_model("meetings.Meeting")',
        "1: get_model reaches meetings, which stands to the right",
    ),
    (
        links.models_by_text,
        "law/services.py",
        'apps.get_model("meetings", "Meeting")',
        "1: get_model reaches meetings, which stands to the right",
    ),
    (
        links.addresses_by_text,
        "law/views.py",
        'reverse("meetings:move", args=[1])',
        "1: an address of meetings, which stands to the right",
    ),
    (
        links.templates_look_left,
        "templates/law/act.html",
        "<a>\n{% url 'meetings:move' m.pk %}",
        "2: url reaches meetings, which stands to the right",
    ),
    (
        links.templates_look_left,
        "templates/core/step.html",
        '{% include "law/act.html" %}',
        "1: include reaches law, which stands to the right",
    ),
    (
        habits.imports_stand_at_the_top,
        "law/services.py",
        "def adopt():\n    import json",
        "2: adopt imports inside a function",
    ),
    (habits.files_are_short, "core/lines.py", "\n" * 101, "101: 101 lines, at most 100"),
    (habits.files_are_short, "law/services.py", "\n" * 251, "251: 251 lines, at most 250"),
    (habits.functions_are_short, "law/services.py", LONG_FUNCTION, "1: adopt has 41 lines, at most 40"),
    (
        habits.no_signals_of_our_own,
        "law/models.py",
        "from django.dispatch import Signal",
        "1: django.dispatch is imported",
    ),
    (
        habits.no_signals_of_our_own,
        "law/models.py",
        "from django.db.models import signals",
        "1: django.db.models is imported",
    ),
    (
        habits.no_signals_of_our_own,
        "law/models.py",
        "from django.db.models.signals import post_save",
        "1: django.db.models.signals is imported",
    ),
    (habits.names_say_something, "law/act_utils.py", "", "1: act_utils says nothing"),
    (habits.names_say_something, "law/services.py", "def process_act(): pass", "1: process_act says nothing"),
    (habits.names_say_something, "law/models.py", "class ActManager: pass", "1: ActManager says nothing"),
    (
        habits.models_keep_no_tricks,
        "law/models.py",
        "class Act:\n    def save(self): pass",
        "2: Act.save: verbs live in services",
    ),
    (habits.actors_are_named, "law/services.py", "def adopt(act, by): pass", "1: adopt: by is keyword-only"),
]


@pytest.mark.parametrize(("check", "path", "text", "fault"), FAULTS)
def test_a_seeded_fault_is_seen_where_it_is_and_nowhere_else(tmp_path, check, path, text, fault):
    assert check(a_house(tmp_path, {path: text})) == [f"{path}:{fault}"]


INNOCENT = {
    "core/lines.py": "from core import refs\n",
    "law/rules.py": "from core.rules import rule\nfrom participants.acting import NOBODY\n",
    "meetings/services/agenda.py": "from law.models import Act\nfrom meetings import models, querysets\n",
    "meetings/tasks.py": "from meetings import services\n",
    "meetings/quorum.py": "from meetings.kinds import Kind\n",
    "meetings/kinds.py": "",
    "dialogue/urls.py": "from meetings import urls\nfrom law.models import Act\n",
    "meetings/urls.py": "",
    "meetings/management/commands/remind.py": "class Command:\n    def handle(self): pass\n",
    "meetings/models.py": KEY.format('ForeignKey("law.Act", related_name="+")') + '    y = models.ForeignKey("self")\n',
    "notifications/models.py": KEY.format('ForeignKey(settings.AUTH_USER_MODEL, related_name="+")'),
    "law/views.py": 'reverse("page:meeting")\nreverse("law:act")\n',
    "templates/law/act.html": '{% url "page:meeting" 1 %}{% url "law:act" 1 %}{% include "core/partials/term.html" %}',
    "templates/base.html": '{% url "meetings:list" %}',
    "law/services.py": "def adopt(act, *, by):\n" + "    pass\n" * 39 + "def _may(act, by): pass\n",
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_what_is_allowed_is_no_fault(tmp_path, check):
    assert check(a_house(tmp_path, INNOCENT)) == []
