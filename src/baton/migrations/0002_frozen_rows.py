"""What is written once, first of all: audit entries, decisions and the policies they were made by; notes and screenings,
which all of these rest on.
"""

from django.db import migrations

from baton.migrations._written_once import WrittenOnce


class Migration(migrations.Migration):
    dependencies = (("baton", "0001_the_tables"),)
    operations = (
        WrittenOnce(
            {
                "baton_auditentry": "agency_id = NEW.agency_id AND seq = NEW.seq",
                "baton_decision": "replaces_id = NEW.replaces_id",
                "baton_policyversion": "agency_id = NEW.agency_id AND version = NEW.version",
                "baton_encounter": "worker_id = NEW.worker_id AND key = NEW.key",
                "baton_screening": "administered_by_id = NEW.administered_by_id AND key = NEW.key",
            }
        ),
    )
