"""The clock rings for meetings, for the membership of bodies and for their plans."""

from celery import shared_task
from django.utils import timezone

from meetings import services


@shared_task
def work_off_agendas():
    """Those concerned hear when their membership is spoken of; what was not settled waits for the next agenda."""
    services.work_off_agendas()


@shared_task
def daily():
    """Remind those who may still answer, close what has passed: windows for dissents, for comments on plans and on minutes,
    signatures of decision sheets."""
    services.show_unattributed(timezone.localdate())  # before the windows close, which erases what did not fill a batch
    services.close_dissents(timezone.localdate())
    services.lapse_closings(timezone.localdate())
    services.close_signatures(timezone.localdate())
    services.close_plan_comments(timezone.localdate())
    services.close_comments(timezone.localdate())
    services.close_transcripts(timezone.localdate())
    services.keep_told_days()
    services.remind_of_answers(timezone.localdate())
    services.remind_of_tasks(timezone.localdate())
    services.suggest_plan_rows(timezone.localdate())
    services.remind_invited(timezone.localdate())
    services.erase_guests(timezone.localdate())
    services.erase_drafts(timezone.localdate())
    services.work_off_days(timezone.localdate())
