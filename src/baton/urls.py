"""Which address leads where? Signing in, and the pages."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("baton.web.urls")),
]
