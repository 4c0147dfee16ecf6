"""What the page of the minutes tells of comments that came on paper."""

from core.grouping import grouped
from meetings.models import CommentScan
from meetings.rules import can_comment


def scans_of(comments, acting):
    """By the key of the comment: its paper, with the files of the scan this person may open, and whether this hat may check the
    transcript now. One query where any came on paper, none else."""
    papers = {one.pk: one.on_paper for one in comments if getattr(one, "on_paper", None)}
    if not papers:
        return papers
    seen = CommentScan.objects.visible_to(acting.user).filter(on_paper__in=papers.values()).select_related("stored")
    scans = grouped((scan.on_paper_id, scan) for scan in seen)
    for comment in comments:
        if paper := papers.get(comment.pk):
            paper.shown = [scan.stored for scan in scans.get(paper.pk, [])]
            is_own = acting.organisation is not None and acting.organisation.pk == comment.organisation_id
            paper.may_check = paper.is_being_checked and is_own and can_comment.test(acting, comment.minutes)
    return papers
