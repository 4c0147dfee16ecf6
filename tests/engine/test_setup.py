"""What ./run and ./test do before anything is installed, and that the tests themselves are run as they should be."""

import re
import subprocess
import sys

import pytest

from core.embedded import Refused, setup

OLD = "import sys; sys.version_info = (3, 10, 12); sys.argv = ['./run']; exec(open('run').read())"


@pytest.mark.parametrize("script", ["run", "test"])
def test_an_old_python_is_refused_in_one_line(script):
    told = subprocess.run(
        [sys.executable, "-c", OLD.replace("run", script)], cwd=setup.ROOT, capture_output=True, text=True, check=False
    )
    words = f"./{script} needs Python 3.11 or newer on Linux or macOS, this is {sys.version.split()[0]}\n"
    assert (told.returncode, told.stderr) == (2, words)


@pytest.fixture
def no_venv_yet(tmp_path, monkeypatch):
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "PYTHON", tmp_path / ".venv" / "bin" / "python")


def test_a_python_without_venv_is_refused_with_the_package_to_install(no_venv_yet, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(Refused) as caught:
        setup.environment("requirements.txt")
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    words = f"This Python has no venv module: install it (Debian: apt-get install {package})"
    assert str(caught.value) == words


def test_a_disk_without_room_for_the_packages_is_refused_before_anything_is_made(no_venv_yet, monkeypatch):
    monkeypatch.setattr(setup, "NEEDED", 2**60)
    with pytest.raises(Refused) as caught:
        setup.environment("requirements.txt")
    words = re.sub(r": \d+ MB free", ": some MB free", str(caught.value))
    assert (words, setup.VENV.exists()) == (f"The disk of {setup.ROOT} is full: some MB free, {2**40} MB needed", False)


def test_an_environment_that_fits_is_left_alone(no_venv_yet, tmp_path):
    setup.PYTHON.parent.mkdir(parents=True)
    setup.PYTHON.symlink_to(sys.executable)
    (setup.VENV / "requirements.txt.stamp").write_text(setup.stamp_of("requirements.txt"))
    assert setup.environment("requirements.txt") == str(setup.PYTHON)


def pins(name):
    return set(re.findall(r"^([a-z0-9_.-]+==\S+)", (setup.ROOT / name).read_text(), re.MULTILINE))


def test_tests_run_on_the_very_packages_of_the_product():
    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()
