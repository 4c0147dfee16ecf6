
import core.texts
import core.words
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0003_unattributed'),
        ('files', '0001_stored_files'),
        ('meetings', '0015_papers'),
        ('participants', '0002_calendar_address'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.job')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MadeFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', core.words.WordsField(blank=True, default=core.texts.Words)),
                ('kind', models.CharField(choices=[('annex', 'Annex'), ('letter', 'Signed letter'), ('evidence', 'Evidence'), ('draft', 'Draft act'), ('table', 'Comparative table'), ('photo', 'Photo')], default='annex', max_length=10)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('sheet', models.CharField(choices=[('announcement', 'Announcement of the meeting'), ('agenda', 'Agenda'), ('annotated-agenda', 'Annotated agenda'), ('sign-in', 'Sign-in sheet'), ('decisions', 'Decision sheet'), ('dissents', 'Dissenting opinions'), ('brief', 'Brief of the meeting'), ('extract', 'Extract from the decision sheet'), ('letter', 'Cover letter'), ('minutes-full', 'Minutes: full text for the participants'), ('minutes-unattributed', 'Minutes without attribution'), ('minutes-summary', 'Public summary of the minutes')], max_length=20)),
                ('language', models.CharField(choices=[('kk', 'kk'), ('ru', 'ru'), ('en', 'en')], max_length=2)),
                ('document_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='reports.documentset')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.organisation')),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Outgoing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.CharField(max_length=40)),
                ('sent_on', models.DateField()),
                ('typed_by', models.JSONField(help_text='uids and words under which somebody typed it')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.organisation')),
            ],
            options={
                'verbose_name': 'outgoing number',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Rendering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('rendering', models.CharField(choices=[('full', 'Minutes: full text for the participants'), ('unattributed', 'Minutes without attribution'), ('summary', 'Public summary of the minutes')], max_length=12)),
                ('number', models.PositiveSmallIntegerField(help_text='1 when the minutes were published, one more each corrigendum')),
                ('documents', models.JSONField(help_text='for each language: the document in blocks')),
                ('sha256', models.CharField(max_length=64)),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.minutes')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outgoing',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e180c6a5f7365a2e3128b01c1012b16840175397', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3799d', table='reports_outgoing', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='rendering',
            constraint=models.UniqueConstraint(fields=('minutes', 'rendering', 'number'), name='rendered_once_a_version'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rendering',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9ab5b1faf63cd93e6ead9f04d50f9ff143b819f3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fbb7f', table='reports_rendering', when='BEFORE')),
        ),
    ]
