from rest_framework.serializers import *


class empty: ...
