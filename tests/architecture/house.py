"""The house as a tree of files: which apps there are, who imports what. A check is a function from a house to its faults,
so that the same checks run on this tree and on small ones with a fault in them."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

APPS = (
    "core",
    "files",
    "notifications",
    "participants",
    "deadlines",
    "record",
    "law",
    "meetings",
    "proposals",
    "recommendations",
    "reports",
    "dialogue",
)


def is_right_of(one, other):
    """Whether app ``one`` stands to the right of ``other``."""
    return APPS.index(one) > APPS.index(other)


@dataclass(frozen=True)
class Source:
    """One Python file: where it is, what it says."""

    house: "House"
    path: str  # from the root: "meetings/services/agenda.py"

    @cached_property
    def text(self):
        return (self.house.root / self.path).read_text()

    @cached_property
    def tree(self):
        return ast.parse(self.text)

    @property
    def parts(self):
        return Path(self.path).with_suffix("").parts

    @property
    def app(self):
        return self.parts[0]

    @property
    def module(self):
        parts = self.parts[:-1] if self.parts[-1] == "__init__" else self.parts
        return ".".join(parts)

    def nodes(self, *kinds):
        """All nodes of the kinds, wherever they stand in the file."""
        return [node for node in ast.walk(self.tree) if isinstance(node, kinds)]

    def imports(self):
        """Pairs of line number and dotted module of ours; ``from meetings import kinds`` is ``meetings.kinds``."""
        for node in self.nodes(ast.Import, ast.ImportFrom):
            for name in self.house.imported(node, self):
                if name.split(".")[0] in APPS:
                    yield node.lineno, name

    def fault(self, line, sentence):
        return f"{self.path}:{line}: {sentence}"


@dataclass(frozen=True)
class House:
    root: Path

    def sources(self, *folders):
        """Every Python file of the folders (default: the apps) that people write: migrations are written by Django."""
        for folder in folders or APPS:
            for path in sorted((self.root / folder).rglob("*.py")):
                if "migrations" not in path.parts:
                    yield Source(self, str(path.relative_to(self.root)))

    def templates(self):
        """Pairs of a template's path and its text."""
        for path in sorted((self.root / "templates").rglob("*.*")):
            if path.suffix in {".html", ".txt"}:
                yield str(path.relative_to(self.root)), path.read_text()

    def imported(self, node, source):
        """The dotted modules an import statement enters."""
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        package = ""
        if node.level:
            depth = len(source.parts) - node.level
            package = ".".join(source.parts[:depth])
        base = ".".join(part for part in (package, node.module) if part)
        return [name if self.is_module(name := f"{base}.{alias.name}") else base for alias in node.names]

    def is_module(self, dotted):
        """Whether a dotted name is a file or folder of ours."""
        path = self.root.joinpath(*dotted.split("."))
        return path.is_dir() or path.with_suffix(".py").is_file()
