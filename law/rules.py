"""Who may do what with the law. Citing is part of what one drafts; describing an act is the secretariat's."""

from participants.rules import is_secretariat

can_describe_acts = is_secretariat
