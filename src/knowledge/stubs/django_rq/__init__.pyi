# What is not here is told of in `data/blocking.json`.
from django_rq.decorators import job as job
