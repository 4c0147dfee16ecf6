"""A Chromium for the journeys: the installed one, else Playwright's own, else Debian's package. Run as a program it fetches."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

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


def fetch_browser() -> str:
    """A browser, fetched when there is none. Ends the program with status 2 when there is no way to one."""
    if path := installed_browser():
        return path
    ways = [
        [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if os.geteuid() == 0 else []), "chromium"]]
    ]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(
            [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]]
        )
    for commands in ways:
        print("fetching a browser:", " ".join(commands[-1]), file=sys.stderr)
        fetched = all(subprocess.run(command, stdout=sys.stderr).returncode == 0 for command in commands)
        if fetched and (path := installed_browser()):
            return path
    sys.exit("No browser for the journeys: install Chromium or Chrome, then run ./test again")


if __name__ == "__main__":
    print(fetch_browser())
