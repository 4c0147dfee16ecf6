"""Who may do what with the record."""

from participants.rules import is_custodian, is_secretariat

can_withdraw = is_custodian | is_secretariat
