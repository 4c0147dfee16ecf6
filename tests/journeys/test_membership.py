"""An NGO asks to sit in a subgroup; a meeting decides; the secretariat carries the decision out; everybody reads why. Then the end
of a membership is raised, and those concerned answer before anybody decides. All of it in real browsers."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.models import Meeting, MembershipEnding, MembershipRequest
from participants.models import Body, Seat
from tests.make.notifications import wait_until

pytestmark = pytest.mark.xdist_group("journeys")
BODY = "/participants/bodies/law-making/"
WHY = "Мы подготовили сравнительные таблицы к четырём законам"
REASONS = "Принять: организация работает по обоим вопросам"
GROUNDS, ANSWER = "Не участвовала в четырёх заседаниях", "Нас приглашали не на тот адрес"


def begin(platform, ref):
    """The hour of the meeting comes: its row is moved to today, in the journey's database, behind the platform's back."""
    now = timezone.now()
    moments = {
        "on": timezone.localdate(),
        "starts_at": now - dt.timedelta(hours=1),
        "ends_at": now + dt.timedelta(hours=1),
    }
    with platform.rows():
        Meeting.objects.filter(ref=ref).update(**moments)


def ask(asker):
    """Everybody reads on the page of the body how it is done; the NGO does it, and has a receipt."""
    asker.sign_in().go(BODY).take("ask").choose(constituency="civil_society").say("statement", ru=WHY).send()
    asker.sees(WHY).letter("membership_receipted")
    return asker.path


def put_on_an_agenda(secretary, platform):
    """The suggested item becomes the first of a new meeting's agenda; returns the meeting's number."""
    secretary.go("/meetings/").take("meetings/start").take("meetings/schedule").say("title", ru="Сравнительные таблицы")
    secretary.say("place", ru="Астана").fill(on=(timezone.localdate() + dt.timedelta(days=15)).isoformat())
    secretary.fill(starts="10:00", ends="12:00")
    with platform.rows():
        body = Body.objects.get(code="law-making").pk
    secretary.choose(body=body, kind="regular", regime="public", languages=["ru"]).send()
    ref = secretary.path.split("/")[2]
    secretary.take("agenda").page.click("main a[href*='?suggestion=']")
    secretary.choose(standing_question="organisational").fill(minutes="15").send()
    for verb in ("announce", "publish_agenda"):
        secretary.go(f"/meetings/{ref}/").take(verb).send()
    return ref


def decide(secretary, ref):
    """Held, decided on its own form, published."""
    secretary.go(f"/meetings/{ref}/").take("hold")
    for seat in secretary.page.locator("select[name^=seat-]").all():
        seat.select_option("present")
    secretary.send().take("decide-membership").choose(outcome="adopted", method="consensus")
    secretary.say("text", ru=REASONS).send()
    secretary.go(f"/meetings/{ref}/").take("publish_decisions").send()


def test_a_membership_is_asked_for_decided_and_answered(person, platform):
    asker, secretary, visitor = person("ngo2", "ru"), person("secretariat", "ru"), person("", "ru")
    visitor.look(BODY, is_public=True)
    request = ask(asker)
    visitor.look(request, is_public=True).sees(WHY)
    secretary.letter("membership_asked")
    secretary.sign_in().go(request)
    assert secretary.page.locator("main a[href*='/admit/'], main a[href*='/decline/']").count() == 0
    ref = put_on_an_agenda(secretary, platform)
    asker.letter("membership_placed")
    begin(platform, ref)
    decide(secretary, ref)
    secretary.go(request).take("admit").send().look().sees(REASONS)
    assert REASONS in asker.letter("membership_answered").text
    visitor.look(request, is_public=True).sees(REASONS, WHY)
    with platform.rows():
        asked = MembershipRequest.objects.select_related("organisation").get(ref=request.split("/")[3])
        assert [asked.state, asked.seat.organisation] == ["admitted", asked.organisation]
        name = str(asked.organisation.name.said("ru").text)
    visitor.go(BODY).sees(name)


def test_those_concerned_answer_before_a_meeting_decides_on_the_end_of_a_membership(person, platform):
    chair, concerned, visitor = person("chair", "ru"), person("aina", "ru"), person("", "ru")
    with platform.rows():
        seat = Seat.objects.current().get(body__code="plenary", organisation__code="aina")
    chair.sign_in().go("/participants/bodies/plenary/").take("raise-ending")
    chair.choose(seat=seat.pk).say("grounds", ru=GROUNDS).send()
    ending = chair.path
    assert GROUNDS not in concerned.letter("membership_end_raised").text  # a code and no text before it is public
    visitor.go(ending, status=404)
    concerned.sign_in().go(ending).sees(GROUNDS).take("answer").say("text", ru=ANSWER).send().look().sees(ANSWER)
    chair.go(ending).sees(GROUNDS, ANSWER)
    visitor.go(ending, status=404)
    with platform.rows():
        wait_until(lambda: MembershipEnding.objects.filter(answer__filing__isnull=False).exists())
        assert Seat.objects.current().filter(pk=seat.pk).exists()
