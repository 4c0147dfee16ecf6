"""Two wordings beside each other, word by word. Pure."""

import re
from difflib import SequenceMatcher

MOST = 4000  # words of one text: longer ones are shown whole, because comparing them takes longer than a page may


def compared(old, new):
    """What became of ``old`` in ``new``: (``"same"`` | ``"del"`` | ``"ins"``, text) in the order of reading; joined, all but the
    inserted pieces are ``old`` and all but the deleted ones ``new``."""
    before, after = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    if max(len(before), len(after)) > MOST:
        return [(kind, text) for kind, text in (("del", old), ("ins", new)) if text]
    pieces = []
    for change, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change == "equal":
            pieces.append(("same", "".join(before[a:b])))
            continue
        pieces += [(kind, text) for kind, text in (("del", "".join(before[a:b])), ("ins", "".join(after[c:d]))) if text]
    return pieces
