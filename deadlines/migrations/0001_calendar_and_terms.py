
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
        ('participants', '0001_people'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('number', models.PositiveIntegerField(unique=True)),
                ('reason', core.words.WordsField(default=core.texts.Words)),
                ('acting', models.JSONField(help_text='uids and words under which one acted that day')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='RungSent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('rung', models.CharField(choices=[('t-5', 'Five working days before the last day'), ('t-1', 'One working day before the last day'), ('t', 'On the last day'), ('t+5', 'Five working days after the last day'), ('t+10', 'Ten working days after the last day'), ('end', 'Its end was dealt with')], max_length=5)),
                ('on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('about_kind', models.CharField(max_length=60)),
                ('about_uid', models.UUIDField()),
                ('post_kind', models.CharField(blank=True, choices=[('focal_point', 'Focal point'), ('signatory', 'Signatory'), ('secretary', 'Secretary'), ('custodian', 'Custodian'), ('representative', 'Representative'), ('editor', 'Editor')], help_text='whose step is next', max_length=20)),
                ('started_on', models.DateField(help_text='the day of the event; counting begins on the next day')),
                ('working_days', models.PositiveSmallIntegerField()),
                ('extended_days', models.PositiveSmallIntegerField(default=0)),
                ('kept_days', models.PositiveSmallIntegerField(default=0, help_text='added so that no calendar moves a told day earlier')),
                ('first_due_on', models.DateField(help_text='the last day before any extension; the limit of extensions counts from it')),
                ('due_on', models.DateField(help_text='the last day')),
                ('source', core.words.WordsField(default=core.texts.Words)),
                ('is_window', models.BooleanField(default=False)),
                ('paused_on', models.DateField(blank=True, null=True)),
                ('met_on', models.DateField(blank=True, null=True)),
                ('over_on', models.DateField(blank=True, help_text='the day the clock dealt with its end', null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('round', models.PositiveSmallIntegerField(default=1, help_text='an extension begins a new round of reminders')),
            ],
            options={
                'ordering': ['started_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TermEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('paused', 'Paused'), ('resumed', 'Resumed'), ('extended', 'Extended'), ('recounted', 'Counted again after a change of the calendar')], max_length=10)),
                ('on', models.DateField()),
                ('days', models.PositiveSmallIntegerField(default=0, help_text='working days added')),
                ('due_before', models.DateField()),
                ('due_after', models.DateField()),
                ('reason', core.words.WordsField(blank=True, default=core.texts.Words)),
                ('acting', models.JSONField(help_text='uids and words under which one acted that day')),
                ('is_told_late', models.BooleanField(default=False, help_text='entered later than 3 working days after it was decided')),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='TermRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name', core.words.WordsField(default=core.texts.Words)),
                ('working_days', models.PositiveSmallIntegerField()),
                ('source', core.words.WordsField(default=core.texts.Words, help_text='rules of this body, or that it is a default nobody has adopted yet; law only for appeals')),
                ('post_kind', models.CharField(blank=True, choices=[('focal_point', 'Focal point'), ('signatory', 'Signatory'), ('secretary', 'Secretary'), ('custodian', 'Custodian'), ('representative', 'Representative'), ('editor', 'Editor')], help_text='whose step is first', max_length=20)),
                ('is_window', models.BooleanField(default=False, help_text='nobody owes anything: it only closes')),
                ('extension_months', models.PositiveSmallIntegerField(default=0, help_text='0: cannot be extended')),
            ],
        ),
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('holiday', 'Public holiday'), ('moved', 'Day off moved from a weekend'), ('exchanged', 'Day off in exchange for a working day'), ('working', 'Working day in exchange for a day off'), ('ordinary', 'Ordinary day again')], max_length=10)),
                ('name', core.words.WordsField(blank=True, default=core.texts.Words)),
                ('is_estimated', models.BooleanField(default=False)),
                ('other_on', models.DateField(blank=True, help_text='the day it was exchanged with', null=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days', to='deadlines.calendarversion')),
            ],
            options={
                'ordering': ['on'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='93e02d1740e98c1a3acfea36b8e3b2d8f66592d8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cf6b3', table='deadlines_calendarversion', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='term',
            name='calendar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='deadlines.calendarversion', to_field='uid'),
        ),
        migrations.AddField(
            model_name='term',
            name='debtor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.organisation'),
        ),
        migrations.AddField(
            model_name='rungsent',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rungs', to='deadlines.term'),
        ),
        migrations.AddField(
            model_name='termevent',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='deadlines.term'),
        ),
        migrations.AddConstraint(
            model_name='termrule',
            constraint=models.CheckConstraint(condition=models.Q(('working_days__gte', 1)), name='term_rule_has_days'),
        ),
        migrations.AddField(
            model_name='term',
            name='rule',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='deadlines.termrule', to_field='code'),
        ),
        migrations.AddConstraint(
            model_name='calendarday',
            constraint=models.UniqueConstraint(fields=('version', 'on'), name='calendar_day_once_a_version'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarday',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='666e2bc324214496dff4951e673980353449766d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_53eb7', table='deadlines_calendarday', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='rungsent',
            constraint=models.UniqueConstraint(fields=('term', 'round', 'rung'), name='rung_once_a_round'),
        ),
        migrations.AddIndex(
            model_name='term',
            index=models.Index(fields=['about_uid'], name='term_about'),
        ),
        migrations.AddIndex(
            model_name='term',
            index=models.Index(condition=models.Q(('cancelled_at', None), ('met_on', None), ('over_on', None)), fields=['debtor', 'due_on'], name='term_owed'),
        ),
        migrations.AddIndex(
            model_name='term',
            index=models.Index(condition=models.Q(('cancelled_at', None), ('met_on', None), ('over_on', None)), fields=['due_on'], name='term_due'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at', None), ('met_on', None), ('over_on', None)), fields=('about_uid', 'rule', 'debtor'), name='one_open_term_of_a_kind', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('started_on'))), name='term_ends_after_it_starts'),
        ),
    ]
