from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import models

ADDITION = 1
CHANGE = 2
DELETION = 3


class LogEntryManager(models.Manager):
    def log_action(self, *args, **kwargs):
        return self.create()

    def log_actions(self, *args, **kwargs):
        return self.create()


class LogEntry(models.Model):
    action_time = models.DateTimeField()
    user = models.ForeignKey(User, models.CASCADE)
    content_type = models.ForeignKey(ContentType, models.SET_NULL, blank=True, null=True)
    object_id = models.TextField(blank=True, null=True)
    object_repr = models.CharField(max_length=200)
    action_flag = models.PositiveSmallIntegerField()
    change_message = models.TextField(blank=True)
    objects = LogEntryManager()

    def __str__(self) -> str: ...

    def get_admin_url(self) -> str | None:
        self.content_type

    def get_change_message(self) -> str: ...

    def get_edited_object(self) -> object:
        self.content_type.get_object_for_this_type()

    def is_addition(self) -> bool: ...

    def is_change(self) -> bool: ...

    def is_deletion(self) -> bool: ...
