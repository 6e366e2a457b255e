from django.tasks.base import Task as Task
from django.tasks.base import TaskResult as TaskResult
from django.tasks.base import TaskResultStatus as TaskResultStatus
from django.tasks.base import task as task

DEFAULT_TASK_BACKEND_ALIAS = "default"
