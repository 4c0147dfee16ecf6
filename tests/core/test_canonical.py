"""What is hashed has one spelling, for ever: receipts issued today verify for ever (design.md §5.15)."""

import datetime as dt
import hashlib
import json
import unicodedata
import uuid
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.canonical import canonical, control_code, digest, moment
from core.filing import Filing
from core.lines import Line
from core.words import Words

NOON = dt.datetime(2026, 11, 24, 12, 0, 0, 999_999, tzinfo=ZoneInfo("Asia/Almaty"))

# Frozen on 24 November 2026. When one of these fails, receipts people hold no longer verify: mend the code, never these.
FROZEN = [
    (None, '{"content":null,"form":"dialogue/1"}', "643dee128b45aa8a6c0da748f2747baa98d0c73f0fb9f4e3fa388c243742841c"),
    ({}, '{"content":{},"form":"dialogue/1"}', "8df74ded41b78d805745b0b76201f76808026e64bdc86bc1ae89740b0460fd07"),
    (
        "Құқық",
        '{"content":"Құқық","form":"dialogue/1"}',
        "5e1fe9a10ff6485e70e811eae8dd8cc81c5dfdfb6f8efda691e1a7221fe44367",
    ),
    (
        {"b": [1, True, None], "a": -7},
        '{"content":{"a":-7,"b":[1,true,null]},"form":"dialogue/1"}',
        "8c40f527f0a359448ee94b95276d42bdd0054ed2fcdb29d0028cc041b76489eb",
    ),
    (
        '"\n\\',
        '{"content":"\\"\\n\\\\","form":"dialogue/1"}',
        "4b0a98664af183f2cc28f9380f0aeedd194bacbc14bdc25a00eff112ee0d71b1",
    ),
    (
        NOON,
        '{"content":"2026-11-24T07:00:00Z","form":"dialogue/1"}',
        "f1ef1131ce436cdd5ce760b63a952a86cd5e5d80f132175deafbf40427a99ed0",
    ),
    (
        dt.date(2026, 11, 24),
        '{"content":"2026-11-24","form":"dialogue/1"}',
        "176121ea02b91c88146baca534cb8636f948b2019d0e082fe92349a896d59fb7",
    ),
    (
        uuid.UUID(int=1),
        '{"content":"00000000-0000-0000-0000-000000000001","form":"dialogue/1"}',
        "44fb9cb7899c384bee74a4eac0005188bb9134b0e922e6587d38ff55361dd839",
    ),
    (
        "и\u0306",
        '{"content":"й","form":"dialogue/1"}',
        "20f276359465f72964605d879498ef32c82f9c0d66da5f371ff1414dda71c655",
    ),
]


@pytest.mark.parametrize(("value", "spelt", "sha256"), FROZEN)
def test_a_value_is_spelt_and_hashed_as_on_the_first_day(value, spelt, sha256):
    assert canonical(value) == spelt.encode()
    assert digest(value) == sha256


def test_a_line_is_hashed_as_on_the_first_day():
    line = Line(
        uid=uuid.UUID(int=1),
        story_kind="proposals.proposal",
        story_uid=uuid.UUID(int=2),
        thing_kind="proposals.proposal",
        thing_uid=uuid.UUID(int=2),
        step="return",
        source="filed",
        target="returned",
        acting={"user": str(uuid.UUID(int=3)), "words": {"office": {"original": "en", "texts": {}}}},
        at=NOON,
        reason=Words.of(ru="Нет адресата", kk="Адресат жоқ"),
        facts={"missing": ["addressees"], "days": 3},
        is_public=True,
    )
    assert digest(line.content()) == "70b262914a0bba607a89fd74be1603a84fed349f2f132d6909dbc08b6de67be6"


def test_a_filing_is_hashed_as_on_the_first_day():
    filing = Filing(
        case_kind="proposals.proposal",
        case_uid=uuid.UUID(int=2),
        number=1,
        words={"title": Words.of(ru="О доступе", kk="Қолжетімділік туралы").rendered().as_json()},
        facts={"files": ["ab" * 32]},
        author={"uid": str(uuid.UUID(int=4)), "name": {"ru": "Общественный фонд"}},
        acting={"words": {}},
        filed_at=NOON,
    )
    assert digest(filing.content()) == "b4efeb0bcad2c165b640172ac9a1e0abd8833b270f35605dda7369c0bd617c9b"


def test_the_control_code_is_the_first_sixteen_digits_in_fours():
    assert control_code("3fa902c177de10b4" + "0" * 48) == "3fa9 02c1 77de 10b4"


scalars = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
keys = st.text(st.characters(exclude_categories=["Cs"])).map(lambda key: unicodedata.normalize("NFC", key))
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20)


@given(values)
def test_what_was_stored_as_json_and_read_again_has_the_same_digest(value):
    assert digest(json.loads(json.dumps(value))) == digest(value)


@given(st.dictionaries(keys, scalars))
def test_the_order_of_keys_does_not_matter(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_two_spellings_of_the_same_letters_are_one(text):
    assert digest(unicodedata.normalize("NFD", text)) == digest(unicodedata.normalize("NFC", text))


@given(values, values)
def test_different_values_have_different_spellings(one, other):
    assert (canonical(one) == canonical(other)) == (_normal(one) == _normal(other))


def _normal(value):
    """The value in NFC; repr tells True from 1."""
    if isinstance(value, list):
        return [_normal(item) for item in value]
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    return repr(unicodedata.normalize("NFC", value) if isinstance(value, str) else value)


@given(st.datetimes(min_value=dt.datetime(1000, 1, 2), timezones=st.timezones()))
def test_a_moment_is_the_same_in_every_zone(at):
    assert (
        moment(at)
        == moment(at.astimezone(dt.UTC))
        == at.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    )


def test_the_digest_is_sha256_of_the_spelling():
    assert digest({"a": 1}) == hashlib.sha256(b'{"content":{"a":1},"form":"dialogue/1"}').hexdigest()


@pytest.mark.parametrize("value", [0.5, [1, 2.0], {"a": float("nan")}, {1: "a"}, {"a"}, b"a", object(), Words()])
def test_what_has_no_single_spelling_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(TypeError, match="without a zone"):
        canonical({"at": dt.datetime(2026, 11, 24)})


def test_two_keys_that_differ_in_their_bytes_only_are_refused():
    with pytest.raises(ValueError, match="two keys are the same text"):
        canonical({"й": 1, "и\u0306": 2})
