import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0005_proposed_items'),
    ]

    operations = [
        migrations.AddField(
            model_name='agendaitem',
            name='number',
            field=models.CharField(default='', help_text='as it is printed: 2, 2.1', max_length=8),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='meetings.agendaitem'),
        ),
        migrations.AlterField(
            model_name='agendaitem',
            name='position',
            field=models.PositiveIntegerField(help_text='place in the whole agenda, parts behind what they are part of'),
        ),
        migrations.RunSQL(
            'UPDATE meetings_agendaitem SET number = position::text', migrations.RunSQL.noop, elidable=True
        ),
    ]
