"""What ./test runs inside .venv: a browser is found or fetched, then pytest with the arguments given."""

import sys

import pytest

from tests.browser import fetch_browser

ALONE = ("-n", "--numprocesses", "-p", "--pdb", "--collect-only", "--co")

if __name__ == "__main__":
    fetch_browser()
    arguments = sys.argv[1:]
    if not any(argument.startswith(ALONE) for argument in arguments):
        arguments = ["-n", "2", *arguments]
    sys.exit(pytest.main(arguments))
