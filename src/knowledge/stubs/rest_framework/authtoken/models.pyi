from django.contrib.auth.models import User
from django.db import models


class Token(models.Model):
    key = models.CharField(max_length=40, primary_key=True)
    user = models.OneToOneField(User, models.CASCADE, related_name="auth_token")
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str: ...

    @classmethod
    def generate_key(cls) -> str: ...
