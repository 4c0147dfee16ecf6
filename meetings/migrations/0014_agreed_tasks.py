
import core.texts
import core.words
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_alphabetical'),
        ('meetings', '0013_late_papers'),
        ('participants', '0002_calendar_address'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreedTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('text', core.words.WordsField(default=core.texts.Words)),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('dropped', 'Dropped by a decision')], default='open', max_length=10)),
                ('done_words', core.words.WordsField(blank=True, default=core.texts.Words, help_text='what its owner says was done')),
                ('reason', core.words.WordsField(blank=True, default=core.texts.Words, help_text='why it was dropped')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='meetings.decision')),
                ('done_filing', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.filing')),
                ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.decision')),
                ('filing', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.filing')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.post')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due_on'], name='task_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('dropped_by__isnull', False), models.Q(('reason__texts', {}), _negated=True)), _connector='OR'), name='task_dropped_by_a_decision'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('done_filing__isnull', False), _connector='OR'), name='task_done_with_a_word')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreedtask',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{open:done,open:dropped}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='551eabdcc46f93fc56238ed6ef6bcb651a1189e0', operation='UPDATE', pgid='pgtrigger_state_moves_ad554', table='meetings_agreedtask', when='BEFORE')),
        ),
    ]
