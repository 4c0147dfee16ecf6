
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_alphabetical'),
        ('deadlines', '0001_calendar_and_terms'),
        ('meetings', '0008_minutes'),
        ('participants', '0002_calendar_address'),
        ('recommendations', '0002_led_by_day'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('state', 'signed'), ('window_closed_at', None), ('withdrawn_at', None)), fields=['recommendation'], name='claim_open_window'),
        ),
    ]
