"""Steps of the law. Its public pages are composed at the front door."""

from core.views import StepView
from law import services
from law.forms import DescribeActForm
from law.models import Act


class ActDescribeView(StepView):
    model = Act
    step = "describe"
    form_class = DescribeActForm
    service = staticmethod(services.describe_act)
