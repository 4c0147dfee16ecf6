"""Official papers: the abstract noun, its signing, and what every form of one asks (design.md §5.4)."""

from participants.papers.paper import (
    Letter,
    OfficialPaper,
    PaperState,
    hand_back,
    paper_lifecycle,
    send_for_signature,
    sign,
)

__all__ = ["Letter", "OfficialPaper", "PaperState", "hand_back", "paper_lifecycle", "send_for_signature", "sign"]
