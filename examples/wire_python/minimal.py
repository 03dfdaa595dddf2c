"""An adapter to begin with: an app that only takes calls. Your own app takes its place."""

from wire import serve


class App:
    configuration = {"maximumCallsPerCallGroup": 1}
    listens, intents = ["engine"], []

    def __init__(self, phone):
        self.phone, self.calls, self.listed = phone, [], []
        self.actions = {"answerCall": self.answer, "endCall": self.end, "setMuted": self.mute}

    async def incoming(self, id, caller, is_video):
        self.calls.append(id)
        no = {"supportsHolding": False, "supportsDtmf": False}
        is_shown = await self.phone.report_incoming(id, caller, is_video, **no)
        if not is_shown:
            self.hang_up(id)
        elif id in self.calls:
            self.listed.append(id)

    async def answer(self, action):
        if action["callId"] not in self.calls:
            return self.phone.complete(action, False)
        self.phone.configure_audio()
        accepted = self.phone.ask("accept", action["callId"])
        is_done = await self.phone.by(action["timeoutAt"] - 500, accepted)
        if action["callId"] in self.calls:
            self.phone.complete(action, is_done)
            is_done or self.hang_up(action["callId"])

    async def end(self, action):
        self.hang_up(action["callId"])
        self.phone.complete(action)

    async def mute(self, action):
        self.phone.tell("microphoneSet", callId=action["callId"], isMuted=action["isMuted"])
        self.phone.complete(action)

    def ended(self, id, cause):
        if id in self.calls:
            reason = "remoteEnded" if cause == "hungUp" else "unanswered"
            self.phone.tell("callEndReported", callId=id, reason=reason, endedAt=None)
            self.hang_up(id)

    def timed_out(self, kind, id):
        self.ended(id, "failed")

    def did_reset(self):
        for id in [*self.calls]:
            self.hang_up(id)

    def hang_up(self, id):
        self.calls = [each for each in self.calls if each != id]
        self.listed = [each for each in self.listed if each != id]
        self.phone.ask("hangUp", id)


serve("my app", App)
