"""What must not exist has no place to be stored in (design.md §7, domain.md §13a.16)."""

import re

import pytest
from django.apps import apps
from django.db import models

from core.roles import append_only_tables
from tests.architecture.house import APPS

# Words no field, model or table of ours is named by, each with what it would be.
FORBIDDEN = {
    **dict.fromkeys(
        ["rating", "ratings", "score", "scores", "rank", "ranking", "stars"], "a mark of an NGO or a person"
    ),
    **dict.fromkeys(
        ["risk", "loyalty", "reliability", "trust", "blacklist", "reputation"], "a mark of an NGO or a person"
    ),
    **dict.fromkeys(["donor", "donors", "amount", "amounts", "funding", "grant", "grants"], "donors' names or money"),
    **dict.fromkeys(["iin", "ssn", "passport"], "a national identity number"),
    **dict.fromkeys(["speaker", "speakers", "spoken"], "statistics of speakers by person"),
    **dict.fromkeys(
        ["watermark", "reader", "readers", "viewer", "viewers", "viewed", "opened"], "a log of who read what"
    ),
    **dict.fromkeys(["certificate", "certificates", "licence", "accreditation"], "a service that says who 'has' one"),
    **dict.fromkeys(["ip", "useragent", "agent"], "a way to find who wrote"),
}
# Fields that carry such a word and are something else, each with its reason.
EXCUSED = {"Notice.reader": "whom a notice is for; that it was read is known to that person alone"}


def our_models():
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]


def words_of(name):
    """The words of a name, in lower case: ``ReaderLog`` and ``reader_log`` are "reader" and "log"."""
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_"))


def forbidden_names(models_):
    """Every model and field that stores what must not exist: pairs of its name and what it would be."""
    found = []
    for model in models_:
        names = [model.__name__, *(f"{model.__name__}.{field.name}" for field in model._meta.get_fields())]
        for name in names:
            for word in sorted(words_of(name.split(".")[-1]) & FORBIDDEN.keys()):
                if name not in EXCUSED:
                    found.append((name, FORBIDDEN[word]))
    return found


def test_nothing_is_stored_that_must_not_exist():
    assert forbidden_names(our_models()) == []


@pytest.mark.parametrize("name", ["rating", "risk_level", "iin", "donor_name", "amount", "loyalty", "opened_by"])
def test_a_field_that_must_not_exist_is_found(name):
    meta = type("Meta", (), {"app_label": f"seeded_{name}"})
    fields = {"__module__": __name__, "Meta": meta, name: models.CharField(max_length=9)}
    seeded = type("Organisation", (models.Model,), fields)
    assert [found for found, _why in forbidden_names([seeded])] == [f"Organisation.{name}"]


def test_an_excuse_is_for_a_field_that_exists():
    names = {f"{model.__name__}.{field.name}" for model in our_models() for field in model._meta.get_fields()}
    assert set(EXCUSED) - names == set()


def test_what_is_only_added_to_is_protected_by_a_trigger_too():
    unprotected = [
        model.__name__
        for model in our_models()
        if getattr(model, "append_only", False) and "append_only" not in [t.name for t in model._meta.triggers]
    ]
    assert unprotected == []


def test_lines_filings_and_entries_are_only_added_to():
    assert {"core_line", "core_filing", "record_entry"} - set(append_only_tables()) == set()


def test_every_state_is_guarded_by_a_trigger_of_its_table_of_steps():
    unguarded = [
        model.__name__
        for model in our_models()
        if hasattr(model, "lifecycle")
        and f"{model.lifecycle.field}_moves" not in [trigger.name for trigger in model._meta.triggers]
    ]
    assert unguarded == []


def test_whatever_has_an_address_says_who_sees_it():
    silent = [
        model.__name__
        for model in our_models()
        if hasattr(model, "get_absolute_url") and not hasattr(model.objects, "visible_to")
    ]
    assert silent == []
