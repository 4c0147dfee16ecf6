
import core.texts
import core.words
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0011_translations'),
        ('participants', '0002_calendar_address'),
    ]

    operations = [
        migrations.CreateModel(
            name='TimetableProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('regular', 'Regular'), ('extraordinary', 'Extraordinary'), ('thematic', 'Thematic'), ('joint', 'Joint')], max_length=15)),
                ('number', models.PositiveIntegerField(help_text='version: the highest is in force')),
                ('days', models.JSONField(help_text='working days by row; negative: before the meeting')),
                ('article', core.words.WordsField(blank=True, default=core.texts.Words, help_text="of the body's rules; empty: nobody has adopted it")),
                ('acting', models.JSONField(help_text='uids and words under which one acted that day')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.body')),
            ],
            options={
                'ordering': ['body', 'kind', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Timetable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('days', models.JSONField()),
                ('told', models.JSONField(help_text='days by row, as told; a calendar never moves one earlier')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='timetable', to='meetings.meeting')),
                ('profile', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.timetableprofile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='timetableprofile',
            constraint=models.UniqueConstraint(fields=('body', 'kind', 'number'), name='timetable_version_of_kind'),
        ),
        migrations.AddConstraint(
            model_name='timetableprofile',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='timetable_versions_from_1'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='timetableprofile',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e03c90bcb0238ad5be18b444dd313456420c8972', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5bf69', table='meetings_timetableprofile', when='BEFORE')),
        ),
    ]
