"""Serves a Django project over ASGI in this process and writes down what every case does.

    python drive.py plan.json results.jsonl

The plan: {project, settings, populate: [management command, ...], fileRoots: [folder, ...], timeout, cases: [case, ...]},
a case: {name, requests: [{method, path, data, json, body, files, headers, user, session}, ...]}; the requests of a case
share cookies. One line of JSON a case comes out as soon as it is done, so that a process that dies loses nothing.
"""

import asyncio
import faulthandler
import gc
import io
import json
import os
import sys
import threading
import time
import traceback
import warnings

import determinism
import guard
import outside

START = time.monotonic


class Recorder:
    """What a case does besides answering: filled from hooks while it runs."""

    def __init__(self):
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        self.exceptions = []
        self.unawaited = []
        self.loop_errors = []
        self.messages = []
        self.logged = []
        self.queries = []
        self.slept = []


def main():
    plan_path, results_path = sys.argv[1:3]
    with open(plan_path, encoding="utf-8") as file:
        plan = json.load(file)
    recorder = Recorder()
    server = outside.start()
    project = os.path.realpath(plan["project"])
    os.environ["DJANGO_SETTINGS_MODULE"] = plan["settings"]
    for name in plan.get("outsideVariables", []):
        os.environ[name] = server.url + plan["outsideVariables"][name]
    os.chdir(project)
    sys.path.insert(0, project)
    watch = guard.Guard(project)
    determinism.install(recorder, watch)

    import state

    world = state.World(plan, project, recorder, watch)
    normalise = determinism.Normaliser(project, server.url)
    watch.install()

    results = open(results_path, "a", encoding="utf-8")
    clock = {"case": None, "since": 0.0}

    def write(result):
        results.write(json.dumps(normalise(result), ensure_ascii=False, default=repr) + "\n")
        results.flush()

    def watchdog():
        """A case that blocks the loop itself for good can't be cut off from inside: end the process."""
        limit = plan["timeout"] * 3 + 10
        while True:
            threading.Event().wait(0.5)
            case = clock["case"]
            if case is not None and START() - clock["since"] > limit:
                report = io.StringIO()
                for stack in sys._current_frames().values():
                    traceback.print_stack(stack, file=report)
                write({"name": case, "dead": report.getvalue()})
                os._exit(3)

    threading.Thread(target=watchdog, daemon=True).start()
    asyncio.run(serve(plan, world, watch, recorder, server, clock, write))
    results.close()
    # Threads that a hung case left behind must not keep the process.
    os._exit(0)


async def serve(plan, world, watch, recorder, server, clock, write):
    from client import Client

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(
        lambda _, context: recorder.loop_errors.append(
            f"{context.get('message')}: {context.get('exception')!r}"
        )
    )

    def show_warning(message, category, filename, lineno, file=None, line=None):
        if "never awaited" in str(message):
            recorder.unawaited.append(str(message))

    warnings.showwarning = show_warning
    warnings.simplefilter("always", RuntimeWarning)
    gc.collect()
    gc.freeze()

    for case in plan["cases"]:
        clock.update(case=case["name"], since=START())
        await asyncio.to_thread(world.prepare, case)
        recorder.reset()
        server.received.clear()
        client = Client(world.application, world)
        watch.begin()
        printed = sys.stdout = io.StringIO()
        responses, hung = [], False
        try:
            for request in case["requests"]:
                clock["since"] = START()
                await asyncio.to_thread(client.authenticate, request)
                exceptions = len(recorder.exceptions)
                task = asyncio.ensure_future(client.send(request))
                done, _ = await asyncio.wait({task}, timeout=plan["timeout"])
                if not done:
                    task.cancel()
                    await asyncio.wait({task}, timeout=1)
                    responses.append({"hang": True})
                    hung = True
                    break
                response = task.result()
                response["raised"] = recorder.exceptions[exceptions:]
                responses.append(response)
                del task, done
            if not hung:
                await asyncio.to_thread(world.settle)
        finally:
            sys.stdout = sys.__stdout__
            events = watch.end()
        # An unawaited coroutine may hang in a reference cycle, behind a traceback for instance.
        gc.collect()
        state_after = await asyncio.to_thread(world.dump)
        write(
            {
                "name": case["name"],
                "responses": responses,
                "events": events,
                "unawaited": recorder.unawaited,
                "loopErrors": recorder.loop_errors,
                "messages": recorder.messages,
                "logged": recorder.logged,
                "printed": printed.getvalue(),
                "slept": recorder.slept,
                "queries": recorder.queries,
                "outside": list(server.received),
                **state_after,
            }
        )
    clock["case"] = None


if __name__ == "__main__":
    faulthandler.enable()
    main()
