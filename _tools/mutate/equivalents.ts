import type { Mutant } from "./mutation.ts";

/** Mutants that do what the code does: no test could find them. */
export interface Equivalent extends Pick<Mutant, "file" | "was" | "now"> {
  /** Why nobody can tell them from it. */
  readonly because: string;
}

const BEYOND = "what begins beyond the end takes nothing out, and as many steps are not tried";

const FIRST = "it is the same moment";
const ONE_EACH = "there is one of that name at most";
const WITH_PROVIDER = "a call is there only where a provider is";
const OVER = "of a call that is over nothing comes when it falls due";
const NO_PROVIDER = "a report to no provider is refused before";

/** Those that somebody has looked at. */
export const EQUIVALENTS: readonly Equivalent[] = [
  ...inFile("conformance/shrinker.ts", [
    ['""', '"mutated"', "it stands for a text and a key that no steps have"],
    ["this.length - size", "this.length + size", BEYOND],
    ["this.length - 2", "this.length + 2", BEYOND],
    ["this.length - 1", "this.length + 1", BEYOND],
    ["other > one", "other >= one", "it takes out one step alone, which was tried before"],
    ["index < this.length", "index <= this.length", "of no step there is nothing simpler"],
    ["!step", "false", "there is a step at every place that is asked for"],
    ["return [];", "", "there is a step at every place that is asked for"],
    ["return null;", "", "nothing is as false as null"],
  ]),
  ...inFile("fakes/callkeep/android_half.ts", [
    [
      "WAYS.find((each) => each === name)",
      "WAYS.findLast((each) => each === name)",
      ONE_EACH,
    ],
  ]),
  ...inFile("fakes/callkeep/android_service.ts", [
    [
      "this.#process.observer.calls.find((each) => each.id === id)",
      "this.#process.observer.calls.findLast((each) => each.id === id)",
      ONE_EACH,
    ],
    [
      "all.find(({ details: { callId } }) => callId === id)",
      "all.findLast(({ details: { callId } }) => callId === id)",
      ONE_EACH,
    ],
    ["this.#provider?.reportCallEnded", "this.#provider.reportCallEnded", WITH_PROVIDER],
    ["this.#provider?.reportCallUpdated", "this.#provider.reportCallUpdated", WITH_PROVIDER],
    [
      "this.#provider?.reportOutgoingCallConnected",
      "this.#provider.reportOutgoingCallConnected",
      WITH_PROVIDER,
    ],
    [
      "this.#provider?.reportOutgoingCallStartedConnecting",
      "this.#provider.reportOutgoingCallStartedConnecting",
      WITH_PROVIDER,
    ],
  ]),
  ...inFile("fakes/callkeep/surface.ts", [
    ["known.delete(each);", "", "to take off again who is off does nothing"],
  ]),
  ...inFile("fakes/expo/android_half.ts", [
    [
      "REASONS.find((each) => each === text)",
      "REASONS.findLast((each) => each === text)",
      ONE_EACH,
    ],
    [
      "this.#process.observer.calls.find(({ id }) => id === callId)",
      "this.#process.observer.calls.findLast(({ id }) => id === callId)",
      ONE_EACH,
    ],
    [
      "this.#pushes.get(event.eventId) ?? -Infinity",
      "this.#pushes.get(event.eventId)",
      "a difference to what is not there is less than nothing",
    ],
    ['"android"', '""', "a moment loses its parts of a second on iOS alone"],
    ["this.#timers.stop(callId);", "", OVER],
    ["this.#answers.cancelAll(callId);", "", OVER],
  ]),
  ...inFile("fakes/expo/ios_half.ts", [
    [
      "REASONS.find((each) => each === reason)",
      "REASONS.findLast((each) => each === reason)",
      ONE_EACH,
    ],
  ]),
  ...inFile("fakes/expo/answer_requests.ts", [
    ["this.#timers.stopAll();", "", OVER],
    ["this.#timers.stop(id);", "", OVER],
  ]),
  ...inFile("fakes/expo/call_timers.ts", [
    ["this.#cancels.delete(id);", "", "to cancel again what is canceled does nothing"],
  ]),
  ...inFile("fakes/user.ts", [
    [
      "gestureOf(step(id), () => id) ?? []",
      "gestureOf(step(id), () => id)",
      "each step that is taken there is a gesture, of a call that is there",
    ],
  ]),
  ...inFile("reference/system/audio.ts", [
    ["audio.holder !== null && audio.isTold", "audio.isTold", "who was told holds it"],
  ]),
  ...inFile("reference/system/commit.ts", [
    ["hasChanged", "true", "what did not change is set to what it is"],
  ]),
  ...inFile("reference/system/deadlines.ts", [
    ["each.dueAt < due", "each.dueAt <= due", FIRST],
    ["ringDueAt < due", "ringDueAt <= due", FIRST],
    ["beginsAt < due", "beginsAt <= due", FIRST],
  ]),
  ...inFile("reference/system/gesture.ts", [
    ["0", "1", "where there is no provider no call fits, be it the first or the second"],
  ]),
  ...inFile("reference/system/gesturing.ts", [
    ["!other", "false", "calls are merged only where another is in front"],
    ["return [];", "", "calls are merged only where another is in front"],
  ]),
  ...inFile("reference/system/incoming.ts", [
    ["0", "1", NO_PROVIDER],
    ["configuration?.maximumCallGroups", "configuration.maximumCallGroups", NO_PROVIDER],
    ["configuration?.maximumCallGroups ?? 0", "configuration?.maximumCallGroups", NO_PROVIDER],
    [
      "state.providers.find(({ number }) => number === provider)",
      "state.providers.findLast(({ number }) => number === provider)",
      ONE_EACH,
    ],
  ]),
  ...inFile("reference/system/requesting.ts", [
    ["room.length > 0", "true", "to ask for nothing asks nobody"],
    ["room.length > 0", "room.length >= 0", "to ask for nothing asks nobody"],
    [
      "turn.state.providers.some(({ isFresh }) => isFresh)",
      "true",
      "who is not fresh is set to what it is",
    ],
  ]),
  ...inFile("reference/system/screen.ts", [
    [
      "providers.find(({ number }) => number === owner)",
      "providers.findLast(({ number }) => number === owner)",
      ONE_EACH,
    ],
  ]),
  ...inFile("reference/system/state.ts", [
    [
      "state.calls.find((call) => call.id === id)",
      "state.calls.findLast((call) => call.id === id)",
      ONE_EACH,
    ],
    [
      "state.providers.find(({ number }) => number === owner)",
      "state.providers.findLast(({ number }) => number === owner)",
      ONE_EACH,
    ],
  ]),
  ...inFile("reference/system/transition.ts", [
    ["input.at > state.now", "input.at >= state.now", "it is set to what it is"],
    ["after === before", "false", "calls that are the same have not changed"],
    ["return;", "", "calls that are the same have not changed"],
    [
      "after.find(({ id }) => id === call.id)",
      "after.findLast(({ id }) => id === call.id)",
      ONE_EACH,
    ],
  ]),
];

function inFile(
  file: string,
  rows: readonly (readonly [was: string, now: string, because: string])[],
): readonly Equivalent[] {
  return rows.map(([was, now, because]) => ({ file, was, now, because }));
}

/** The entry that says of a mutant that it is equivalent. */
export function equivalentOf(
  { file, was, now }: Mutant,
  equivalents: readonly Equivalent[] = EQUIVALENTS,
): Equivalent | undefined {
  return equivalents.find((each) => each.file === file && each.was === was && each.now === now);
}
