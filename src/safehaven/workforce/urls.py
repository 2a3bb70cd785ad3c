"""Addresses of the workforce.

The names of sign-in are those that allauth looks for; nothing else of allauth is mounted.
"""

from django.urls import URLPattern, path

from safehaven.workforce.views import account, locked, places, second_factors, sign_in, staff, welcome

urlpatterns: list[URLPattern] = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/passkey/", sign_in.passkey_sign_in, name="mfa_login_webauthn"),
    path("sign-in/second-factor/", sign_in.second_factor, name="mfa_authenticate"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("welcome/<str:token>/", welcome.welcome_link, name="welcome_link"),
    path("locked/", locked.locked, name="locked"),
    path("lock/", locked.lock_now, name="lock_now"),
    path("confirm/", second_factors.confirm, name="confirm"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change_password"),
    path("account/sessions/end-others/", account.end_other_sessions, name="end_other_sessions"),
    path("account/sessions/<uuid:session>/end/", account.end_session, name="end_session"),
    path("account/second-factor/", second_factors.set_up, name="second_factor_set_up"),
    path("account/second-factor/app/", second_factors.add_app, name="add_app"),
    path("account/second-factor/app/picture/", second_factors.app_picture, name="app_picture"),
    path("account/second-factor/passkey/", second_factors.add_passkey, name="add_passkey"),
    path("account/second-factor/<int:factor>/remove/", second_factors.remove_factor, name="remove_factor"),
    path("account/recovery-codes/", second_factors.recovery_codes, name="recovery_codes"),
    path("account/recovery-codes/new/", second_factors.new_recovery_codes, name="new_recovery_codes"),
    path("staff/", staff.staff_list, name="staff_list"),
    path("staff/add/", staff.add_staff, name="add_staff"),
    path("staff/<uuid:staff>/", staff.staff_member, name="staff_member"),
    path("staff/<uuid:staff>/details/", staff.change_details, name="change_details"),
    path("staff/<uuid:staff>/give-role/", staff.give_role, name="give_role"),
    path("staff/<uuid:staff>/take-role/<slug:role>/", staff.take_role, name="take_role"),
    path("staff/<uuid:staff>/join-team/", staff.join_team, name="join_team"),
    path("staff/<uuid:staff>/leave-team/<uuid:team>/", staff.leave_team, name="leave_team"),
    path("staff/<uuid:staff>/line-manager/", staff.line_manager, name="line_manager"),
    path("staff/<uuid:staff>/reset-second-factor/", staff.reset_second_factor, name="reset_second_factor"),
    path("staff/<uuid:staff>/password-link/", staff.password_link, name="password_link"),
    path("staff/<uuid:staff>/left/", staff.mark_as_left, name="mark_as_left"),
    path("places/", places.places, name="places"),
    path("places/services/add/", places.add_service, name="add_service"),
    path("places/sites/add/", places.add_site, name="add_site"),
    path("places/teams/add/", places.add_team, name="add_team"),
]
