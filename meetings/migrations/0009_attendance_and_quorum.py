
import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0008_minutes'),
        ('participants', '0002_calendar_address'),
    ]

    operations = [
        migrations.AddField(
            model_name='attendance',
            name='arrived',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='attendance',
            name='excuse',
            field=models.CharField(blank=True, help_text='why it is excused; for the secretariat alone', max_length=500),
        ),
        migrations.AddField(
            model_name='attendance',
            name='left',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='votes',
            field=models.JSONField(blank=True, default=dict, help_text='for, against, abstain by constituency'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='substitute',
            field=models.CharField(blank=True, help_text='who comes in place of who sits there, for this meeting', max_length=200),
        ),
        migrations.CreateModel(
            name='QuorumRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('total', models.CharField(choices=[('one_third', 'At least one third'), ('half', 'At least half'), ('more_than_half', 'More than half'), ('two_thirds', 'At least two thirds'), ('three_quarters', 'At least three quarters')], default='more_than_half', max_length=15)),
                ('each', models.CharField(choices=[('one_third', 'At least one third'), ('half', 'At least half'), ('more_than_half', 'More than half'), ('two_thirds', 'At least two thirds'), ('three_quarters', 'At least three quarters')], default='more_than_half', max_length=15)),
                ('required', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('civil_society', 'Civil society'), ('executive', 'Executive'), ('parliament', 'Parliament'), ('independent', 'Independent institutions'), ('judiciary', 'Judiciary'), ('experts', 'Experts'), ('observers', 'Observers')], max_length=20), blank=True, default=list, size=None)),
                ('article', models.CharField(blank=True, help_text="of the body's rules; empty: not adopted by it", max_length=100)),
                ('body', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.body')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuorumSnapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.JSONField()),
                ('seats', models.JSONField(help_text='with a vote, by constituency')),
                ('there', models.JSONField(help_text='of those, by constituency')),
                ('is_met', models.BooleanField()),
                ('item', models.ForeignKey(blank=True, help_text='empty: at the start', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quorums', to='meetings.meeting')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quorumsnapshot',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4f581b036c2b7f24ab672acbc6b4421e84dd8119', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9249', table='meetings_quorumsnapshot', when='BEFORE')),
        ),
    ]
