"""What stands on an agenda item already rests on it: its parts alone do not decide the item."""

from django.db import migrations


def rest(apps, schema_editor):
    Placement, Resting = apps.get_model("proposals", "Placement"), apps.get_model("meetings", "Resting")
    standing = Placement.objects.filter(removed_at=None).exclude(proposal__state="withdrawn")
    for placement in standing.select_related("proposal"):
        proposal = placement.proposal
        known = {"about_kind": "proposals.proposal", "author_id": proposal.organisation_id}
        row, _ = Resting.objects.get_or_create(item_id=placement.item_id, about_uid=proposal.uid, defaults=known)
        row.addressed.set(proposal.addressees.values_list("pk", flat=True))


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0022_parts_and_referrals'),
        ('proposals', '0002_outcome_in_parts'),
    ]

    operations = [migrations.RunPython(rest, migrations.RunPython.noop, elidable=True)]
