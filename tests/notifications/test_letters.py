"""A letter is written once, in all languages."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings as settings_of_tests
from django.template import TemplateDoesNotExist
from django.template.base import Node
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode

from core.texts import Words
from notifications.letters import LetterIncomplete, render, render_neutral, render_personal

CONTEXT = {"ref": "2026-2-05", "title": "On access", "by": "Free Word"}


def test_a_letter_is_rendered_in_each_language_and_nothing_in_it_is_escaped():
    said = render("claim_contested", CONTEXT)
    assert said["en"] == {
        "subject": "[en] Objection to 2026-2-05",
        "body": "Free Word objects to “On access” (2026-2-05).\n\nRead <why> & answer.",
        "expected": "",
        "link": "Read the objection",
        "why": "You are on duty for the lead.",
    }
    assert [said[code]["subject"][:4] for code in said] == ["[kk]", "[ru]", "[en]"]


def test_days_are_written_as_each_language_writes_them():
    said = render("claim_contested", {**CONTEXT, "due": dt.date(2026, 11, 24)})
    assert [said[code]["expected"] for code in said] == [
        "Answer by 2026 жылғы 24 қараша.",
        "Answer by 24 ноября 2026 года.",
        "Answer by 24 November 2026.",
    ]


def test_words_print_in_the_language_of_the_letter_and_another_language_only_with_its_mark():
    said = render(
        "claim_contested", {**CONTEXT, "by": Words.of(ru="Слово", kk="Сөз"), "title": Words.of(ru="О доступе")}
    )
    assert [said[code]["body"].split(" (")[0] for code in said] == [
        "Сөз objects to “О доступе [РУС]”",
        "Слово objects to “О доступе”",
        "Слово [РУС] objects to “О доступе [РУС]”",
    ]


def test_a_subject_is_one_line_of_bounded_length_whatever_people_wrote():
    said = render("claim_contested", {**CONTEXT, "ref": "2026\r\nBcc: all@example.org" + " x" * 200})
    assert said["en"]["subject"].startswith("[en] Objection to 2026 Bcc: all@example.org x x")
    assert (len(said["en"]["subject"].splitlines()), len(said["en"]["subject"])) == (1, 180)


def test_the_personal_block_speaks_to_one_reader_in_their_language():
    said = render_personal("claim_contested", "ru", {**CONTEXT, "seat": Words.of(ru="Министерство", en="Ministry")})
    assert said == "You sit for Министерство."


def test_a_neutral_letter_says_a_code_and_the_same_words_whatever_the_thing():
    first, second = render_neutral("2026-2-05"), render_neutral("2026-9-99")
    assert {
        code: {part: text.replace("2026-2-05", "2026-9-99") for part, text in first[code].items()} for code in first
    } == second
    assert "2026-2-05" in first["en"]["subject"]


@pytest.mark.parametrize("letter", ["nobody_says_why", "without_frame"])
def test_a_letter_that_does_not_say_why_one_gets_it_is_not_a_letter(letter):
    with pytest.raises(LetterIncomplete):
        render(letter, {})


def test_a_letter_nobody_wrote_is_named():
    with pytest.raises(TemplateDoesNotExist, match=r"^notifications/letters/never_written\.txt$"):
        render("never_written", {})


def test_every_letter_file_of_the_product_has_its_mandatory_words():
    folder = Path(settings_of_tests.BASE_DIR) / "templates" / "notifications" / "letters"
    missing = {path.stem: {"subject", "body", "why"} - blocks(path) for path in folder.glob("*.txt")}
    assert {letter: names for letter, names in missing.items() if names} == {}


def blocks(path):
    """The blocks of the frame that a letter file fills; none when it stands outside the frame."""
    filled = get_template(f"notifications/letters/{path.name}").template
    frame = [node for node in filled.nodelist if isinstance(node, ExtendsNode)]
    said = [node for node in filled.nodelist.get_nodes_by_type(BlockNode) if node.nodelist.get_nodes_by_type(Node)]
    return {node.name for node in said if frame and frame[0].parent_name.var == "notifications/letter.txt"}
