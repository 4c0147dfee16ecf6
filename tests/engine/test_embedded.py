"""The embedded servers and the folder they live in."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from core.embedded import Refused, addresses, births, folders, secret
from core.embedded.postgres import Postgres
from core.embedded.valkey import Valkey


def refusal(action, *arguments, **options):
    """The one line that ``action`` is refused with."""
    with pytest.raises(Refused) as caught:
        action(*arguments, **options)
    return str(caught.value)


def hold(var):
    with folders.held(var):
        pass


def write_to(path):
    with folders.plain_words(), open(path, "w") as written:
        written.write("a word")


@pytest.fixture
def far_away(tmp_path):
    """A folder whose path has spaces and is too long for a socket."""
    var = tmp_path / "a folder with spaces" / ("long" * 30) / "var"
    yield var
    shutil.rmtree(addresses.socket_folder(var), ignore_errors=True)


def test_a_path_with_spaces_and_too_long_for_a_socket_works_and_cyrillic_is_understood(far_away):
    postgres, valkey = Postgres(far_away, throwaway=True), Valkey(far_away, throwaway=True)
    owned = "(select pg_get_userbyid(datdba) from pg_database where datname = current_database())"
    try:
        postgres.start()
        valkey.start()
        with closing(postgres.connect("dialogue", "dialogue")) as connection, connection.cursor() as cursor:
            cursor.execute(f"select current_user, {owned}, lower('ҚОҒАМ'), to_tsvector('russian', 'СОВЕТЫ') @@ 'совет'")
            answer = (*cursor.fetchone(), valkey.answers())
    finally:
        valkey.stop()
        postgres.stop()
    assert answer == ("dialogue", "dialogue_owner", "қоғам", True, True)


def test_a_cluster_of_another_version_is_refused(tmp_path):
    cluster = tmp_path / "postgres" / "cluster"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("9.6\n")
    words = refusal(Postgres(tmp_path).start)
    assert words == f"{cluster} was made by PostgreSQL 9.6, this is 18: dump it with the old one first"


def test_the_named_binaries_are_used_and_no_others(tmp_path, monkeypatch):
    monkeypatch.setenv("PG_BIN", "/no/such/folder")
    words = refusal(Postgres(tmp_path).start)
    assert words.startswith("PostgreSQL does not run from /no/such/folder: ")


def test_the_folder_of_the_sockets_is_in_var_where_it_fits_and_in_tmp_where_not():
    plain, spaced, long = Path("/srv/dialogue/var"), Path("/srv/two words/var"), Path("/srv") / ("x" * 80) / "var"
    in_tmp = [str(addresses.socket_folder(path)).startswith(f"/tmp/dialogue-{os.getuid()}-") for path in (spaced, long)]
    assert (addresses.socket_folder(plain), in_tmp) == (Path("/srv/dialogue/var/s"), [True, True])


@pytest.mark.parametrize(
    ("redis_url", "broker", "cache"),
    [
        (
            "unix:///var/s/valkey.sock?db=0",
            "redis+socket:///var/s/valkey.sock?virtual_host=0",
            "unix:///var/s/valkey.sock?db=1",
        ),
        ("redis://:secret@host:6380/4", "redis://:secret@host:6380/4", "redis://:secret@host:6380/5"),
        ("rediss://host", "rediss://host", "rediss://host/1"),
    ],
)
def test_broker_and_cache_are_neighbours_on_one_server(redis_url, broker, cache):
    assert (addresses.broker_url(redis_url), addresses.cache_url(redis_url)) == (broker, cache)


def test_a_folder_is_held_by_one_at_a_time_and_free_again_afterwards(tmp_path):
    with folders.held(tmp_path):
        words = refusal(hold, tmp_path)
    hold(tmp_path)
    assert words == f"{tmp_path} is in use by process {os.getpid()}: stop that one or set DIALOGUE_VAR"


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    words = f"{link} belongs to somebody else: remove it or set DIALOGUE_VAR to another folder"
    assert refusal(folders.private_folder, link) == words


def test_a_full_disk_is_said_before_it_hurts(tmp_path):
    words = refusal(folders.require_space, tmp_path, 2**60)
    assert (
        re.sub(r": \d+ MB free", ": some MB free", words)
        == f"The disk of {tmp_path} is full: some MB free, {2**40} MB needed"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_up_is_said_in_one_line():
    assert refusal(write_to, "/dev/full") == "The disk is full: while writing"


def test_the_signing_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    var = tmp_path / "var"
    first, second = secret.own_key(var), secret.own_key(var)
    files = [(path.name, path.stat().st_mode & 0o777) for path in var.iterdir()]
    assert (first == second, len(first) >= 50, files) == (True, True, [("secret-key", 0o600)])


def test_only_a_process_of_the_same_birth_is_taken_for_ours(tmp_path):
    births.record(tmp_path, "web", os.getpid())
    ours = births.running(tmp_path, "web")
    (tmp_path / "web").write_text(f"{os.getpid()} another moment")
    assert (ours, births.running(tmp_path, "web"), births.running(tmp_path, "never")) == (os.getpid(), None, None)


def test_what_an_earlier_start_left_behind_is_ended(tmp_path):
    left = subprocess.Popen(["sleep", "60"], start_new_session=True)
    births.record(tmp_path, "web", left.pid)
    ended = births.end_leftovers(tmp_path)
    assert (ended, left.wait(5)) == (["web"], -15)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs a stand-in")
def test_root_without_user_namespaces_runs_postgresql_as_another_user_even_below_a_closed_folder(tmp_path):
    command = [sys.executable, "-c", STAND_IN, str(tmp_path / "var")]
    told = subprocess.run(
        command, env=os.environ | {"EMBEDDED_FORCE_SETUID": "1"}, capture_output=True, text=True, check=True
    )
    uid, closed = told.stdout.split()
    assert (int(uid) > 0, closed) == (True, "0o700")


STAND_IN = """
import os, pathlib, sys
from core.embedded.postgres import Postgres
postgres = Postgres(pathlib.Path(sys.argv[1]), throwaway=True)
pathlib.Path(sys.argv[1]).mkdir(mode=0o700)
postgres.start()
print(os.stat(f"/proc/{postgres.process.pid}").st_uid, oct(os.stat(sys.argv[1]).st_mode & 0o777))
postgres.stop()
"""
