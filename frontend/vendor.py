#!/usr/bin/env python3
"""Everything a browser fetches from us comes from files in this repository; this script is how they got there.

    python frontend/vendor.py bundle   write static/css/site.css and static/js/site.js from their parts (no Node, no network)
    python frontend/vendor.py check    say whether vendored files and bundles are what they should be (run by the tests)
    python frontend/vendor.py renew    take the pinned packages again: for maintainers, after
                                       `npm ci` here and `pip install -r frontend/requirements.txt`

``renew`` copies what can be copied untouched, compiles the part of Bootstrap our pages use (bootstrap.scss) and cuts the fonts to
the letters of our three languages, because a public page may weigh 100 kB at most and Bootstrap with whole fonts alone weighs more
(docs/decisions/weight-of-a-page.md). ``static/vendor/manifest.json`` says for each file which package and version it is from, what
was done to it, and its sha384. Exit codes: 0 fine, 1 a finding, 2 misuse.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "static"
VENDOR = STATIC / "vendor"
MANIFEST = VENDOR / "manifest.json"
MODULES = HERE / "node_modules"

GOLOS = "@fontsource-variable/golos-text"
COPIES = [
    ("htmx.org", "dist/htmx.min.js", "htmx/htmx.min.js"),
    ("htmx.org", "LICENSE", "htmx/LICENSE"),
    ("bootstrap", "LICENSE", "bootstrap/LICENSE"),
    (GOLOS, "LICENSE", "golos-text/LICENSE"),
    (GOLOS, "files/golos-text-latin-ext-wght-normal.woff2", "golos-text/latin-ext.woff2"),
    (GOLOS, "files/golos-text-cyrillic-ext-wght-normal.woff2", "golos-text/cyrillic-ext.woff2"),
]
# Which letters go into which file. The first three are all an ordinary page fetches; the "rest" files hold what was cut away.
CUTS = {
    "latin": (
        "latin",
        "U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00AD,U+00B0,U+00B7,U+00BB,U+00D7,"
        "U+2010-2014,U+2018-201E,U+2022,U+2026,U+20AC,U+2212",
    ),
    "latin-rest": (
        "latin",
        "U+00A1-00A6,U+00A8,U+00AA,U+00AC,U+00AE-00AF,U+00B1-00B6,U+00B8-00BA,U+00BC-00D6,U+00D8-00FF,U+0131,U+0152-0153,U+2122,U+2191,U+2193",
    ),
    "cyrillic": ("cyrillic", "U+0401,U+0406,U+0410-044F,U+0451,U+0456,U+04B0-04B1,U+2116"),
    "cyrillic-rest": ("cyrillic", "U+0400,U+0402-0405,U+0407-040F,U+0450,U+0452-0455,U+0457-045F,U+0490-0491"),
    "kazakh": ("cyrillic-ext", "U+0492-0493,U+049A-049B,U+04A2-04A3,U+04AE-04AF,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9"),
}


def bundle_css():
    """The one style sheet of every page: Bootstrap's part, the tokens, the base, the components, print last."""
    css = STATIC / "css"
    parts = [VENDOR / "bootstrap/bootstrap.css", css / "fonts.css", css / "tokens.css", css / "base.css"]
    parts += [*sorted((css / "components").glob("*.css")), css / "print.css"]
    return "".join(squeeze(part.read_text()) for part in parts)


def squeeze(text):
    """Drop comments and needless space of a style sheet; nothing cleverer than that."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};,]) ?", r"\1", text).strip() + "\n"


def bundle_js():
    """The one script of every page: our parts, each in its own function so that names do not meet. A page that asks again by
    itself takes htmx besides, in its block ``scripts``."""
    ours = [f"(() => {{\n{unindented(part.read_text())}}})();\n" for part in sorted((STATIC / "js/parts").glob("*.js"))]
    return "".join(ours)


def unindented(script):
    """Drop indentation and lines that are all comment, half a kilobyte of every page. No text of ours spans two lines."""
    return "".join(f"{line.strip()}\n" for line in script.splitlines() if not line.lstrip().startswith("//"))


BUNDLES = {STATIC / "css/site.css": bundle_css, STATIC / "js/site.js": bundle_js}


def bundle():
    """Write both bundles."""
    for path, made in BUNDLES.items():
        path.write_text(made())


def version(package):
    return json.loads((MODULES / package / "package.json").read_text())["version"]


def sha384(path):
    """The hash of a file in the form a browser's ``integrity`` attribute has."""
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


def renew():
    """Take everything anew from ``node_modules`` and write the manifest."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    rows = []

    def landed(name, package, how):
        path = VENDOR / name
        rows.append(
            {"file": name, "package": package, "version": version(package), "made": how, "sha384": sha384(path)}
        )

    for package, source, name in COPIES:
        (VENDOR / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / package / source, VENDOR / name)
        landed(name, package, "copied")
    compile_bootstrap(VENDOR / "bootstrap/bootstrap.css")
    landed("bootstrap/bootstrap.css", "bootstrap", f"compiled from frontend/bootstrap.scss by sass {version('sass')}")
    for name, (source, letters) in CUTS.items():
        cut_font(
            MODULES / GOLOS / f"files/golos-text-{source}-wght-normal.woff2",
            letters,
            VENDOR / f"golos-text/{name}.woff2",
        )
        landed(f"golos-text/{name}.woff2", GOLOS, f"cut from {source}: {letters}")
    MANIFEST.write_text(json.dumps(sorted(rows, key=lambda row: row["file"]), indent=1, ensure_ascii=False) + "\n")
    bundle()


def compile_bootstrap(target):
    command = [
        "node",
        str(MODULES / "sass/sass.js"),
        "--quiet",
        "--style=compressed",
        "--no-source-map",
        "--no-charset",
    ]
    command += [f"--load-path={MODULES}", str(HERE / "bootstrap.scss")]
    target.write_text(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def cut_font(source, letters, target):
    command = [sys.executable, "-m", "fontTools.subset", str(source), f"--unicodes={letters}", "--flavor=woff2"]
    subprocess.run(
        [*command, "--layout-features=kern,mark,mkmk,ccmp,locl,calt,tnum", f"--output-file={target}"], check=True
    )


def findings():
    """Every difference between what lies under ``static`` and what the manifest and the parts say, one sentence each."""
    rows = json.loads(MANIFEST.read_text())
    named = {row["file"] for row in rows}
    lying = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file() and path != MANIFEST}
    yield from (f"{name} is in the manifest but not in static/vendor" for name in sorted(named - lying))
    yield from (f"{name} is in static/vendor but not in the manifest" for name in sorted(lying - named))
    for row in rows:
        path = VENDOR / row["file"]
        if path.is_file() and sha384(path) != row["sha384"]:
            yield f"{row['file']} is not the file of {row['package']} {row['version']} the manifest names"
    pinned = json.loads((HERE / "package.json").read_text())["dependencies"]
    for row in rows:
        if pinned.get(row["package"]) != row["version"]:
            yield f"{row['file']} is from {row['package']} {row['version']}, package.json pins {pinned.get(row['package'])}"
    for path, made in BUNDLES.items():
        if not path.is_file() or path.read_text() != made():
            yield f"{path.relative_to(STATIC.parent)} is not its parts: run `python frontend/vendor.py bundle`"


def check():
    """Print every finding; the number of them decides the exit code."""
    found = list(findings())
    for finding in found:
        print(finding)
    return 1 if found else 0


def main(arguments):
    """Run the one verb given on the command line."""
    verbs = {"bundle": bundle, "check": check, "renew": renew}
    if len(arguments) != 1 or arguments[0].lstrip("-") not in verbs:
        print(__doc__)
        return 2
    return verbs[arguments[0].lstrip("-")]() or 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
