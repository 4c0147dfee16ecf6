from django.urls import path

from proposals import views

app_name = "proposals"
urlpatterns = [
    path("begin/", views.ProposalBeginView.as_view(), name="begin"),
    path("replies/<uuid:uid>/draft/", views.ReplyDraftView.as_view(), name="reply"),
    path("replies/<uuid:uid>/send/", views.ReplySendView.as_view(), name="reply_send"),
    path("replies/<uuid:uid>/hand-back/", views.ReplyHandBackView.as_view(), name="reply_hand_back"),
    path("replies/<uuid:uid>/sign/", views.ReplySignView.as_view(), name="reply_sign"),
    path("replies/<uuid:uid>/enter/", views.ReplyEnterView.as_view(), name="reply_enter"),
    path("<slug:key>/edit/", views.ProposalEditView.as_view(), name="edit"),
    path("<slug:key>/file/", views.ProposalFileView.as_view(), name="file"),
    path("<slug:key>/admit/", views.ProposalAdmitView.as_view(), name="admit"),
    path("<slug:key>/hand-back/", views.ProposalReturnView.as_view(), name="hand_back"),
    path("<slug:key>/send/", views.ProposalSendView.as_view(), name="send"),
    path("<slug:key>/place/", views.ProposalPlaceView.as_view(), name="place"),
    path("<slug:key>/discard/", views.ProposalDiscardView.as_view(), name="discard"),
    path("<slug:key>/withdraw/", views.ProposalWithdrawView.as_view(), name="withdraw"),
]
