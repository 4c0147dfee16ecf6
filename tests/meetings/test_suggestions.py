"""Apps on the right suggest what the next agenda should hear, and take it back."""

from core.refs import Ref
from meetings import services
from meetings.models import Suggestion
from tests.make.meetings import after, make_circulated, make_meeting, make_suggestion
from tests.make.participants import make_organisation


def waiting(body):
    return list(Suggestion.objects.waiting().filter(body=body))


def test_the_same_thing_is_suggested_once_for_a_reason(cast):
    first = make_suggestion(cast.body, cast.body)
    assert make_suggestion(cast.body, cast.body, words="Again") == first
    other = make_suggestion(cast.body, cast.body, reason="disputed")
    assert waiting(cast.body) == [first, other]


def test_what_is_over_is_withdrawn_for_one_reason_or_for_all(cast):
    thing = make_organisation()
    make_suggestion(cast.body, thing)
    disputed = make_suggestion(cast.body, thing, reason="disputed")
    services.withdraw_suggestions(Ref.of(thing), "overdue")
    assert waiting(cast.body) == [disputed]
    services.withdraw_suggestions(Ref.of(thing))
    assert waiting(cast.body) == []


def on_agenda(meeting, suggestion, cast):
    return services.add_item(
        meeting, by=cast.secretary, title=suggestion.words, standing_question="q1", minutes=5, suggestion=suggestion
    )


def test_what_stands_on_a_coming_agenda_is_not_suggested_again(cast):
    suggestion = make_suggestion(cast.body, cast.body)
    on_agenda(make_meeting(cast), suggestion, cast)
    assert make_suggestion(cast.body, cast.body) == suggestion
    assert waiting(cast.body) == []


def test_what_a_past_meeting_heard_may_be_suggested_again(cast):
    suggestion, meeting = make_suggestion(cast.body, cast.body), make_circulated(cast)
    on_agenda(meeting, suggestion, cast)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance={})
    again = make_suggestion(cast.body, cast.body)
    assert [again == suggestion, waiting(cast.body)] == [False, [again]]


def test_suggestions_are_for_the_secretariat_and_the_chairs_of_the_body(cast):
    make_suggestion(cast.body, cast.body)
    seen = {
        who: Suggestion.objects.visible_to(getattr(cast, who)).count()
        for who in ("secretary", "custodian", "chair", "member", "observer", "outsider")
    }
    assert seen == {"secretary": 1, "custodian": 0, "chair": 1, "member": 0, "observer": 0, "outsider": 0}
    assert Suggestion.objects.visible_to(None).count() == 0
