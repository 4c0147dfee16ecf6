"""Form fields of the law: acts, obligations, words to sort by; all of them work without a script."""

from law.forms.acts import ActsField
from law.forms.describe import DescribeActForm
from law.forms.obligations import ObligationsField
from law.forms.references import ReferencesField
