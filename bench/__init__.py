"""How much work a page is: ``python -m bench`` measures on throw-away servers and writes ``bench/RESULTS.md``."""
