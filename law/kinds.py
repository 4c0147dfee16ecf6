"""Kinds of acts, obligations and actions (domain.md §3.4, §3.5, §8). What people may edit is reference rows, not here."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActType(TextChoices):
    """Types of legal acts (law on legal acts of 6 April 2016 No. 480-V; domain.md §3.4)."""

    CONSTITUTION = "constitution", _("Constitution")
    CONSTITUTIONAL_LAW = "constitutional_law", _("Constitutional law")
    CODE = "code", pgettext_lazy("type of act", "Code")
    LAW = "law", pgettext_lazy("type of act", "Law")
    DECREE = "decree", _("Decree of the President")
    PARLIAMENT = "parliament", _("Resolution of the Parliament")
    GOVERNMENT = "government", _("Resolution of the Government")
    NORMATIVE = "normative", _("Normative resolution of a court")
    ORDER = "order", _("Order")
    MASLIKHAT = "maslikhat", _("Decision of a maslikhat")
    AKIMAT = "akimat", _("Resolution of an akimat")
    ORDINANCE = "ordinance", _("Ordinance of the Prime Minister")
    OTHER = "other", _("Other act")


class InstrumentKind(TextChoices):
    TREATY = "treaty", _("International treaty")
    PROTOCOL = "protocol", _("Protocol to a treaty")
    ILO = "ilo", _("Convention of the International Labour Organization")
    OSCE = "osce", _("OSCE document")
    AGREEMENT = "agreement", _("Agreement with other States")
    POLICY = "policy", _("National policy document")


class Standing(TextChoices):
    """How an instrument binds Kazakhstan."""

    PARTY = "party", _("In force for Kazakhstan")
    POLITICAL = "political", _("Politically binding")
    NATIONAL = "national", _("National document")
    NOT_PARTY = "not_party", _("Kazakhstan is not a party")


class ProvisionUnit(TextChoices):
    """What the numbered parts of an instrument are called."""

    ARTICLE = "article", _("Article")
    PARAGRAPH = "paragraph", _("Paragraph")


class ActionCategory(IntegerChoices):
    """How specific an asked action is: the five categories of UPR Info (domain.md §2)."""

    MINIMAL = 1, _("Minimal: call on, seek, share")
    CONTINUING = 2, _("Continuing: continue, maintain, pursue")
    CONSIDERING = 3, _("Considering: consider, explore, review")
    GENERAL = 4, _("General: strengthen, ensure, take steps")
    SPECIFIC = 5, _("Specific: adopt, amend, repeal, ratify, investigate")
