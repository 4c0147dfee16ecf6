"""Vendored files and bundles are what the manifest and the parts say (frontend/vendor.py)."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"

pytestmark = pytest.mark.xdist_group("vendor")  # one of them changes what the other reads


def checked():
    return subprocess.run(
        [sys.executable, "frontend/vendor.py", "check"], cwd=settings.BASE_DIR, capture_output=True, text=True
    )


def test_every_vendored_file_is_the_one_of_the_pinned_package_and_the_bundles_are_their_parts():
    answer = checked()
    assert (answer.stdout, answer.returncode) == ("", 0)


def test_a_changed_byte_in_a_vendored_file_is_found():
    path = STATIC / "vendor/htmx/LICENSE"
    original = path.read_bytes()
    version = next(
        row["version"]
        for row in json.loads((STATIC / "vendor/manifest.json").read_text())
        if row["file"] == "htmx/LICENSE"
    )
    try:
        path.write_bytes(original + b" ")
        answer = checked()
    finally:
        path.write_bytes(original)
    said = f"htmx/LICENSE is not the file of htmx.org {version} the manifest names\n"
    assert (answer.stdout, answer.returncode) == (said, 1)


@pytest.mark.parametrize("name", ["frontend/package-lock.json", "frontend/package.json"])
def test_no_address_of_a_registry_stands_in_the_lock(name):
    text = (settings.BASE_DIR / name).read_text()
    assert [line for line in text.splitlines() if '"resolved"' in line or "registry." in line] == []


def test_every_package_brings_its_licence():
    licences = sorted(str(path.relative_to(STATIC / "vendor")) for path in (STATIC / "vendor").rglob("LICENSE"))
    assert licences == ["bootstrap/LICENSE", "golos-text/LICENSE", "htmx/LICENSE"]


def test_the_style_sheet_asks_for_nothing_outside_our_static_files():
    css = (STATIC / "css/site.css").read_text()
    addresses = {part.split(")")[0] for part in css.split("url(")[1:]}
    assert {address for address in addresses if not (STATIC / "css" / address).is_file()} == set()
