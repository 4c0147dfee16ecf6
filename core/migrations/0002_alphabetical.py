from django.db import migrations

from core.alphabet import CREATE_ALPHABETICAL


class Migration(migrations.Migration):
    dependencies = [("core", "0001_ground")]

    operations = [migrations.RunSQL(CREATE_ALPHABETICAL, "DROP FUNCTION alphabetical(text)")]
