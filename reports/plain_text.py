"""A document as plain text, for the body of a letter. Pure."""


def plain_text(document):
    """What the document says, a line a paragraph; without its title, its signatures and its foot."""
    return "\n".join(line for block in document.blocks for line in PRINTERS[block.kind](block)).strip()


def _said(runs):
    return " ".join("".join(run.text for run in runs).split())


def _paragraph(block):
    return [f"– {_said(block.runs)}" if block.is_item else _said(block.runs)]


def _heading(block):
    said = _said(block.runs)
    return ["", said.upper() if len(said) < 60 else said]


def _facts(block):
    return [f"{label}: {_said(runs)}" for label, runs in block.rows]


def _table(block):
    """A line a row: a table in columns breaks on every telephone."""
    return [f"– {' · '.join(said for cell in row if cell and (said := _said(cell)))}" for row in block.rows]


PRINTERS = {
    "paragraph": _paragraph,
    "heading": _heading,
    "facts": _facts,
    "table": _table,
    "signatures": lambda _block: [],
}
