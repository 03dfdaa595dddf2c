"""What an app gets. All that it does to it is told to the kit, in the words of the wire."""

from waits import Wait, run


class Phone:
    """All that the app gets: what it does to it is told to the kit."""

    run = staticmethod(run)

    def __init__(self, opened):
        self.session, self.storage = opened["session"], opened["storage"]
        self.live = {call["id"] for call in opened["mirror"]["calls"]}
        self.events, self.timers, self.waits, self.minted = [], [], {}, 0

    def tell(self, kind, **fields):
        self.events.append({"kind": kind, **fields})

    def wait(self, key):
        """Numbers what the kit settles later: a report, a request, or what the engine was asked."""
        number = len(self.waits) + 1
        self.waits[key, number] = Wait()
        return number, self.waits[key, number]

    def request(self, *actions):
        number, wait = self.wait("request")
        self.tell("requested", request=number, actions=actions)
        return wait

    def report_incoming(self, id, caller, is_video, **features):
        number, wait = self.wait("report")
        update = {"remoteHandle": caller, "localizedCallerName": caller["value"], **features}
        update["hasVideo"] = is_video
        self.tell("incomingReported", report=number, callId=id, update=update)
        return wait

    def ask(self, operation, id, **rest):
        number, wait = self.wait("ask")
        self.tell("engineAsked", ask=number, operation=operation, callId=id, **rest)
        return wait

    def by(self, due, wait):
        """The same, or False where it is not there in time."""
        timed = Wait()
        timer = (due, timed)
        self.timers.append(timer)
        timed.then(lambda _: self.timers.remove(timer))
        wait.then(timed.settle)
        return timed

    def complete(self, action, is_done=True):
        outcome = "fulfilled" if is_done else "failed"
        self.tell("completed", actionId=action["id"], outcome=outcome)

    def configure_audio(self):
        self.tell("audioConfigured")

    def store(self, name, value):
        self.tell("stored", name=name, value=value)

    def new_call_id(self):
        self.minted += 1
        return f"{self.session:08x}-0000-4000-8000-{self.minted:012x}"
