"""A person's own notices."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import ListView, View

from core.seeing import OwnPage
from notifications.models import Notice


class OwnNotices(OwnPage):
    """Everybody sees their own."""

    def get_queryset(self):
        return Notice.objects.visible_to(self.request.user)


class NoticeListView(OwnNotices, ListView):
    """All of them, unread first."""

    template_name = "notifications/notice_list.html"
    context_object_name = "notices"
    paginate_by = 25

    def get_queryset(self):
        return super().get_queryset().for_list()


class NoticeOpenView(OwnNotices, View):
    """Marks one as read and leads on to the thing, in whatever language the reader reads now."""

    def get(self, request, uid):
        notice = get_object_or_404(self.get_queryset().select_related("news"), uid=uid)
        self.get_queryset().unread().filter(pk=notice.pk).update(read_at=timezone.now())
        return redirect(notice.news.about.path)


class NoticesReadView(OwnNotices, View):
    """Marks all as read."""

    def post(self, request):
        self.get_queryset().unread().update(read_at=timezone.now())
        return redirect("notifications:list")
