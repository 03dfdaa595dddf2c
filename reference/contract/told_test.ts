import { assertEquals } from "@std/assert";
import type { CallAction } from "../../actions/mod.ts";
import type { Call, CallId } from "../../call/mod.ts";
import {
  type Adapter,
  playScenario,
  referenceSystem,
  type ScenarioResult,
} from "../../conformance/mod.ts";
import { parseScenario, printLine } from "../../scenario/mod.ts";
import type { EventKind, EventOf } from "../../trace/mod.ts";
import type { TestPhone } from "../phone_test.ts";

// What the tests of the contract share; there is no test in here.

/** Call a rings. */
export const RINGING: string = `remote calls a from generic "ada"`;

/** It is being answered: the app has the answer, and has not completed it. */
export const ANSWERING: string = `app will defer answer\n${RINGING}\nuser answers a`;

/** It is answered. */
export const ACTIVE: string = `${RINGING}\nuser answers a`;

/** It is on hold. */
export const HELD: string = `${ACTIVE}\nuser holds a`;

/** A transition as a story: what was before, what causes it, and what is told of it. */
export interface Story {
  /** The name of the test: the id of the row, and a sentence. */
  readonly name: string;
  /** The lines of a scenario that come before. */
  readonly given?: string;
  /** The lines that cause the transition. */
  readonly when: string;
  /** All that is told from there on. */
  readonly told: readonly string[];
  /** Who is under test; the reference system where nobody is named. */
  readonly on?: Adapter;
}

/** Makes a test of each story. */
export function testStories(stories: readonly Story[]): void {
  for (const { name, given = "", when, told: expected, on = referenceSystem } of stories) {
    Deno.test(name, async () => assertEquals(await told(given, when, on), expected));
  }
}

/**
 * Plays a scenario in two parts, and gives what was told in the second as short words: what the
 * system tells, and how the app completes. Where there are several calls each word names its own.
 * Everything in it must go as it says, and the system must list what its observers were told.
 */
export async function told(
  given: string,
  when: string,
  on: Adapter = referenceSystem,
): Promise<readonly string[]> {
  const head = `scenario "a transition"\n${given}`;
  const start = parseScenario(head).lines.length;
  const result = await playScenario(on, `${head}\n${when}`);
  assertEquals(complaints(result), []);
  assertEquals(listed(result), observed(result));
  return result.events.flatMap((event) => {
    const isCaused = event.during !== null && event.during >= start;
    return isCaused ? wordOf(event.kind, event, result) : [];
  });
}

/** What of a scenario did not go as it says. */
function complaints({ lines, found, faults }: ScenarioResult): readonly string[] {
  return [
    ...lines.flatMap(({ line, status, because = "it cannot be taken now" }) =>
      status === "skipped" || status === "unmet" ? [`${printLine(line)}: ${because}`] : []
    ),
    ...found.map(({ rule, violation }) => `breaks ${rule.id}: ${violation.observed}`),
    ...faults,
  ];
}

/** The calls that the system listed last. */
function listed({ events }: ScenarioResult): readonly Call[] {
  return events.findLast((event) => event.kind === "callsListed")?.calls ?? [];
}

/** The calls that live, as observers were told of them. */
function observed({ events }: ScenarioResult): readonly Call[] {
  const calls = new Map<CallId, Call>();
  for (const event of events) if (event.kind === "observed") calls.set(event.call.id, event.call);
  return [...calls.values()].filter(({ hasEnded }) => !hasEnded);
}

type Words = {
  readonly [K in EventKind]?: (event: EventOf<K>, result: ScenarioResult) => string;
};

const WORDS: Words = {
  incomingSettled: ({ error, callId }, result) =>
    `incomingSettled ${error?.code ?? "ok"}${nameOf(callId, result)}`,
  requestSettled: ({ error }) => `requestSettled ${error?.code ?? "ok"}`,
  performed: ({ action }, result) => `performed ${verbOf(action)}${nameOf(action.callId, result)}`,
  completed({ actionId, outcome }, result) {
    const performed = result.events.find((event) =>
      event.kind === "performed" && event.action.id === actionId
    );
    const callId = performed?.kind === "performed" ? performed.action.callId : undefined;
    return `completed ${outcome}${nameOf(callId, result)}`;
  },
  timedOut: ({ action, callId }, result) => `timedOut ${action}${nameOf(callId, result)}`,
  didBegin: () => "didBegin",
  didReset: () => "didReset",
  audioConfigured: () => "audioConfigured",
  audioActivated: () => "audioActivated",
  audioDeactivated: () => "audioDeactivated",
  observed: ({ call }, result) => `observed ${flagsOf(call)}${nameOf(call.id, result)}`,
};

function wordOf<K extends EventKind>(
  kind: K,
  event: EventOf<K>,
  result: ScenarioResult,
): readonly string[] {
  const words: Words = WORDS;
  return words[kind] ? [words[kind](event, result)] : [];
}

/** An action in a word, with its value where it has one. */
function verbOf(action: CallAction): string {
  switch (action.kind) {
    case "setHeld":
      return `setHeld ${action.isOnHold ? "on" : "off"}`;
    case "setMuted":
      return `setMuted ${action.isMuted ? "on" : "off"}`;
    case "playDtmf":
      return `playDtmf ${action.digits}`;
    default:
      return action.kind;
  }
}

/** The name of a call, where the scenario has several. */
function nameOf(id: CallId | undefined, { scenario, slots }: ScenarioResult): string {
  const names = new Set(scenario.lines.flatMap((line) => "call" in line ? [line.call] : []));
  return names.size > 1 && id !== undefined ? ` ${slots.slotOf(id)}` : "";
}

/** What an observer sees of a call: isOutgoing, isOnHold, hasConnected, hasEnded. */
export function flagsOf({ isOutgoing, isOnHold, hasConnected, hasEnded }: Call): string {
  return [isOutgoing, isOnHold, hasConnected, hasEnded].map(Number).join("");
}

/** Adds to a phone's log what observers are told, forgets what it has, and gives it back. */
export function watched(made: TestPhone): TestPhone {
  made.app.observer.subscribe((call) => void made.log.push(`observed ${flagsOf(call)}`));
  made.log.length = 0;
  return made;
}
