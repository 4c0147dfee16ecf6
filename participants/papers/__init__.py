"""Official papers: the abstract noun, its signing, and what every form and step of one has (design.md §5.4)."""

from participants.papers.paper import (
    Letter,
    OfficialPaper,
    PaperState,
    forget_notes,
    hand_back,
    paper_lifecycle,
    send_for_signature,
    sign,
)
