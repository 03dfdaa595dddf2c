import {
  type Adapter,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../../conformance/mod.ts";
import { DEFAULT_CONFIGURATION } from "../../call/mod.ts";
import { recordedConfiguration } from "../../trace/mod.ts";
import { SPEC_VERSION } from "../../rules/mod.ts";
import type { Kit } from "../../scenario/mod.ts";
import { PROTOCOL, WireServer } from "../../wire/mod.ts";

/** Sessions with the reference, frame by frame as they cross the wire: `> ` was sent, `< ` came. */
export async function wireTranscripts(): Promise<Readonly<Record<Kit, readonly string[]>>> {
  return {
    app: await recorded(referenceApp, APP),
    system: await recorded(referenceSystem, SYSTEM),
    events: await recorded(referenceEvents, EVENTS),
  };
}

/** A method, and what it is given; that can depend on the action that the subject gave out last. */
type Asked = readonly [string, (object | ((actionId: string) => object))?];

/** The id of the action that the subject gave out last in an answer; none where it gave out none. */
function givenIn(answer: string): string | undefined {
  const { result } = JSON.parse(answer) as { readonly result?: { readonly events?: Events } };
  return result?.events?.findLast(({ kind }) => kind === "performed")?.action?.id;
}

type Events = readonly { readonly kind: string; readonly action?: { readonly id: string } }[];

async function recorded(adapter: Adapter, session: readonly Asked[]): Promise<readonly string[]> {
  const server = new WireServer(adapter);
  const whole: readonly Asked[] = [
    ["initialize", { protocol: [PROTOCOL], spec: SPEC_VERSION, nonce: "nonce-1" }],
    ["callspec.canary"],
    ...session,
    ["close", { session: 1 }],
    ["shutdown"],
  ];
  const lines: string[] = [];
  let given = "";
  for (const [index, [method, made = {}]] of whole.entries()) {
    const params = typeof made === "function" ? made(given) : made;
    const asked = JSON.stringify({ jsonrpc: "2.0", id: index + 1, method, params });
    const answering = server.answer(asked);
    // Not even a microtask passes between two steps, as in a program that blocks.
    const answer = typeof answering === "string" ? answering : await answering;
    given = givenIn(answer) ?? given;
    lines.push(`> ${asked}`, `< ${answer}`);
  }
  return lines;
}

/** When the sessions begin, and how long a user may look at a ringing phone. */
const AT = 1_767_225_600_000;
const MINUTE_MS = 60_000;

const CALL = "a0000000-0000-4000-8000-000000000001";
const ANSWER = "b0000000-0000-4000-8000-000000000001";
const END = "b0000000-0000-4000-8000-000000000002";
const ADA = { kind: "generic", value: "ada" };

/** Where and when all of it happens. */
const MOMENT = { session: 1, at: AT };

const OPENED = { ...MOMENT, seed: 1, profile: "callspec", configuration: null, storage: {} };

function stimulated(kind: string, fields?: object, mirror?: object): Asked {
  return ["step", { ...MOMENT, stimulus: { kind, ...fields }, ...(mirror && { mirror }) }];
}

const SETTLED: Asked = ["settle", MOMENT];

/** What an app may read while the phone rings. */
const RINGING = {
  calls: [{ id: CALL, isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false }],
  isAudioActive: false,
  pending: [],
};

/** Somebody calls, the user answers, and ends the call. */
const APP: readonly Asked[] = [
  ["open", { ...OPENED, mirror: { calls: [], isAudioActive: false, pending: [] } }],
  stimulated("didBegin", { provider: 1 }),
  stimulated("engineReported", { report: "incoming", callId: CALL, from: ADA, isVideo: false }),
  stimulated("incomingSettled", { report: 1, error: null }, RINGING),
  SETTLED,
  stimulated("performed", {
    action: { kind: "answerCall", id: ANSWER, callId: CALL },
    timeoutAt: AT + MINUTE_MS,
  }),
  stimulated("engineSettled", { ask: 1, isSuccess: true }),
  SETTLED,
  stimulated("audioActivated", { provider: 1 }),
  stimulated("performed", {
    action: { kind: "endCall", id: END, callId: CALL },
    timeoutAt: AT + MINUTE_MS,
  }),
  stimulated("engineSettled", { ask: 2, isSuccess: true }),
  SETTLED,
];

const COMPLETED: Asked = ["step", (actionId) => ({
  ...MOMENT,
  stimulus: { kind: "completed", actionId, outcome: "fulfilled" },
})];

/** The same call, on the other side: the app reports it, and completes what the user does. */
const SYSTEM: readonly Asked[] = [
  ["open", { ...OPENED, configuration: recordedConfiguration(DEFAULT_CONFIGURATION) }],
  SETTLED,
  stimulated("incomingReported", { report: 1, callId: CALL, update: { remoteHandle: ADA } }),
  SETTLED,
  stimulated("gestured", { gesture: { kind: "answer", callId: CALL } }),
  SETTLED,
  COMPLETED,
  SETTLED,
  stimulated("gestured", { gesture: { kind: "end", callId: CALL } }),
  SETTLED,
  COMPLETED,
  SETTLED,
  stimulated("gestured", { gesture: { kind: "end", callId: CALL } }),
];

function emitted(serial: number, name: string): Asked {
  return stimulated("nativeEmitted", { serial, name, callId: CALL.toUpperCase(), details: {} });
}

/** An event before anybody listens, one for two listeners, and one when one of them has gone. */
const EVENTS: readonly Asked[] = [
  ["open", OPENED],
  emitted(1, "answerCall"),
  stimulated("listenerAttached", { listener: "listener 1" }),
  SETTLED,
  stimulated("listenerAttached", { listener: "listener 2" }),
  emitted(2, "setHeld"),
  SETTLED,
  stimulated("listenerDetached", { listener: "listener 1" }),
  emitted(3, "endCall"),
  SETTLED,
];
