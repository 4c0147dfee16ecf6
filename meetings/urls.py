"""Addresses of the steps of meetings; the front door puts them under ``meetings/``, before its own pages of meetings."""

from django.urls import path

from meetings import views
from meetings.views import membership, minutes

app_name = "meetings"
urlpatterns = [
    path("schedule/", views.ScheduleView.as_view(), name="schedule"),
    path("answer/<str:token>/", views.AnswerView.as_view(), name="answer"),
    path("items/<uuid:uid>/edit/", views.ItemEditView.as_view(), name="edit_item"),
    path("items/<uuid:uid>/up/", views.ItemRaiseView.as_view(), name="raise_item"),
    path("items/<uuid:uid>/down/", views.ItemLowerView.as_view(), name="lower_item"),
    path("items/<uuid:uid>/drop/", views.ItemDropView.as_view(), name="drop_item"),
    path("decisions/<uuid:uid>/correct/", views.DecisionCorrectView.as_view(), name="correct"),
    path("decisions/<uuid:uid>/dissent/", views.DissentView.as_view(), name="dissent"),
    path("invitations/<uuid:uid>/accept/", views.AcceptView.as_view(), name="accept"),
    path("invitations/<uuid:uid>/decline/", views.DeclineView.as_view(), name="decline"),
    path("items/<uuid:uid>/decide-membership/", membership.DecideMembershipView.as_view(), name="decide_membership"),
    path("membership/of/<slug:code>/ask/", membership.AskView.as_view(), name="ask_membership"),
    path("membership/of/<slug:code>/raise-ending/", membership.RaiseEndingView.as_view(), name="raise_ending"),
    path("membership/<slug:ref>/withdraw/", membership.WithdrawView.as_view(), name="withdraw_request"),
    path("membership/<slug:ref>/admit/", membership.AdmitView.as_view(), name="admit_organisation"),
    path("membership/<slug:ref>/decline/", membership.DeclineView.as_view(), name="decline_organisation"),
    path("membership/ends/<slug:ref>/answer/", membership.AnswerEndingView.as_view(), name="answer_ending"),
    path("membership/ends/<slug:ref>/end/", membership.EndView.as_view(), name="end_membership"),
    path("membership/ends/<slug:ref>/keep/", membership.KeepView.as_view(), name="keep_membership"),
    path("minutes/items/<uuid:uid>/add/", minutes.RemarkAddView.as_view(), name="add_remark"),
    path("minutes/paragraphs/<uuid:uid>/edit/", minutes.RemarkEditView.as_view(), name="edit_remark"),
    path("minutes/paragraphs/<uuid:uid>/remove/", minutes.RemarkRemoveView.as_view(), name="remove_remark"),
    path("minutes/paragraphs/<uuid:uid>/comment/", minutes.CommentView.as_view(), name="comment"),
    path("minutes/comments/<uuid:uid>/answer/", minutes.CommentAnswerView.as_view(), name="answer_comment"),
    path("<slug:ref>/minutes/begin/", minutes.BeginView.as_view(), name="begin_minutes"),
    path("<slug:ref>/minutes/circulate/", minutes.CirculateView.as_view(), name="circulate_minutes"),
    path("<slug:ref>/minutes/put_up/", minutes.PutUpView.as_view(), name="put_up_minutes"),
    path("<slug:ref>/minutes/approve/", minutes.ApproveView.as_view(), name="approve_minutes"),
    path("<slug:ref>/minutes/hand_back/", minutes.HandBackView.as_view(), name="hand_back_minutes"),
    path("<slug:ref>/minutes/publish/", minutes.PublishView.as_view(), name="publish_minutes"),
    path("<slug:ref>/minutes/correct/", minutes.CorrigendumView.as_view(), name="correct_minutes"),
    path("<slug:ref>/meeting.ics", views.CalendarFileView.as_view(), name="file"),
    path("<slug:ref>/edit/", views.EditView.as_view(), name="edit"),
    path("<slug:ref>/announce/", views.AnnounceView.as_view(), name="announce"),
    path("<slug:ref>/agenda/", views.AgendaView.as_view(), name="agenda"),
    path("<slug:ref>/publish_agenda/", views.AgendaPublishView.as_view(), name="publish_agenda"),
    path("<slug:ref>/move/", views.MoveView.as_view(), name="move"),
    path("<slug:ref>/amend/", views.AmendView.as_view(), name="amend"),
    path("<slug:ref>/hold/", views.HoldView.as_view(), name="hold"),
    path("<slug:ref>/publish_decisions/", views.DecisionsPublishView.as_view(), name="publish_decisions"),
    path("<slug:ref>/cancel/", views.CancelView.as_view(), name="cancel"),
]
machines = [  # outside the languages
    path("calendar.ics", views.CalendarFeedView.as_view(), name="calendar"),
    path("feeds/bodies/<slug:code>.ics", views.BodyFeedView.as_view(), name="body_calendar"),
]
