
import core.texts
import core.words
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0009_attendance_and_quorum'),
        ('participants', '0002_calendar_address'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='civil_society_first',
            field=models.BooleanField(default=False, help_text='in the list of speakers; the agenda says so'),
        ),
        migrations.CreateModel(
            name='DraftWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('text', core.words.WordsField(default=core.texts.Words, rich=True)),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='draft_wording', to='meetings.agendaitem')),
            ],
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('item_since', models.DateTimeField(blank=True, help_text='since when the item is heard: for the time left', null=True)),
                ('stamp', models.PositiveIntegerField(default=0)),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.agendaitem')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sitting', to='meetings.meeting')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FloorRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='floor_requests', to='meetings.agendaitem')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.seat')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draftwording',
            trigger=pgtrigger.compiler.Trigger(name='undecided', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF EXISTS (SELECT 1 FROM meetings_decision WHERE item_id = NEW.item_id) THEN\n    RAISE EXCEPTION 'the decision on this item is recorded';\nEND IF;\nRETURN NEW;\n", hash='9c3cb98af83819de41af6b295ce0147115e69904', operation='INSERT OR UPDATE', pgid='pgtrigger_undecided_e5d3a', table='meetings_draftwording', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='floorrequest',
            constraint=models.UniqueConstraint(fields=('item', 'seat'), name='asked_to_speak_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='floorrequest',
            trigger=pgtrigger.compiler.Trigger(name='only_attributed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF EXISTS (\n    SELECT 1 FROM meetings_agendaitem JOIN meetings_meeting ON meetings_meeting.id = meetings_agendaitem.meeting_id\n    WHERE meetings_agendaitem.id = NEW.item_id AND meetings_meeting.regime IN ('chatham_house', 'closed')\n) THEN\n    RAISE EXCEPTION 'no list of speakers under this regime';\nEND IF;\nRETURN NEW;\n", hash='d7a2484ed7809c46957aa0bec1b4686f3d91de83', operation='INSERT OR UPDATE', pgid='pgtrigger_only_attributed_8bc7a', table='meetings_floorrequest', when='BEFORE')),
        ),
    ]
