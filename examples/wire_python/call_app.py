"""An app that keeps the contract: a list of calls, and what the phone and the network ask of it.

It knows a phone and nothing of the wire. A handler is over when its coroutine is, and every action
is completed before that. It stands still only where it awaits something of the phone or the network.
"""

import re

ENDED_REASONS = {
    "hungUp": "remoteEnded",
    "busy": "unanswered",
    "noAnswer": "unanswered",
    "connectionLost": "failed",
    "answeredElsewhere": "answeredElsewhere",
    "declinedElsewhere": "declinedElsewhere",
}

PAUSES = {",": "softPause", ";": "hardPause"}

# How long before its deadline an action is given up, so that the system still hears of it.
MARGIN_MS = 500


class Call:
    """What the app knows of a call. Every call has its own: nothing is shared."""

    def __init__(self, id, is_outgoing):
        self.id = id
        self.is_outgoing = is_outgoing
        self.is_invited = self.is_connected = self.is_on_hold = False
        self.is_ending = self.has_media = False
        self.holds = 0  # how many actions are under way that put it on hold

    @property
    def is_waiting(self):
        return self.is_on_hold or self.holds > 0


class CallApp:
    """Every handler of an action is a coroutine, found under the name of the action."""

    # Calls that do not talk together: so the phone offers no groups, and nothing handles them.
    configuration = {"maximumCallsPerCallGroup": 1, "supportsVideo": True}
    listens = ["engine", "push", "intents"]
    intents = ["start", "answer", "end", "setHeld", "setMuted", "playDtmf"]

    def __init__(self, phone):
        self.phone = phone
        self.calls = {}  # from before a call is reported until it is forgotten, by id
        self.listed = []  # the ids that the user sees
        self.is_audio_active = False
        self.holding = 0  # how many holds are under way
        self.patient = []  # what is wished for once they are done
        self.actions = {
            "startCall": self.start_call,
            "answerCall": self.answer_call,
            "endCall": self.end_call,
            "setHeld": self.set_held,
            "setMuted": self.set_muted,
            "playDtmf": self.play_dtmf,
        }

    def launched(self):
        """Nobody can talk in the calls of the app's last life, and they are in the way."""
        for id in self.phone.storage.get("calls", "").split():
            if id in self.phone.live:
                self.wish({"kind": "endCall", "callId": id})

    # What the system asks for.

    async def start_call(self, action):
        if action["callId"] in self.calls:
            return self.phone.complete(action, False)
        call = self.begin(action["callId"], is_outgoing=True)
        self.list(call.id)
        self.phone.configure_audio()
        dialed = self.phone.ask("dial", call.id, to=action["handle"], isVideo=action["isVideo"])
        is_done = await self.in_time(action, dialed)
        if not self.is_current(call):
            return
        if not is_done:
            return self.abandon(call, action)
        call.is_invited = True
        self.phone.complete(action)
        self.phone.tell("outgoingConnecting", callId=call.id, startedAt=None)
        if call.is_connected:
            self.go_on(call)

    async def answer_call(self, action):
        call = self.calls.get(action["callId"])
        if not call:
            return self.phone.complete(action, False)
        self.phone.configure_audio()
        is_done = await self.in_time(action, self.phone.ask("accept", call.id))
        if not self.is_current(call):
            return
        if not is_done:
            return self.abandon(call, action)
        call.is_connected = True
        self.phone.complete(action)
        self.run_media()

    async def end_call(self, action):
        call = self.calls.get(action["callId"])
        if not call:
            return self.phone.complete(action)  # gone here, so let it go there
        call.is_ending = True
        self.run_media()
        await self.in_time(action, self.phone.ask("hangUp", call.id))
        if self.is_current(call):
            self.phone.complete(action)
            self.forget(call)

    async def set_held(self, action):
        self.holding += action["isOnHold"]
        await self.hold_or_resume(action)
        self.holding -= action["isOnHold"]
        if not self.holding:
            patient, self.patient = self.patient, []
            for request in patient:
                if request["kind"] == "startCall" or request["callId"] in self.listed:
                    self.wish(request)

    async def hold_or_resume(self, action):
        call, is_on_hold = self.calls.get(action["callId"]), action["isOnHold"]
        if not call:
            return self.phone.complete(action, False)
        call.holds += is_on_hold
        self.run_media()
        leg = self.phone.ask("setHeld", call.id, isOnHold=is_on_hold)
        is_done = await self.in_time(action, leg)
        if not self.is_current(call):
            return
        call.holds -= is_on_hold
        if is_done:
            call.is_on_hold = is_on_hold
        self.run_media()
        if is_done:
            return self.phone.complete(action)
        self.phone.complete(action, False)
        # What comes through too late is taken back, so that leg and system agree.
        if await leg:
            self.phone.ask("setHeld", call.id, isOnHold=call.is_waiting)

    async def set_muted(self, action):
        if action["callId"] not in self.calls:
            return self.phone.complete(action, False)
        self.phone.tell("microphoneSet", callId=action["callId"], isMuted=action["isMuted"])
        self.phone.complete(action)

    async def play_dtmf(self, action):
        call = self.calls.get(action["callId"])
        if not call:
            return self.phone.complete(action, False)
        sent = self.phone.ask("sendDigits", call.id, digits=action["digits"])
        is_done = await self.in_time(action, sent)
        if self.is_current(call):
            self.phone.complete(action, is_done)

    def timed_out(self, kind, id):
        call = self.calls.get(id)
        if not call or kind not in ("startCall", "answerCall", "endCall"):
            return
        if kind == "endCall":
            self.phone.tell("callEndReported", callId=id, reason="failed", endedAt=None)
        self.forget(call)
        self.phone.ask("hangUp", id)

    def did_reset(self):
        self.set_audio(False)
        for call in list(self.calls.values()):
            self.forget(call)
            self.phone.ask("hangUp", call.id)

    def set_audio(self, is_active):
        self.is_audio_active = is_active
        self.run_media()

    # What the far side does.

    async def incoming(self, id, caller, is_video):
        if id in self.calls:
            return
        call = self.begin(id, is_outgoing=False)
        is_shown = await self.phone.report_incoming(id, caller, is_video)
        if is_shown and self.is_current(call):
            self.list(id)
        elif not is_shown and self.forget(call):
            self.phone.ask("hangUp", id)

    async def pushed(self, data):
        """Reported before anything is asked, and ended where it is gone."""
        id = data["id"].lower()
        if id in self.calls:  # the system refuses the second report, and the push is answered by it
            return self.phone.report_incoming(id, data["from"], data["isVideo"])
        reported = self.phone.run(self.incoming(id, data["from"], data["isVideo"]))
        call = self.calls.get(id)
        is_there = await self.phone.ask("find", id)
        await reported
        if is_there is False and self.forget(call):
            self.phone.tell("callEndReported", callId=id, reason="remoteEnded", endedAt=None)

    def connected(self, id):
        call = self.calls.get(id)
        if call and call.is_outgoing:
            call.is_connected = True
            if call.is_invited:
                self.go_on(call)

    def video_changed(self, id, is_on):
        if id in self.calls:
            self.phone.tell("callUpdated", callId=id, update={"hasVideo": is_on})

    def ended(self, id, cause):
        call = self.calls.get(id)
        if call and not call.is_ending:
            self.forget(call)
            reason = ENDED_REASONS[cause]
            self.phone.tell("callEndReported", callId=id, reason=reason, endedAt=None)

    # What the user wishes for on the app's own screens: the system is asked, and asks back.

    def wish(self, request):
        """A call comes to the front only when the others are on hold."""
        is_coming = request["kind"] == "startCall" or request.get("isOnHold") is False
        if self.holding and is_coming:
            self.patient.append(request)
        else:
            self.phone.request(request)

    def send_keys(self, id, keys):
        """A request for each key, and one for all the keys that follow a pause."""
        for part in re.split("(?=[,;])", keys):
            pause = PAUSES.get(part[:1])
            for digits in [part[1:]] if pause else part:
                if digits:
                    type = pause or "singleTone"
                    wish = {"kind": "playDtmf", "callId": id, "digits": digits, "type": type}
                    self.wish(wish)

    # What is known of calls.

    def begin(self, id, is_outgoing):
        self.calls[id] = Call(id, is_outgoing)
        return self.calls[id]

    def is_current(self, call):
        """Whether a call is still the one that it was before a wait."""
        return call is not None and self.calls.get(call.id) is call

    def list(self, id):
        if id not in self.listed:
            self.listed.append(id)
            self.phone.store("calls", " ".join(self.listed))

    def forget(self, call):
        if not self.is_current(call):
            return False
        call.is_ending = True
        self.run_media()
        del self.calls[call.id]
        if call.id in self.listed:
            self.listed.remove(call.id)
            self.phone.store("calls", " ".join(self.listed))
        return True

    def abandon(self, call, action):
        """Gives a call up, also what the network may still be at."""
        self.forget(call)
        self.phone.complete(action, False)
        self.phone.ask("hangUp", call.id)

    def go_on(self, call):
        self.phone.tell("outgoingConnected", callId=call.id, connectedAt=None)
        self.run_media()

    def in_time(self, action, wait):
        return self.phone.by(action["timeoutAt"] - MARGIN_MS, wait)

    def run_media(self):
        """It runs for those who can talk, while the system has the audio session active."""
        for call in self.calls.values():
            can_talk = call.is_connected and not call.is_waiting and not call.is_ending
            shall_run = self.is_audio_active and can_talk
            if shall_run != call.has_media:
                call.has_media = shall_run
                self.phone.tell("mediaStarted" if shall_run else "mediaStopped", callId=call.id)
