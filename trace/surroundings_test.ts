import { assertEquals } from "@std/assert";
import { ENGINE_OPERATIONS, type EngineOperation } from "../engine/mod.ts";
import { PHONE_LISTS, PHONE_SETTINGS } from "../phone/mod.ts";
import {
  configures,
  eventsOf,
  type Example,
  idOf,
  invalidates,
  makesProvider,
  requests,
  rests,
  setsDelegate,
} from "../rules/example.ts";
import { FOLDS } from "./folds.ts";
import { World } from "./mod.ts";

// What happens round the calls, in words. It happens to call a where nothing else is said.

const a = { callId: idOf("a") };
const ada = { kind: "generic", value: "ada" } as const;

const WORDS: Readonly<Record<string, Example>> = {
  ...Object.fromEntries(ENGINE_OPERATIONS.flatMap(operationWords)),
  "far side calls": [{ kind: "engineReported", report: "incoming", ...a }],
  "far side is alerted": [{ kind: "engineReported", report: "ringing", ...a }],
  "far side answers": [{ kind: "engineReported", report: "connected", ...a }],
  "far side turns video on": [{ kind: "engineReported", report: "videoChanged", ...a }],
  "far side ends": [{ kind: "engineReported", report: "ended", ...a }],
  "somebody waits": [{ kind: "remoteActed", act: "waits", ...a }],
  "somebody gives up": [{ kind: "remoteActed", act: "ends", ...a }],
  push: [{ kind: "pushDelivered", push: 1, ...a, mustReport: null, isOwed: true }],
  "media starts": [{ kind: "mediaStarted", ...a }],
  "media stops": [{ kind: "mediaStopped", ...a }],
  "audio on": [{ kind: "audioActivated", provider: 1 }],
  "audio off": [{ kind: "audioDeactivated", provider: 1 }],
  reset: [{ kind: "didReset", provider: 1 }],
  "make a provider": [makesProvider()],
  "make another": [makesProvider({}, 2)],
  "allow video": [configures({ supportsVideo: true })],
  "set a delegate": [setsDelegate("didReset")],
  "take it off": [{ kind: "delegateSet", provider: 1, members: null }],
  invalidate: [invalidates],
  rest: [rests],
  die: [{ kind: "processDied" }],
  launch: [{ kind: "processStarted" }],
  "c rings elsewhere": [
    { kind: "foreignActed", act: "calls", callId: idOf("c"), line: "cellular" },
  ],
  "d begins elsewhere": [
    { kind: "foreignActed", act: "starts", callId: idOf("d"), line: "otherApp" },
  ],
  "a ends elsewhere": [{ kind: "foreignActed", act: "ends", ...a }],
  ...Object.fromEntries(
    PHONE_LISTS.map((list) => [`list ada as ${list}`, [{ kind: "phoneListed", who: ada, list }]]),
  ),
  ...Object.fromEntries(
    PHONE_SETTINGS.flatMap((setting) =>
      [true, false].map((isOn) => [
        `turn ${setting} ${isOn ? "on" : "off"}`,
        [{ kind: "phoneTurned", setting, isOn }],
      ])
    ),
  ),
};

function operationWords(operation: EngineOperation): readonly (readonly [string, Example])[] {
  const asked = { ask: 1, operation, ...a };
  return [
    [`${operation} begins`, [{ kind: "engineAsked", ...asked }]],
    [`${operation} succeeds`, [{ kind: "engineSettled", ...asked, isSuccess: true }]],
    [`${operation} fails`, [{ kind: "engineSettled", ...asked, isSuccess: false }]],
  ];
}

/** The lines of a story, told in the words above with commas between them. */
function linesOf(story: string): Example {
  return story.split(", ").flatMap((word) => {
    const lines = WORDS[word];
    if (!lines) throw new Error(`Cannot tell "${word}": it is none of the words`);
    return lines;
  });
}

// What is so then, in words. What is as in an empty world is left out.

function toldAfter(story: string): string {
  const world = new World();
  for (const event of eventsOf(linesOf(story))) world.fold(event);
  const { asks, legs, media, hurdles, foreign, providers } = world;
  return [
    ...[...providers].map(([number, { service, hadDelegate, configuration }]) =>
      `provider ${number} ${service}${hadDelegate ? ", heard" : ""}` +
      (configuration.supportsVideo ? ", with video" : "")
    ),
    ...(world.isOutOfService ? ["out of service"] : []),
    ...[...asks.values()].map(({ ask, operation }) => `ask ${ask} to ${operation}`),
    ...[...legs].map(([id, leg]) => `leg of ${id.slice(0, 1)} ${leg}`),
    ...[...media].map((id) => `media of ${id.slice(0, 1)}`),
    ...(world.isAudioActive ? ["audio"] : []),
    ...[...foreign].map((id) => `${id.slice(0, 1)} is not the app's`),
    ...[...hurdles].map((hurdle) => `hurdle ${hurdle}`),
    ...(world.isRunning ? [] : ["dead"]),
  ].join(", ");
}

const stories: readonly (readonly [story: string, told: string])[] = [
  // Providers.
  ["make a provider", "provider 1 on"],
  ["make a provider, make another", "provider 1 on, provider 2 on"],
  ["make a provider, allow video", "provider 1 on, with video"],
  ["make a provider, set a delegate", "provider 1 on, heard"],
  ["make a provider, set a delegate, take it off", "provider 1 on, heard"],
  ["make a provider, take it off, rest", "provider 1 on"],
  ["make a provider, invalidate", "provider 1 ending"],
  ["make a provider, invalidate, rest", "provider 1 over, out of service"],
  ["make a provider, invalidate, rest, invalidate", "provider 1 over, out of service"],
  ["make a provider, make another, invalidate, rest", "provider 1 over, provider 2 on"],
  ["make a provider, die, launch", ""],
  ["allow video, set a delegate, invalidate, rest", ""],
  // The calling SDK.
  ["dial begins", "ask 1 to dial, leg of a inviting"],
  ["dial begins, dial succeeds", "leg of a invited"],
  ["dial begins, dial fails", ""],
  ["dial begins, dial succeeds, far side answers", "leg of a connected"],
  ["far side calls", "leg of a ringing"],
  ["far side calls, far side is alerted", "leg of a ringing"],
  ["far side calls, far side ends", ""],
  ["far side calls, accept begins", "ask 1 to accept, leg of a ringing"],
  ["far side calls, accept begins, accept succeeds", "leg of a connected"],
  ["far side calls, accept begins, accept fails", ""],
  ["accept begins, accept succeeds", ""],
  ["far side calls, hangUp begins, hangUp fails", ""],
  ["far side answers, far side turns video on", "leg of a connected"],
  ["far side answers, setHeld begins, setHeld fails", "leg of a connected"],
  ["far side answers, sendDigits begins, sendDigits succeeds", "leg of a connected"],
  ["far side calls, find begins", "ask 1 to find, leg of a ringing"],
  ["far side calls, find begins, find fails", "leg of a ringing"],
  ["find begins, find succeeds", ""],
  // Media and audio.
  ["media starts, media starts", "media of a"],
  ["media starts, media stops", ""],
  ["audio on", "audio"],
  ["audio on, audio off", ""],
  ["audio on, invalidate", ""],
  ["far side calls, media starts, audio on, reset", "leg of a ringing, media of a, audio"],
  // Somebody who calls while the app does not hear it.
  ["somebody waits", "leg of a waiting"],
  ["somebody waits, push", "leg of a ringing"],
  ["push", ""],
  ["far side answers, push", "leg of a connected"],
  // An app that runs hears from its engine who gave up: until then the leg is there.
  ["somebody waits, push, somebody gives up", "leg of a ringing"],
  ["somebody waits, push, somebody gives up, far side ends", ""],
  // The app's process.
  ["die", "dead"],
  ["die, launch", ""],
  ["dial begins, die", "dead"],
  ["dial begins, dial succeeds, die", "dead"],
  ["far side answers, media starts, audio on, hangUp begins, die", "dead"],
  ["far side calls, accept begins, die", "leg of a waiting, dead"],
  ["somebody waits, die", "leg of a waiting, dead"],
  ["die, somebody waits, somebody gives up", "dead"],
  ["far side calls, die, launch, push", "leg of a ringing"],
  ["turn voipMode off, c rings elsewhere, die", "c is not the app's, hurdle voipMode, dead"],
  // Calls that are not the app's.
  ["c rings elsewhere, d begins elsewhere", "c is not the app's, d is not the app's"],
  ["a ends elsewhere", ""],
  // What gives the system reasons to refuse.
  ["turn doNotDisturb on", "hurdle doNotDisturb"],
  ["turn doNotDisturb on, turn doNotDisturb on, turn doNotDisturb off", ""],
  ["turn entitlement off", "hurdle entitlement"],
  ["turn entitlement off, turn entitlement on", ""],
  ["list ada as blocked, turn doNotDisturb on", "hurdle blocked generic ada, hurdle doNotDisturb"],
];

for (const [story, expected] of stories) {
  Deno.test(`World folds "${story}" into "${expected}"`, () => {
    assertEquals(toldAfter(story), expected);
  });
}

Deno.test("World has a story for every kind of event that makes something so round the calls", () => {
  const lines = stories.flatMap(([story]) => [...eventsOf(linesOf(story))]);
  const kinds: ReadonlySet<string> = new Set(lines.map(({ kind }) => kind));
  // The calls themselves have theirs in world_test.ts.
  assertEquals(Object.keys(FOLDS).filter((kind) => !kinds.has(kind)), [
    "incomingReported",
    "incomingSettled",
    "callUpdated",
    "outgoingConnecting",
    "outgoingConnected",
    "callEndReported",
    "requested",
    "requestSettled",
    "completed",
    "executeAsked",
    "executeAnswered",
    "performed",
    "handlerReturned",
    "handlerSettled",
    "timedOut",
    "observed",
    "callsListed",
    "appListed",
  ]);
});

Deno.test("World.hurdles holds a setting while it is in the way of calls", () => {
  const hurdles = ["on", "off"].map((state) =>
    PHONE_SETTINGS.filter((setting) => toldAfter(`turn ${setting} ${state}`) !== "")
  );
  assertEquals(hurdles, [
    ["doNotDisturb", "restrictedSharing"],
    ["entitlement", "voipMode", "callService"],
  ]);
});

Deno.test("World.hurdles holds who is on a list that calls are filtered by", () => {
  const story = PHONE_LISTS.map((list) => `list ada as ${list}`).join(", ");
  assertEquals(
    toldAfter(story),
    "hurdle blocked generic ada, hurdle protected generic ada, hurdle sensitive generic ada",
  );
});

Deno.test("a start under the id of a foreign call brings no call of the app", () => {
  const world = new World();
  const foreign = { kind: "foreignActed", act: "starts", callId: idOf("a") } as const;
  for (const event of eventsOf([foreign, requests("startCall", "a")])) world.fold(event);
  assertEquals([world.calls.has(idOf("a")), world.foreign.has(idOf("a"))], [false, true]);
});
