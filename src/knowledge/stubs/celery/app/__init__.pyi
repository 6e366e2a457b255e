from celery import shared_task as shared_task
from celery.app.base import Celery as Celery
