
import core.texts
import core.words
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0001_stored_files'),
        ('meetings', '0014_agreed_tasks'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', core.words.WordsField(default=core.texts.Words)),
                ('paper_kind', models.CharField(choices=[('draft', 'Draft decision'), ('background', 'Background'), ('position', 'Position'), ('translation', 'Translation'), ('other', 'Other paper')], max_length=12)),
                ('audience', models.CharField(choices=[('public', 'Everybody'), ('participants', 'All participants of the platform'), ('body', 'Members of the body'), ('named', 'Those it names')], default='public', max_length=15)),
                ('state', models.CharField(choices=[('laid', 'Before the meeting'), ('withdrawn', 'Withdrawn')], default='laid', max_length=12)),
                ('reason', core.words.WordsField(blank=True, default=core.texts.Words, help_text='why it was withdrawn')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='meetings.agendaitem')),
            ],
        ),
        migrations.CreateModel(
            name='PaperFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', core.words.WordsField(blank=True, default=core.texts.Words)),
                ('kind', models.CharField(choices=[('annex', 'Annex'), ('letter', 'Signed letter'), ('evidence', 'Evidence'), ('draft', 'Draft act'), ('table', 'Comparative table'), ('photo', 'Photo')], default='annex', max_length=10)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('language', models.CharField(choices=[('kk', 'kk'), ('ru', 'ru'), ('en', 'en')], max_length=2)),
                ('number', models.PositiveSmallIntegerField(help_text='of the versions in this language')),
                ('pages', models.PositiveIntegerField(help_text='of a PDF', null=True)),
                ('is_late', models.BooleanField(default=False, help_text='came after the day for papers')),
                ('laid_at', models.DateTimeField()),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='file_rows', to='meetings.paper')),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('reason__texts', {}), _negated=True), _connector='OR'), name='paper_withdrawn_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('audience', 'named'), _negated=True), name='paper_names_nobody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{laid:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='ada54e993def303474811832631bbfb23b6beb1a', operation='UPDATE', pgid='pgtrigger_state_moves_cafaa', table='meetings_paper', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='paperfile',
            constraint=models.UniqueConstraint(fields=('paper', 'language', 'number'), name='paper_version_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paperfile',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1d509621f46d9c29f75cd87076b935bc2d5a27d8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_21517', table='meetings_paperfile', when='BEFORE')),
        ),
    ]
