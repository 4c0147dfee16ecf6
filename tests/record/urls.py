"""The map of the product with the pages of the record."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from dialogue.pages.record import EntryPage, Record
from dialogue.urls import urlpatterns as product

pages = [
    path("record/", Record.as_view(), name="record"),
    path("record/<int:seq>/", EntryPage.as_view(), name="entry"),
]
urlpatterns = [*product, *i18n_patterns(path("", include((pages, "page"))))]
