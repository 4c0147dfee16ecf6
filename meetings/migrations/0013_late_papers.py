
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0012_timetables'),
        ('participants', '0002_calendar_address'),
    ]

    operations = [
        migrations.AddField(
            model_name='agendaitem',
            name='papers_complete_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='LateAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('acting', models.JSONField(help_text='uids and words under which the secretariat recorded it')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_agreements', to='meetings.agendaitem')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.seat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'seat'), name='agreed_once_to_late_papers')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lateagreement',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e7e22ad1fbefd0382ec65404cdf4bc3bbe2fd1bd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bdb1b', table='meetings_lateagreement', when='BEFORE')),
        ),
    ]
