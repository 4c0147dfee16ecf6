from django.urls import path

from recommendations.views import concluding, deciding, executing, judging

app_name = "recommendations"


def of_paper(prefix, name, *, send, hand_back, sign, enter):
    """The four steps of a draft paper."""
    views = {"send": send, "hand_back": hand_back, "sign": sign, "enter": enter}
    return [
        path(f"{prefix}/<uuid:uid>/{verb.replace('_', '-')}/", view.as_view(), name=f"{name}_{verb}")
        for verb, view in views.items()
    ]


urlpatterns = [
    path("decide/<uuid:uid>/", deciding.DecideView.as_view(), name="decide"),
    *of_paper(
        "positions",
        "position",
        send=executing.PositionSendView,
        hand_back=executing.PositionHandBackView,
        sign=executing.PositionSignView,
        enter=executing.PositionEnterView,
    ),
    *of_paper(
        "reports",
        "report",
        send=executing.ProgressSendView,
        hand_back=executing.ProgressHandBackView,
        sign=executing.ProgressSignView,
        enter=executing.ProgressEnterView,
    ),
    *of_paper(
        "claims",
        "claim",
        send=executing.ClaimSendView,
        hand_back=executing.ClaimHandBackView,
        sign=executing.ClaimSignView,
        enter=executing.ClaimEnterView,
    ),
    *of_paper(
        "objection-replies",
        "objection_reply",
        send=judging.ObjectionReplySendView,
        hand_back=judging.ObjectionReplyHandBackView,
        sign=judging.ObjectionReplySignView,
        enter=judging.ObjectionReplyEnterView,
    ),
    path("claims/<uuid:uid>/withdraw/", executing.ClaimWithdrawView.as_view(), name="withdraw_claim"),
    path("claims/<uuid:uid>/assess/", judging.ClaimAssessView.as_view(), name="assess"),
    path("claims/<uuid:uid>/contest/", judging.ClaimContestView.as_view(), name="contest"),
    path("objections/<uuid:uid>/withdraw/", judging.ObjectionWithdrawView.as_view(), name="withdraw_objection"),
    path("objections/<uuid:uid>/narrow/", judging.ObjectionNarrowView.as_view(), name="narrow_objection"),
    path("objections/<uuid:uid>/keep/", judging.ObjectionKeepView.as_view(), name="keep_objection"),
    path("objections/<uuid:uid>/answer/", judging.ObjectionReplyDraftView.as_view(), name="answer_objection"),
    path("<slug:key>/take-position/", executing.PositionDraftView.as_view(), name="take_position"),
    path("<slug:key>/plan/", executing.MeasurePlanView.as_view(), name="plan"),
    path("<slug:key>/report/", executing.ProgressDraftView.as_view(), name="report"),
    path("<slug:key>/conclude/", concluding.DisputeConcludeView.as_view(), name="conclude"),
    path("<slug:key>/end/", concluding.RecommendationEndView.as_view(), name="end"),
    path("<slug:key>/claim/", executing.ClaimDraftView.as_view(), name="claim"),
]
