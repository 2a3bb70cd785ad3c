"""The addresses of the mail guard's pages."""

from django.urls import URLPattern, path

from safehaven.mailguard.views import domains, lawful, messages, overseeing, passwords, protecting

app_name = "mailguard"
urlpatterns: list[URLPattern] = [
    path("account/mail-programs/", passwords.passwords, name="passwords"),
    path("account/mail-programs/<uuid:password>/end/", passwords.end_password, name="end_password"),
    path("mail/", messages.messages, name="messages"),
    path("mail/oversight/", overseeing.overseen, name="overseen"),
    path("mail/of/<uuid:staff>/", protecting.left_behind, name="left_behind"),
    path("mail/<uuid:submission>/", messages.message, name="message"),
    path("mail/<uuid:submission>/protect/", protecting.protect, name="protect"),
    path("mail/<uuid:submission>/take-back/", messages.take_back, name="take_back"),
    path("mail/<uuid:submission>/basis/", lawful.basis, name="basis"),
    path("mail/<uuid:submission>/agree/", messages.agree, name="agree"),
    path("mail/<uuid:submission>/disagree/", messages.disagree, name="disagree"),
    path("mail/<uuid:submission>/<uuid:delivery>/password/", protecting.password, name="password"),
    path("mail/<uuid:submission>/<uuid:delivery>/arrived/", protecting.arrived, name="arrived"),
    path("secure-domains/", domains.domains, name="domains"),
    path("secure-domains/<uuid:domain>/end/", domains.end_domain, name="end_domain"),
]
