"""The wire: JSON-RPC 2.0, a message a line, over standard input and output. The kit asks.

What the kit does to an app comes as a stimulus, and all that the app does upon it goes back as
events in the answer. Time is told with each request, and stands still between two.
"""

import json
import sys

from phone import Phone
from waits import run


# The members of a delegate beside its handlers of actions, and the app's methods for them.
MEMBERS = {
    "didReset": "did_reset",
    "timedOut": "timed_out",
    "didActivateAudio": "set_audio",
    "didDeactivateAudio": "set_audio",
}


class Session:
    """An app on a phone, from one launch to the next."""

    def __init__(self, make_app, opened):
        self.phone = phone = Phone(opened)
        self.app = app = make_app(phone)
        self.listed = []
        phone.tell("providerCreated", provider=1, configuration=app.configuration)
        members = [member for member in MEMBERS if hasattr(app, MEMBERS[member])]
        phone.tell("delegateSet", provider=1, members=[*members, *app.actions])
        for source in app.listens:
            phone.tell("listens", to=source, isOn=True)
        phone.tell("offered", intents=app.intents)
        if hasattr(app, "launched"):
            app.launched()

    def step(self, stimulus):
        app, kind = self.app, stimulus["kind"]
        match kind:
            case "performed":
                return self.perform(stimulus["action"], stimulus["timeoutAt"])
            case "timedOut":
                app.timed_out(stimulus["action"], stimulus["callId"])
            case "didReset":
                app.did_reset()
            case "audioActivated" | "audioDeactivated":
                app.set_audio(kind == "audioActivated")
            case "incomingSettled":
                self.phone.waits["report", stimulus["report"]].settle(stimulus["error"] is None)
            case "requestSettled":
                self.phone.waits["request", stimulus["request"]].settle(stimulus["error"] is None)
            case "engineSettled":
                # None: it could not be done, and of a call nobody knows whether it is there.
                answer = stimulus.get("isThere", stimulus["isSuccess"] or None)
                self.phone.waits["ask", stimulus["ask"]].settle(answer)
            case "engineReported":
                self.hear(stimulus["report"], stimulus["callId"], stimulus)
            case "pushDelivered":
                run(app.pushed(stimulus["data"]))
            case "intentHeard":
                self.intend("start", stimulus)
            case "appIntended":
                self.intend(stimulus["intent"], stimulus)
        return {}

    def perform(self, action, timeout_at):
        over = run(self.app.actions[action["kind"]]({**action, "timeoutAt": timeout_at}))
        if over.is_there:
            return {}
        settled = {"actionId": action["id"], "rejected": None}
        over.then(lambda _: self.phone.tell("handlerSettled", **settled))
        return {"isPending": True}

    def hear(self, report, id, said):
        app = self.app
        if report == "incoming":
            run(app.incoming(id, said["from"], said["isVideo"]))
        elif report == "connected" and hasattr(app, "connected"):
            app.connected(id)
        elif report == "videoChanged" and hasattr(app, "video_changed"):
            app.video_changed(id, said["isOn"])
        elif report == "ended":
            app.ended(id, said["cause"])

    def intend(self, intent, said):
        id = said.get("callId")
        match intent:
            case "start":
                start = {"kind": "startCall", "callId": self.phone.new_call_id()}
                self.app.wish({**start, "handle": said["to"], "isVideo": said["isVideo"]})
            case "answer" | "end":
                self.app.wish({"kind": f"{intent}Call", "callId": id})
            case "setHeld":
                self.app.wish({"kind": "setHeld", "callId": id, "isOnHold": said["isOn"]})
            case "setMuted":
                self.app.wish({"kind": "setMuted", "callId": id, "isMuted": said["isOn"]})
            case "playDtmf":
                self.app.send_keys(id, said["digits"])

    def wake(self, now):
        """Time has gone on: what was not there in time is given up."""
        for due, timed in [*self.phone.timers]:
            if due <= now:
                timed.settle(False)

    def outcome(self, rest):
        if self.app.listed != self.listed:
            self.listed = [*self.app.listed]
            self.phone.tell("appListed", callIds=self.listed)
        events, self.phone.events = self.phone.events, []
        due = min((due for due, _ in self.phone.timers), default=None)
        return {"events": events, "next": due, **rest}


def serve(name, make_app):
    """Serves the app that make_app(phone) makes; its methods are those of call_app.py."""
    session = None
    for line in sys.stdin:
        request = json.loads(line)
        method, params = request["method"], request["params"]
        answer = {"error": {"code": -32601, "message": f"there is no method {method}"}}
        match method:
            case "initialize":
                about = {"kit": "app", "name": name}
                answer = {"result": {"protocol": "1.0", "nonce": params["nonce"], **about}}
            case "open":
                session = Session(make_app, params)
                answer = {"result": session.outcome({})}
            case "step":
                answer = {"result": session.outcome(session.step(params["stimulus"]))}
            case "advance":
                session.wake(params["at"])
                answer = {"result": session.outcome({})}
            case "close" | "shutdown":
                answer = {"result": {}}
        print(json.dumps({"jsonrpc": "2.0", "id": request["id"], **answer}), flush=True)
        if method == "shutdown":
            break
