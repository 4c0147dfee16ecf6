
import core.texts
import core.words
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0010_sitting_screen'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='agendaitem',
            name='summary',
            field=core.words.WordsField(blank=True, default=core.texts.Words, help_text='what it is about, in a few sentences'),
        ),
        migrations.CreateModel(
            name='TranslationTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('about_uid', models.UUIDField(help_text='of the item, decision or paragraph')),
                ('part', models.CharField(help_text='which of its texts', max_length=10)),
                ('language', models.CharField(choices=[('kk', 'Қазақша'), ('ru', 'Русский'), ('en', 'English')], max_length=2)),
                ('outside', core.words.WordsField(blank=True, default=core.texts.Words, help_text='an agency or a translator outside the secretariat')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='translation_tasks', to='meetings.meeting')),
                ('translator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('about_uid', 'part', 'language'), name='one_translator_a_text'), models.CheckConstraint(condition=models.Q(('translator__isnull', False), models.Q(('outside__texts', {}), _negated=True), _connector='XOR'), name='translated_by_somebody')],
            },
        ),
    ]
