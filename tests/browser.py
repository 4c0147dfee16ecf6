"""A Chromium for the journeys: the installed one, else Playwright's own, else Debian's package. Run as a program it fetches."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
ON_MACOS = ["Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


def installed_browser() -> str | None:
    """The path of a Chromium that is there, or None."""
    found = [path for name in INSTALLED if (path := shutil.which(name))]
    found += [path for name in ON_MACOS if Path(path := f"/Applications/{name}").exists()]
    if found:
        return found[0]
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launches(path: str) -> bool:
    """It starts: Playwright's own may lack libraries of the system."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS).close()
        except Error as error:
            print(f"{path} does not start: {error.message.splitlines()[0]}", file=sys.stderr)
            return False
    return True


def fetch_browser() -> str:
    """A browser that starts, fetched when there is none. Ends the program with status 2 when there is no way to one."""
    if (path := installed_browser()) and launches(path):
        return path
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(
            [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]]
        )
    for commands in ways:
        print("Fetching a browser:", " ".join(commands[-1]), file=sys.stderr, flush=True)
        fetched = all(_succeeds(command) for command in commands)
        if fetched and (path := installed_browser()) and launches(path):
            return path
    print("There is no browser for the journeys: install Chromium or Chrome, then run ./test again", file=sys.stderr)
    sys.exit(2)


def _succeeds(command):
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, stdout=sys.stderr, env=environment, timeout=600, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__":
    print(fetch_browser())
