# What is not here is told of in `data/blocking.json`.
import rq.decorators as decorators
