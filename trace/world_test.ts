import { assertEquals } from "@std/assert";
import { ACTION_KINDS, type ActionKind, type CallAction, transactionId } from "../actions/mod.ts";
import { type CallId, instant } from "../call/mod.ts";
import {
  actionIdOf,
  completes,
  eventsOf,
  type Example,
  type ExampleLine,
  idOf,
  lists,
  observes,
  performs,
  reports,
  requests,
  returns,
  rings,
  settlesReport,
  settlesRequest,
  timesOut,
} from "../rules/example.ts";
import { FOLDS } from "./folds.ts";
import { type NewEvent, World, type WorldCall } from "./mod.ts";

// What happens, in words. It happens to call a where nothing else is said.

const a = { callId: idOf("a") };
const exists = { domain: "incomingCall", code: "callIdAlreadyExists" } as const;
const transaction = { transactionId: transactionId("00000000-0000-4000-9000-00000000000f") };

const WORDS: Readonly<Record<string, Example>> = {
  ring: rings("a"),
  "ring b": rings("b", 2),
  "ring again": rings("a", 2),
  report: [reports("a")],
  "report again": [reports("a", 2)],
  "report b too": [reports("b", 1)],
  allow: [settlesReport("a")],
  "allow again": [settlesReport("a", null, 2)],
  refuse: [settlesReport("a", exists)],
  "refuse again": [settlesReport("a", exists, 2)],
  "ask to start": [requests("startCall", "a")],
  "ask to end": [requests({ kind: "endCall" }, "a")],
  accept: [settlesRequest()],
  deny: [settlesRequest("unknown")],
  connecting: [{ kind: "outgoingConnecting", ...a, startedAt: null }],
  connected: [{ kind: "outgoingConnected", ...a, connectedAt: null }],
  over: [{ kind: "callEndReported", ...a, reason: "remoteEnded", endedAt: null }],
  reset: [{ kind: "didReset", provider: 1 }],
  invalidate: [{ kind: "invalidated", provider: 1 }],
  die: [{ kind: "processDied" }],
  launch: [{ kind: "processStarted" }],
  see: [observes("a")],
  "see ended": [observes("a", { hasEnded: true })],
  "see b": [observes("b")],
  "system lists a": [systemLists("a")],
  "system lists c": [systemLists("c")],
  "system lists nothing": [systemLists()],
  "app lists a and b": [lists("a", "b")],
  "app lists b": [lists("b")],
  ...Object.fromEntries(ACTION_KINDS.flatMap(actionWords)),
  "give endCall of b": [performs("endCall", "b")],
  "give setMuted of b": [performs("setMuted", "b")],
  "resume": undone({ kind: "setHeld", id: actionIdOf("setHeld", "b"), ...a, isOnHold: false }),
  "unmute": undone({ kind: "setMuted", id: actionIdOf("setMuted", "b"), ...a, isMuted: false }),
  "ask whether it executes": [{ kind: "executeAsked", ...transaction, actions: asked() }],
  "it does": [{ kind: "executeAnswered", ...transaction, isExecuting: true }],
  "it does not": [{ kind: "executeAnswered", ...transaction, isExecuting: false }],
};

function actionWords(kind: ActionKind): readonly (readonly [string, Example])[] {
  const handler = { actionId: actionIdOf(kind, "a") };
  return [
    [`give ${kind}`, [performs(kind, "a")]],
    [`fulfill ${kind}`, [completes(kind, "a")]],
    [`fail ${kind}`, [completes(kind, "a", "failed")]],
    [`${kind} returns`, [returns(kind, "a")]],
    [`${kind} promises`, [{ kind: "handlerReturned", ...handler, isAsync: true, thrown: null }]],
    [`${kind} settles`, [{ kind: "handlerSettled", ...handler, rejected: "Error" }]],
    [`time ${kind} out`, [timesOut(kind, "a")]],
  ];
}

/** An action that takes another back is performed without a handler, and fulfilled. */
function undone(action: CallAction): Example {
  return [
    { kind: "performed", action, timeoutAt: instant(5_000), isHandled: false },
    { kind: "completed", actionId: action.id, outcome: "fulfilled" },
  ];
}

/** Two actions in one transaction. */
function asked() {
  return [performs("answerCall", "a"), performs("setMuted", "a")]
    .flatMap((line) => "timeoutAt" in line ? [line] : []);
}

function systemLists(...calls: readonly string[]): ExampleLine {
  const flags = { isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false };
  return { kind: "callsListed", calls: calls.map((call) => ({ id: idOf(call), ...flags })) };
}

/** The lines of a story, told in the words above with commas between them. */
function linesOf(story: string): Example {
  return story.split(", ").flatMap((word) => {
    const lines = WORDS[word];
    if (!lines) throw new Error(`Cannot tell "${word}": it is none of the words`);
    return lines;
  });
}

function worldAfter(story: string): World {
  const world = new World();
  for (const event of eventsOf(linesOf(story))) world.fold(event);
  return world;
}

// What is so then, in words. What is as in an empty world is left out.

function told(world: World): string {
  const { calls, ended, actions, requests, reports } = world;
  return [
    ...[...calls.values()].map((call) => `${nameOf(call.id)} ${describe(call)}`),
    ...[...ended.values()].map(({ id, by, call, wasSettled, isSeenEnded }) =>
      `${nameOf(id)} ended by ${by}${wasSettled ? "" : " before its report settled"}` +
      `${isSeenEnded ? " and seen" : ""} (${describe(call)})`
    ),
    ...[...actions.values()].map(({ action: { kind, callId }, status, askedIn, isHandling }) =>
      `${kind} of ${nameOf(callId)} ${status}${isHandling ? " at work" : ""}` +
      (askedIn === transaction.transactionId ? " asked" : "")
    ),
    ...[...requests.keys()].map((request) => `request ${request}`),
    ...[...reports].map(([report, id]) => `report ${report} of ${nameOf(id)}`),
    ...world.systemList.map(({ id }) => `system lists ${nameOf(id)}`),
    ...world.appList.map((id) => `app lists ${nameOf(id)}`),
    ...(world.isRunning ? [] : ["dead"]),
  ].join(", ");
}

function nameOf(id: CallId): string {
  return id.slice(0, 1);
}

/** A call: its direction and what introduced it, its phase, and its flags. */
function describe(call: WorldCall): string {
  const flags = {
    taken: call.isAllowed,
    held: call.isOnHold,
    muted: call.isMuted,
    orphan: call.isOrphan,
    unsure: call.isUnsure,
    outlived: call.hasOutlivedReset,
    shown: call.seen !== null,
  };
  const set = Object.entries(flags).flatMap(([flag, isSet]) => isSet ? [` ${flag}`] : []);
  return `${call.isOutgoing ? "out" : "in"} ${call.introducedBy} ${call.phase}${set.join("")}`;
}

const started = "ask to start, accept, give startCall, fulfill startCall, startCall returns";
const stories: readonly (readonly [story: string, told: string])[] = [
  // How calls come.
  ["report", "a in 1 ringing, report 1 of a"],
  ["report, allow", "a in 1 ringing taken"],
  ["report, refuse", ""],
  ["ring, report again", "a in 1 ringing taken, report 2 of a"],
  ["ring, report again, refuse again", "a in 1 ringing taken"],
  ["ring, report again, allow again", "a in 1 ringing taken"],
  ["report, report again, refuse again", "a in 1 ringing, report 1 of a"],
  ["report, give answerCall", "a in 1 ringing taken, answerCall of a open at work, report 1 of a"],
  ["report, give answerCall, refuse", "a in 1 ringing taken, answerCall of a open at work"],
  ["ask to start", "a out 1 starting, request 1"],
  ["ask to start, accept", "a out 1 starting taken"],
  ["ask to start, deny", ""],
  ["report, ask to end, deny", "a in 1 ringing, report 1 of a"],
  ["ask to end", "request 1"],
  [
    "ask to start, give startCall",
    "a out 1 starting taken, startCall of a open at work, request 1",
  ],
  // How far they come.
  ["ring, give answerCall, fulfill answerCall, answerCall returns", "a in 1 active taken"],
  ["ring, give answerCall, fail answerCall, answerCall returns", "a in 1 ringing taken unsure"],
  [started, "a out 1 started taken"],
  [
    "ask to start, accept, give startCall, fail startCall, startCall returns",
    "a ended by failure (out 1 starting taken)",
  ],
  [`${started}, connecting`, "a out 1 connecting taken"],
  [`${started}, connecting, connected`, "a out 1 active taken"],
  [`${started}, connected, connecting`, "a out 1 active taken"],
  ["ask to start, accept, connecting", "a out 1 starting taken"],
  [
    "ask to start, accept, give startCall, connected, fulfill startCall, startCall returns",
    "a out 1 active taken",
  ],
  ["ring, connecting, connected", "a in 1 ringing taken"],
  ["connecting, connected", ""],
  ["ring, give setHeld, fulfill setHeld, setHeld returns", "a in 1 ringing taken held"],
  ["ring, give setHeld, fail setHeld, setHeld returns", "a in 1 ringing taken unsure"],
  ["ring, give setHeld, fulfill setHeld, setHeld returns, resume", "a in 1 ringing taken"],
  ["ring, give setMuted, fulfill setMuted, setMuted returns", "a in 1 ringing taken muted"],
  ["ring, give setMuted, fail setMuted, setMuted returns", "a in 1 ringing taken"],
  ["ring, give setMuted, fulfill setMuted, setMuted returns, unmute", "a in 1 ringing taken"],
  // Actions and their handlers.
  ["ring, give setMuted, setMuted returns", "a in 1 ringing taken, setMuted of a open"],
  [
    "ring, give setMuted, fulfill setMuted",
    "a in 1 ringing taken muted, setMuted of a fulfilled at work",
  ],
  [
    "ring, give setMuted, setMuted promises, fulfill setMuted",
    "a in 1 ringing taken muted, setMuted of a fulfilled at work",
  ],
  [
    "ring, give setMuted, setMuted promises, fulfill setMuted, setMuted settles",
    "a in 1 ringing taken muted",
  ],
  [
    "ring, give setMuted, fail setMuted, fulfill setMuted",
    "a in 1 ringing taken, setMuted of a failed at work",
  ],
  ["ring, fulfill setMuted, setMuted returns, setMuted settles", "a in 1 ringing taken"],
  [
    "ring, give setMuted, time setMuted out, fulfill setMuted",
    "a in 1 ringing taken, setMuted of a timedOut at work",
  ],
  ["ring, give answerCall, answerCall returns, time answerCall out", "a in 1 ringing taken unsure"],
  ["ask to start, accept, time startCall out", "a out 1 starting taken unsure"],
  ["ring, time answerCall out, give endCall", "a in 1 ringing taken, endCall of a open at work"],
  [
    "ring, ask whether it executes",
    "a in 1 ringing taken, answerCall of a open asked, setMuted of a open asked",
  ],
  [
    "ring, ask whether it executes, it does, fulfill setMuted",
    "a in 1 ringing taken muted, answerCall of a open asked",
  ],
  [
    "ring, ask whether it executes, it does not, give answerCall",
    "a in 1 ringing taken, answerCall of a open at work",
  ],
  ["give endCall", "endCall of a open at work"],
  // How calls end.
  [
    "ring, give endCall, fulfill endCall, endCall returns",
    "a ended by endAction (in 1 ringing taken)",
  ],
  ["ring, give endCall, fail endCall, endCall returns", "a in 1 ringing taken unsure"],
  ["ring, over", "a ended by report (in 1 ringing taken)"],
  ["over", ""],
  [
    "ring, ring b, give answerCall, answerCall returns, give setMuted, give setMuted of b, over",
    "b in 2 ringing taken, a ended by report (in 1 ringing taken), " +
    "setMuted of a dropped at work, setMuted of b open at work",
  ],
  ["report, over", "a ended by report before its report settled (in 1 ringing), report 1 of a"],
  ["report, over, allow", "a ended by report before its report settled (in 1 ringing taken)"],
  ["report, over, refuse", ""],
  [`${started}, over`, "a ended by report (out 1 started taken)"],
  [
    "ask to start, accept, report b too, over",
    "b in 1 ringing, a ended by report (out 1 starting taken), report 1 of b",
  ],
  ["ring, over, ring again", "a in 2 ringing taken"],
  [
    "ring, ring b, invalidate",
    "a ended by invalidation (in 1 ringing taken), b ended by invalidation (in 2 ringing taken)",
  ],
  // What observers and lists show.
  ["ring, see", "a in 1 ringing taken shown"],
  ["report, see", "a in 1 ringing taken shown, report 1 of a"],
  ["see b", ""],
  ["ring, see ended", "a ended by system and seen (in 1 ringing taken)"],
  ["ring, over, see ended", "a ended by report and seen (in 1 ringing taken)"],
  ["ring, over, see", "a ended by report (in 1 ringing taken)"],
  ["ring, over, see ended, see", "a in 1 ringing taken shown"],
  ["ring, system lists a", "a in 1 ringing taken, system lists a"],
  ["ring, system lists nothing", "a ended by system (in 1 ringing taken)"],
  ["report, system lists nothing", "a in 1 ringing, report 1 of a"],
  ["ring, time answerCall out, system lists a", "a in 1 ringing taken, system lists a"],
  ["system lists a, system lists c", "system lists c"],
  ["app lists a and b, app lists b", "app lists b"],
  // What outlives a reset.
  ["ring, reset", "a ended by reset (in 1 ringing taken)"],
  [
    "ring, give setMuted, give endCall of b, reset",
    "a ended by reset (in 1 ringing taken), setMuted of a dropped at work, " +
    "endCall of b dropped at work",
  ],
  ["report, reset, allow", "a in 1 ringing taken unsure outlived"],
  ["report, reset, refuse", ""],
  ["ask to start, reset, accept", "a out 1 starting taken unsure outlived"],
  ["report, reset, allow, see", "a in 1 ringing taken unsure outlived shown"],
  ["report, reset, allow, system lists a", "a in 1 ringing taken outlived, system lists a"],
  ["ring, reset, see", "a in 1 ringing taken unsure outlived shown"],
  ["ring, reset, system lists a", "a in 1 ringing taken outlived, system lists a"],
  ["ring, reset, give endCall", "a in 1 ringing taken outlived, endCall of a open at work"],
  [
    "report, reset, see ended, allow, system lists a",
    "a ended by reset before its report settled and seen (in 1 ringing taken), system lists a",
  ],
  // What outlives the app's process.
  ["die", "dead"],
  ["die, launch", ""],
  ["ring, die", "a in 1 ringing taken orphan unsure, dead"],
  [
    "ring, give setMuted, give answerCall, fulfill setMuted, ask to end, report b too, die",
    "a in 1 ringing taken muted orphan unsure, b in 1 ringing orphan unsure, dead",
  ],
  [
    "ring, app lists a and b, system lists a, die",
    "a in 1 ringing taken orphan unsure, system lists a, dead",
  ],
  ["ring, over, die", "a ended by report (in 1 ringing taken), dead"],
  ["ring, die, launch, system lists a", "a in 1 ringing taken orphan, system lists a"],
  [
    "ring, die, launch, system lists nothing",
    "a ended by system (in 1 ringing taken orphan unsure)",
  ],
  ["report, die, system lists a", "a in 1 ringing taken orphan, system lists a, dead"],
  ["report, die, system lists nothing", "dead"],
  ["ask to start, die, launch, system lists nothing", ""],
  ["ring, die, launch, give endCall", "a in 1 ringing taken orphan, endCall of a open at work"],
  ["ring, die, launch, see", "a in 1 ringing taken orphan unsure shown"],
];

for (const [story, expected] of stories) {
  Deno.test(`World folds "${story}" into "${expected}"`, () => {
    assertEquals(told(worldAfter(story)), expected);
  });
}

Deno.test("World has a story for every kind of event that makes something so of calls and actions", () => {
  const lines = stories.flatMap(([story]) => [...eventsOf(linesOf(story))]);
  const kinds: ReadonlySet<string> = new Set(lines.map(({ kind }) => kind));
  // What is round the calls has its stories in surroundings_test.ts, updates in world_groups_test.ts.
  assertEquals(Object.keys(FOLDS).filter((kind) => !kinds.has(kind)), [
    "providerCreated",
    "configurationSet",
    "delegateSet",
    "callUpdated",
    "remoteActed",
    "phoneTurned",
    "phoneListed",
    "pushDelivered",
    "foreignActed",
    "audioActivated",
    "audioDeactivated",
    "engineAsked",
    "engineSettled",
    "engineReported",
    "mediaStarted",
    "mediaStopped",
    "rested",
  ]);
});

Deno.test("World takes nothing from what is only said", () => {
  const said: readonly NewEvent[] = [
    { kind: "userGestured", gesture: "end", ...a },
    { kind: "appIntended", intent: "end", ...a },
    { kind: "remoteActed", act: "ends", ...a },
    { kind: "microphoneSet", ...a, isMuted: true },
    { kind: "audioActivationTried", isActive: true },
    { kind: "headsetPressed", key: "hook" },
    { kind: "quirkTurned", quirk: "slowTearDown", isOn: true },
    { kind: "refusalArmed", on: "report", error: exists },
    { kind: "pushHandled", push: 1 },
    { kind: "intentHeard", to: { kind: "generic", value: "ada" } },
    { kind: "rested" },
  ];
  const world = worldAfter("ring");
  for (const event of eventsOf(said)) world.fold(event);
  assertEquals(world, worldAfter("ring"));
});

const live: Readonly<Record<string, boolean>> = {
  ring: true,
  "ask to start, accept": true,
  report: false,
  "ring, over": false,
  "ring, time answerCall out": false,
  "ring, time answerCall out, give endCall": true,
  "ring, reset, give endCall": false,
  "ring, die": false,
  "ring, die, launch, system lists a, give endCall": false,
};

for (const [story, isLive] of Object.entries(live)) {
  Deno.test(`World.liveCall is ${isLive ? "the call" : "nothing"} after "${story}"`, () => {
    const world = worldAfter(story);
    assertEquals(world.liveCall(a.callId)?.id, isLive ? a.callId : undefined);
  });
}

Deno.test("World.openActions leaves out what is complete while its handler is at work", () => {
  const { openActions } = worldAfter("ring, give setMuted, give answerCall, fulfill setMuted");
  assertEquals(openActions.map(({ action }) => action.kind), ["answerCall"]);
});
