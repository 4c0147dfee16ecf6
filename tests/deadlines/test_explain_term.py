"""The command people and programs may rely on (design.md §6)."""

import datetime as dt
import json

import pytest
from django.core.management import call_command, execute_from_command_line
from django.core.management.base import CommandError

from tests.make import deadlines as make

pytestmark = pytest.mark.django_db


def told(capsys, *arguments):
    call_command("explain_term", *arguments)
    return capsys.readouterr()


def test_as_json_it_says_start_last_day_length_and_each_skipped_day_with_its_reason(capsys):
    make.reference()
    said = told(capsys, "2026-12-11", "--working-days", "3", "--json")
    assert json.loads(said.out) == {
        "start": "2026-12-11",
        "due": "2026-12-17",
        "working_days": 3,
        "skipped": [
            {"date": "2026-12-12", "reason": "Saturday"},
            {"date": "2026-12-13", "reason": "Sunday"},
            {"date": "2026-12-16", "reason": "Independence Day"},
        ],
    }
    assert said.err == ""


def test_for_people_it_says_the_same_in_lines(capsys):
    make.reference()
    assert told(capsys, "2026-12-15", "--working-days", "1").out.splitlines() == [
        "Start:    2026-12-15 (Tuesday); counting begins on the next day",
        "Last day: 2026-12-17 (Thursday), 1 working day",
        "  2026-12-16  does not count: Independence Day",
    ]


def test_it_counts_by_the_calendar_of_the_platform_not_by_the_one_it_was_shipped_with(capsys):
    make.a_day_off(dt.date(2026, 12, 14))
    said = json.loads(told(capsys, "2026-12-11", "--working-days", "1", "--json").out)
    assert (said["due"], said["skipped"][-1]) == ("2026-12-15", {"date": "2026-12-14", "reason": "Day of mourning"})


def test_before_the_calendar_is_loaded_it_counts_by_the_shipped_one_and_says_so(capsys):
    said = told(capsys, "2026-11-24", "--working-days", "15", "--json")
    assert json.loads(said.out)["due"] == "2026-12-15"
    assert said.err == "The platform's calendar is not loaded: counted by the calendar it is shipped with.\n"


def test_it_says_for_which_years_no_holiday_is_known(capsys):
    make.reference()
    said = told(capsys, "2035-12-31", "--working-days", "1", "--json")
    assert said.err == "The calendar knows no holidays of 2036: only weekends are skipped there.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["24.11.2026", "--working-days", "15"],
        ["2026-02-30", "--working-days", "15"],
        ["2026-11-24", "--working-days", "0"],
        ["2026-11-24", "--working-days", "-3"],
        ["2026-11-24", "--working-days", "2.5"],
        ["2026-11-24", "--working-days", "99999"],
        ["2026-11-24"],
        ["--working-days", "15"],
        ["9999-12-31", "--working-days", "15"],
    ],
)
def test_misuse_ends_with_code_2_and_prints_nothing(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", "explain_term", *arguments])
    said = capsys.readouterr()
    assert (ended.value.code, said.out, bool(said.err)) == (2, "", True)


def test_called_from_code_misuse_is_a_command_error():
    with pytest.raises(CommandError):
        call_command("explain_term", "yesterday", "--working-days", "15")
