"""Which reminder goes on which day, and to whom."""

import datetime as dt

import pytest

from deadlines.kazakhstan import days_of_kazakhstan
from deadlines.kinds import RungName
from deadlines.ladder import ladder, rung_after, rung_on
from deadlines.working_calendar import Calendar
from participants.kinds import PostKind, SeatRole

KAZAKHSTAN = Calendar.of(days_of_kazakhstan())
START, DUE = dt.date(2026, 11, 24), dt.date(2026, 12, 15)


def planned(*, started_on=START, due_on=DUE, post_kind=PostKind.FOCAL_POINT, has_debtor=True, is_window=False):
    return ladder(
        started_on=started_on,
        due_on=due_on,
        post_kind=post_kind,
        has_debtor=has_debtor,
        is_window=is_window,
        calendar=KAZAKHSTAN,
    )


def test_the_ladder_counts_working_days_names_its_addressees_and_ends_with_the_chair():
    assert [(one.rung.value, one.on.isoformat(), one.posts, one.seats) for one in planned()] == [
        ("t-5", "2026-12-08", (PostKind.FOCAL_POINT,), ()),
        ("t-1", "2026-12-14", (PostKind.FOCAL_POINT,), ()),
        ("t", "2026-12-15", (PostKind.FOCAL_POINT,), ()),
        ("t+5", "2026-12-23", (PostKind.SIGNATORY,), ()),
        ("t+10", "2026-12-30", (), (SeatRole.CHAIR, SeatRole.CO_CHAIR)),
    ]


def test_while_a_draft_waits_for_signature_the_reminders_before_the_last_day_go_to_the_signatory():
    said = [one.posts for one in planned(post_kind=PostKind.SIGNATORY)][:4]
    assert said == [(PostKind.SIGNATORY,)] * 4


def test_what_the_secretariat_owes_reminds_the_secretary_until_the_chair_hears():
    said = [one.posts for one in planned(post_kind=PostKind.SECRETARY, has_debtor=False)]
    assert said == [(PostKind.SECRETARY,)] * 4 + [()]


def test_a_window_is_never_late_so_its_ladder_ends_on_its_last_day():
    window = planned(is_window=True)
    assert [one.rung.value for one in window] == ["t-5", "t-1", "t"]
    assert (rung_on(window, DUE).rung, rung_on(window, DUE + dt.timedelta(days=1))) == (RungName.LAST_DAY, None)


def test_a_short_term_has_no_reminder_before_its_first_day():
    due_on = KAZAKHSTAN.add_working_days(START, 3)
    assert [one.rung.value for one in planned(due_on=due_on)] == ["t-1", "t", "t+5", "t+10"]


@pytest.mark.parametrize(
    ("on", "rung"),
    [
        ("2026-12-07", None),
        ("2026-12-08", "t-5"),
        ("2026-12-11", "t-5"),  # the clock stood still for three days: better late than never
        ("2026-12-14", "t-1"),
        ("2026-12-15", "t"),
        ("2026-12-22", "t"),
        ("2026-12-23", "t+5"),
        ("2026-12-30", "t+10"),
        ("2027-01-11", "t+10"),  # five working days later, over the New Year
        ("2027-01-12", None),  # and then it ends
    ],
)
def test_a_missed_day_is_made_good_until_the_day_of_the_next_rung(on, rung):
    current = rung_on(planned(), dt.date.fromisoformat(on))
    assert (current and current.rung.value) == rung


def test_every_letter_can_say_who_gets_the_next_one_and_when():
    following = rung_after(planned(), DUE)
    last = rung_after(planned(), following.on)
    assert (following.rung, following.on) == (RungName.AFTER_5, dt.date(2026, 12, 23))
    assert [str(following.who), str(last.who)] == ["Signatory", "Chair, Co-chair"]
    assert rung_after(planned(), dt.date(2026, 12, 30)) is None
