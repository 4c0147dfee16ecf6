"""When the clock rings (Celery beat), and in which queue; times are those of Asia/Almaty.

Every task here is idempotent and works off rows; ``expires`` keeps a long-stopped worker from finding a heap of stale bells.
"""

from celery.schedules import crontab

AT_NIGHT = {"queue": "long", "expires": 12 * 60 * 60}
IN_THE_MORNING = {"queue": "long", "expires": 10 * 60 * 60}  # reminders that missed the day go with the next one


def beat_schedule(heartbeat_seconds):
    """The setting ``CELERY_BEAT_SCHEDULE``; the clock itself ticks every ``heartbeat_seconds``."""
    rings = [
        ("clock", "dialogue.tasks.tick", heartbeat_seconds, {"expires": 3 * heartbeat_seconds}),
        ("courier", "notifications.tasks.deliver", 30, {}),
        ("notary", "record.tasks.chain_lines", 10, {"expires": 30}),  # not behind a long import: readers see the lag
        # Their bells ring after commit; this finds what a dead broker did not hear.
        ("hear-memberships", "meetings.tasks.work_off_agendas", 60, {}),
        ("open-proposals", "proposals.tasks.work_off_meetings", 60, {}),
        ("send-recommendations", "recommendations.tasks.work_off_meetings", 60, {}),
        ("make-documents", "reports.tasks.make_sets", 60, {"queue": "long", "expires": 60}),
        ("read-files", "files.tasks.read_files", 300, {"queue": "long"}),
        ("recount-terms", "deadlines.tasks.recount", crontab(hour=2, minute=10), AT_NIGHT),
        ("inspect-record", "record.tasks.inspect_record", crontab(hour=2, minute=40), AT_NIGHT),
        ("sweep-files", "files.tasks.sweep", crontab(hour=3, minute=10), AT_NIGHT),
        ("sweep-keys", "core.tasks.sweep", crontab(hour=3, minute=20), AT_NIGHT),
        ("sweep-packs", "reports.tasks.sweep_packs", crontab(minute=40), {"queue": "long"}),
        ("meetings-day", "meetings.tasks.daily", crontab(hour=8, minute=30), IN_THE_MORNING),
        ("proposals-day", "proposals.tasks.daily", crontab(hour=8, minute=30), IN_THE_MORNING),
        ("recommendations-day", "recommendations.tasks.daily", crontab(hour=8, minute=30), IN_THE_MORNING),
    ]
    return {
        name: {"task": task, "schedule": schedule, "options": {"expires": 300, **options}}
        for name, task, schedule, options in rings
    }
