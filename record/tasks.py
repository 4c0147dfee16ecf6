"""The notary and the nightly check."""

from celery import shared_task

from record import ledger, services

BATCH = 500


@shared_task
def chain_lines():
    """Chain everything that has no entry yet. Rung every 10 seconds by the clock and after each commit with lines; in the queue
    of short work, so that no import holds it up."""
    while ledger.chain(BATCH) == BATCH:
        pass


@shared_task
def inspect_record():
    """Check the whole record, every night; the page of the record says what was found."""
    services.inspect_record()
