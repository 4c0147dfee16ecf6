"""How people of this story take steps whose pages the other journeys have looked at: they open one, fill it in and send it."""

import datetime as dt

from django.utils import timezone

from meetings.models import Meeting


def open_step(person, path):
    """The page of a step by its address, without looking at it in all languages."""
    return person.go(path)


def take(person, page, verb):
    """From ``page`` by the link to the step: it is offered there."""
    person.go(page).page.locator(f"main a[href$='/{verb}/']").first.click()
    person.page.wait_for_url(f"**/{verb}/")
    return person


def refused(person):
    """Press the button; the step is refused, and what the page says of it is returned."""
    with person.page.expect_navigation():
        person.page.click("main form.card-plain .form-bar .btn-primary")
    said = person.page.locator("main .invalid-feedback, main .alert-danger")
    assert said.count(), person.page.locator("main").inner_text()
    return " ".join(said.all_inner_texts())


def meeting_of(story, ref=None):
    return Meeting.objects.select_related("body").get(ref=ref or story.meeting)


def let_the_hour_come(story, ref):
    """The meeting began an hour ago: its row is moved, behind the platform's back (``chapters.decision.let_the_day_come``)."""
    now = timezone.now()
    hours = {"starts_at": now - dt.timedelta(hours=1), "ends_at": now + dt.timedelta(hours=2)}
    with story.platform.rows():
        Meeting.objects.filter(ref=ref).update(on=timezone.localdate(), **hours)
