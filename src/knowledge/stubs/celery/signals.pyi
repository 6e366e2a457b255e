class Signal:
    def connect(self, receiver=None, **kwargs):
        if receiver is None:
            return lambda function: function
        return receiver


after_task_publish = Signal()
before_task_publish = Signal()
celeryd_init = Signal()
setup_logging = Signal()
task_failure = Signal()
task_postrun = Signal()
task_prerun = Signal()
task_received = Signal()
task_retry = Signal()
task_revoked = Signal()
task_success = Signal()
worker_init = Signal()
worker_process_init = Signal()
worker_ready = Signal()
worker_shutdown = Signal()
