# What is not here is told of in `data/blocking.json`.
import rq.decorators as decorators
from rq.job import Job as Job
from rq.queue import Queue as Queue
