"""Which address leads to which page? No address holds a client's name."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from baton.core.directory import EntryKind
from baton.web import (
    account,
    agency,
    audit,
    batons,
    clients,
    concerns,
    emergency,
    encounters,
    glass,
    network,
    notices,
    people,
    policy,
    screenings,
    shelves,
    team,
    today,
)


class EntryKindConverter(StringConverter):
    """The two kinds of entries of the directory."""

    regex = "|".join(EntryKind)


register_converter(EntryKindConverter, "entry_kind")

urlpatterns = [
    path("", today.page, name="today"),
    path("notices/seen/", notices.seen, name="notices_seen"),
    path("emergency/", emergency.anyone, name="emergency"),
    path("write/", clients.write, name="write"),
    path("clients/", clients.index, name="clients"),
    path("clients/add/", clients.add, name="client_add"),
    path("clients/<int:pk>/", clients.page, name="client"),
    path("clients/<int:pk>/change/", clients.change, name="client_change"),
    path("clients/<int:pk>/goals/", clients.add_goal, name="goal_add"),
    path("goals/<int:pk>/aside/", clients.give_up_goal, name="goal_aside"),
    path("clients/<int:pk>/note/", encounters.new, name="note"),
    path("clients/<int:pk>/note/check/", encounters.check, name="note_check"),
    path("encounters/<int:pk>/", encounters.page, name="encounter"),
    path("encounters/<int:pk>/now/", emergency.now, name="now"),
    path("signs/<int:pk>/aside/", encounters.set_aside, name="sign_aside"),
    path("concerns/<int:pk>/", concerns.page, name="concern"),
    path("concerns/<int:pk>/close/", concerns.close, name="concern_close"),
    path("concerns/<int:pk>/reopen/", concerns.reopen, name="concern_reopen"),
    path("batons/", shelves.mine, name="batons"),
    path("batons/others/", shelves.others, name="batons_others"),
    path("batons/<int:pk>/", batons.page, name="baton"),
    path("batons/<int:pk>/done/", batons.done, name="baton_done"),
    path("batons/<int:pk>/pass/", batons.pass_on, name="baton_pass"),
    path("batons/<int:pk>/offer/", batons.offer, name="baton_offer"),
    path("batons/<int:pk>/take/", batons.take, name="baton_take"),
    path("batons/<int:pk>/set-down/", batons.set_down, name="baton_set_down"),
    path("lowerings/<int:pk>/answer/", batons.answer, name="lowering_answer"),
    path("clients/<int:pk>/screenings/", screenings.choose, name="screening_choose"),
    path("clients/<int:pk>/screenings/<slug:instrument>/", screenings.fill, name="screening_fill"),
    path("screenings/<int:pk>/", screenings.page, name="screening"),
    path("policy/", policy.page, name="policy"),
    path("policy/change/", agency.change_policy, name="policy_change"),
    path("agency/", agency.page, name="agency"),
    path("agency/hours/", agency.hours, name="agency_hours"),
    path("agency/closed/", agency.close_on, name="agency_closed"),
    path("people/add/", people.add, name="person_add"),
    path("people/<int:pk>/", people.page, name="person"),
    path("people/<int:pk>/place/", people.place, name="person_place"),
    path("people/<int:pk>/role/", people.give_role, name="person_role"),
    path("people/<int:pk>/close/", people.deactivate, name="person_close"),
    path("people/<int:pk>/open/", people.activate, name="person_open"),
    path("clients/<int:pk>/team/", team.assign, name="team_assign"),
    path("clients/<int:pk>/cover/", team.cover, name="team_cover"),
    path("team/<int:pk>/leave/", team.leave, name="team_leave"),
    path("clients/<int:pk>/audit/", audit.page, name="audit"),
    path("network/", network.index, name="network"),
    path("network/<entry_kind:kind>/<int:pk>/", network.page, name="entry"),
    path("network/<entry_kind:kind>/<int:pk>/confirm/", network.confirm, name="entry_confirm"),
    path("network/<entry_kind:kind>/<int:pk>/capacity/", network.capacity, name="entry_capacity"),
    path("network/professional/<int:pk>/trust/", network.trust, name="entry_trust"),
    path("glass/", glass.door, name="glass"),
    path("glass/<int:pk>/review/", glass.review, name="glass_review"),
    path("account/", account.page, name="account"),
]
