
import core.texts
import core.words
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_alphabetical'),
    ]

    operations = [
        migrations.CreateModel(
            name='UnattributedText',
            fields=[
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about_kind', models.CharField(max_length=60)),
                ('about_uid', models.UUIDField()),
                ('text', core.words.WordsField(default=core.texts.Words)),
                ('shown_on', models.DateField(blank=True, help_text="the batch's day; empty: nobody reads it yet", null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['about_uid', 'shown_on'], name='unattributed_about')],
            },
        ),
    ]
