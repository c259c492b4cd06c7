"""Which Django app is Baton? One, labelled `baton`; every floor above core belongs to it."""

from django.apps import AppConfig


class BatonConfig(AppConfig):
    name = "baton"
    label = "baton"
    verbose_name = "Baton"
    default_auto_field = "django.db.models.BigAutoField"
