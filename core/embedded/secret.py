"""A signing key for one's own machine, made once and kept beside the database."""

import os
import secrets
from pathlib import Path


def own_key(var: Path) -> str:
    """The key of ``var``, made on first asking; readable by its owner only. Raises OSError when the folder cannot be written."""
    path = var / "secret-key"
    if not path.exists():
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        mine = var / f"secret-key.{os.getpid()}"
        with open(os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as written:
            written.write(secrets.token_urlsafe(50))
        try:
            os.link(mine, path)  # two first starts at once agree on one key: link() never overwrites
        except FileExistsError:
            pass
        mine.unlink()
    return path.read_text()
