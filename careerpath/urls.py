"""The addresses of the whole site."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, re_path

from planner.views.people.demo_sign_in import address_kept_by_hr
from planner.views.people.password_reset import password_reset

handler400 = "planner.views.errors.bad_request"
handler403 = "planner.views.errors.permission_denied"
handler404 = "planner.views.errors.page_not_found"
handler500 = "planner.views.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
    # HR keeps the addresses: nobody changes or confirms one here.
    re_path(r"^account/(?:email|confirm-email|password/set|login/code)/", address_kept_by_hr),
    path("account/password/reset/", password_reset),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("account/", include("allauth.account.urls")),
    path("", include("planner.urls")),
]
