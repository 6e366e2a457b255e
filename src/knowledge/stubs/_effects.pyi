# The vocabulary of the stubs: calling one of these is having the effect. `what` is what a Django developer calls it.


def cpu(what): ...


def db(what): ...


def file(what): ...


def lock(what): ...


# Of `lock` what only one thread may have at a time: waits for it never overlap.
def mutex(what): ...


def network(what): ...


def process(what): ...


def sleep(what): ...


def stop_iteration(): ...


# Writes a value as JSON: dictionaries and lists by what they hold, whatever their class; the rest by an encoder.
def as_json(value): ...


# What a function gives where one may be handed over in place of the value: `choices=all_labels`, `initial=timezone.now`.
def given_by(value): ...


# Runs code that is not there to be read.
def unknown(what): ...
