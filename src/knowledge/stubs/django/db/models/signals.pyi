from django.dispatch.dispatcher import Signal


class ModelSignal(Signal): ...


class_prepared = ModelSignal()
m2m_changed = ModelSignal()
post_delete = ModelSignal()
post_init = ModelSignal()
post_migrate = ModelSignal()
post_save = ModelSignal()
pre_delete = ModelSignal()
pre_init = ModelSignal()
pre_migrate = ModelSignal()
pre_save = ModelSignal()
