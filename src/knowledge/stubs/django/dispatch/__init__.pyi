from django.dispatch.dispatcher import Signal as Signal
from django.dispatch.dispatcher import receiver as receiver
