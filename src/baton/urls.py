"""Which address leads where? Signing in, and the pages.

Nobody opens an account or changes its address alone: those pages of the sign-in library are not there.
"""

from django.urls import include, path

from baton.web.account import closed

urlpatterns = [
    path("accounts/signup/", closed),
    path("accounts/email/", closed),
    path("accounts/", include("allauth.urls")),
    path("", include("baton.web.urls")),
]
