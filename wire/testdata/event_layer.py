"""An event layer that is right but for one fault: `event_layer.py FAULT FIRST LAST`.

The fault is made at the first event that is emitted in the sessions from FIRST to LAST (or when
they are opened, or at the first request, where it is of that kind), and nowhere else: a program
that is started again after it is right for the rest of the run.
"""
import json
import os
import signal
import sys
import time

FAULT = sys.argv[1] if len(sys.argv) > 1 else "none"
FIRST, LAST = (int(word) for word in (sys.argv[2:4] or ("0", "0")))
SESSIONS = range(FIRST, LAST + 1)
listeners = []


def write(data):
    while data:
        data = data[os.write(1, data):]


def send(frame):
    write(json.dumps(frame).encode() + b"\n")


def answer(id, result):
    send({"jsonrpc": "2.0", "id": id, "result": result})


def refuse(id, code, message):
    send({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})


def step(stimulus):
    kind = stimulus["kind"]
    if kind == "listenerAttached":
        listeners.append(stimulus["listener"])
    elif kind == "listenerDetached":
        listeners.remove(stimulus["listener"])
    elif kind == "nativeEmitted":
        id = stimulus["callId"].lower()
        said = {key: stimulus[key] for key in ("serial", "name", "details")}
        event = {"kind": "delivered", "callId": id, "raw": id, **said}
        return [{**event, "listener": listener} for listener in listeners]
    return []


def ignore_the_request_to_end():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def fork(leaves_the_group=False):
    """A child that holds the pipes open and does not end by itself; gives its id."""
    child = os.fork()
    if child == 0:
        if leaves_the_group:
            os.setsid()
        ignore_the_request_to_end()
        time.sleep(20)
        os._exit(0)
    sys.stderr.write("child %d\n" % child)
    sys.stderr.flush()


def exhaust_memory():
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))
    bytearray(1 << 30)


def flood(line):
    block = line * (65536 // len(line))
    for _ in range((1 << 30) // len(block)):
        write(block)


def crash():
    sys.stderr.write("layer.py: no such call\n")
    sys.exit(3)


def fork_and_crash(leaves_the_group):
    fork(leaves_the_group)
    crash()


def ignore_and_answer_late(id, events):
    ignore_the_request_to_end()
    time.sleep(1.8)
    answer(id, {"events": events})
    time.sleep(20)


def spin():
    while True:
        pass


def close_output():
    os.close(1)
    time.sleep(20)


def close_input(id, events):
    os.close(0)
    answer(id, {"events": events})
    time.sleep(20)


def nested(depth):
    return b'{"jsonrpc":"2.0","id":1,"result":' + b"[" * depth + b"]" * depth + b"}\n"


LOG = b'{"jsonrpc":"2.0","method":"log","params":{"text":"still at it"}}\n'
ALIVE = b'{"jsonrpc":"2.0","method":"alive"}\n'
OTHER = "00000000-0000-4000-8000-000000000001"
DELIVERED = {"kind": "delivered", "listener": "listener 1", "serial": 1, "name": "endCall",
             "callId": OTHER, "raw": OTHER, "details": {}}


def alive_for_ever():
    while True:
        write(ALIVE)
        time.sleep(0.02)


def work_on(id, events):
    """Takes longer than it may, and says that it is at work."""
    for _ in range(5):
        time.sleep(0.4)
        write(ALIVE)
    answer(id, {"events": events})


# What is done in place of the answer to an event, by the name of the fault.
FAULTS = {
    "noise": lambda id, events: (print("debug: emitting", flush=True),
                                 answer(id, {"events": events})),
    "glued": lambda id, events: (write(b"debug: "), answer(id, {"events": events})),
    "wrongId": lambda id, events: answer(id + 1000, {"events": events}),
    "textId": lambda id, events: answer(str(id), {"events": events}),
    "duplicateId": lambda id, events: (answer(id, {"events": events}),
                                       answer(id, {"events": []})),
    "silent": lambda id, events: None,
    "spins": lambda id, events: spin(),
    "ignoresTheEnd": lambda id, events: (ignore_the_request_to_end(), spin()),
    "forks": lambda id, events: fork_and_crash(False),
    "forksAway": lambda id, events: fork_and_crash(True),
    "crashes": lambda id, events: crash(),
    "throws": lambda id, events: [][1],
    "exits": lambda id, events: os._exit(0),
    "kills": lambda id, events: os.kill(os.getpid(), signal.SIGSEGV),
    "memory": lambda id, events: exhaust_memory(),
    "floodsLines": lambda id, events: flood(b"noise\n"),
    "floodsOneLine": lambda id, events: flood(b"x"),
    "floodsBlank": lambda id, events: flood(b"\n"),
    "floodsNotices": lambda id, events: flood(LOG),
    "floodsError": lambda id, events: (sys.stderr.write("y" * (1 << 22) + "\n"), crash()),
    "alive": lambda id, events: alive_for_ever(),
    "worksOn": work_on,
    "bigFrame": lambda id, events: answer(id, {"events": events, "pad": "x" * (1 << 20)}),
    "deep": lambda id, events: write(nested(10000)),
    "noUtf8": lambda id, events: write(b'{"jsonrpc":"2.0","id":1,"result":"\xff\xfe"}\n'),
    "noFrame": lambda id, events: write(b'{"id":1,"result":{}}\n'),
    "neither": lambda id, events: send({"jsonrpc": "2.0", "id": id}),
    "closesOutput": lambda id, events: close_output(),
    "closesInput": close_input,
    "late": ignore_and_answer_late,
    "wrongResult": lambda id, events: answer(id, {"events": "none"}),
    "wrongEvent": lambda id, events: answer(id, {"events": [{"kind": "exploded"}]}),
    "wrongField": lambda id, events: answer(id, {"events": [{**DELIVERED, "serial": "one"}]}),
    "senselessEvent": lambda id, events: answer(
        id, {"events": [{**DELIVERED, "listener": "listener 99"}]}),
    "refuses": lambda id, events: refuse(id, -32000, "the layer is not ready"),
    "lacksStep": lambda id, events: refuse(id, -32601, "no such method"),
    "faults": lambda id, events: answer(
        id, {"events": events, "faults": ["Error: a listener was lost"]}),
}


def initialize(id, params):
    said = {"protocol": "1.0", "nonce": params["nonce"], "kit": "events", "name": "layer.py"}
    if FAULT == "otherProtocol":
        return refuse(id, -32001, "it speaks 7.0 only")
    changes = {
        "otherVersion": {"protocol": "7.0"},
        "noNonce": {"nonce": "from a record"},
        "unknownCapability": {"capabilities": ["flies"]},
        "wrongKit": {"kit": "kitchen"},
    }
    if FAULT == "initializes":
        return crash()
    answer(id, {**said, **changes.get(FAULT, {})})


def handle(request):
    id, method, params = request["id"], request["method"], request.get("params")
    if method == "initialize":
        return initialize(id, params)
    if method not in ("open", "step", "advance", "settle", "close", "shutdown"):
        if FAULT == "acceptsAnything":
            return answer(id, {})
        return refuse(id, -32601, "no such method")
    is_the_one = params.get("session") in SESSIONS
    if method == "open":
        listeners.clear()
        if is_the_one and FAULT == "refusesToOpen":
            return refuse(id, -32000, "no memory for a layer")
        if is_the_one and FAULT == "crashesInOpen":
            return crash()
        if is_the_one and FAULT == "readsNothing":
            answer(id, {"events": []})
            time.sleep(20)
    if method == "close" and is_the_one and FAULT == "crashesInClose":
        return crash()
    if method != "step":
        return answer(id, {"events": []})
    events = step(params["stimulus"])
    if is_the_one and params["stimulus"]["kind"] == "nativeEmitted" and FAULT in FAULTS:
        return FAULTS[FAULT](id, events)
    answer(id, {"events": events})


for line in sys.stdin.buffer:
    request = json.loads(line)
    handle(request)
    if request["method"] == "shutdown":
        break
