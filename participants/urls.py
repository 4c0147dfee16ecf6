from django.urls import path

from participants import views

# Pages of the sign-in library that answer 404; the library still knows their names.
closed = [
    path(address, views.ClosedView.as_view(), name=f"closed_{name}")
    for name, address in [
        ("email", "email/"),
        ("verification_sent", "confirm-email/"),
        ("confirm_email", "confirm-email/<str:key>/"),
    ]
]

app_name = "participants"
urlpatterns = [
    path("hat/", views.HatView.as_view(), name="hat"),
    path("join/<str:token>/", views.JoinView.as_view(), name="join"),
    path("reset/<str:token>/", views.ResetView.as_view(), name="reset"),
    path("organisations/register/", views.OrganisationRegisterView.as_view(), name="register"),
    path("organisations/<slug:code>/rename/", views.OrganisationRenameView.as_view(), name="rename"),
    path("organisations/<slug:code>/posts/open/", views.PostOpenView.as_view(), name="open_post"),
    path("organisations/<slug:code>/invite/", views.PersonInviteView.as_view(), name="invite"),
    path("bodies/establish/", views.BodyEstablishView.as_view(), name="establish"),
    path("bodies/<slug:code>/seats/give/", views.SeatGiveView.as_view(), name="give_seat"),
    path("people/", views.PeopleView.as_view(), name="people"),
    path("people/<uuid:uid>/", views.PersonView.as_view(), name="person"),
    path("people/<uuid:uid>/invite-again/", views.InviteAgainView.as_view(), name="invite_again"),
    path("people/<uuid:uid>/deactivate/", views.DeactivateView.as_view(), name="deactivate"),
    path("holdings/<uuid:uid>/hand-over/", views.HandOverView.as_view(), name="hand_over"),
]
