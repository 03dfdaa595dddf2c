import type { Kit, Step } from "../scenario/mod.ts";
import type { EventOf, TraceEvent } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import { type RunOptions, type Settings, settingsOf } from "./options.ts";
import { play } from "./player.ts";
import { thrownText } from "./recorder/mod.ts";
import type { Slots } from "./slots.ts";

/** A question that shows whether somebody is there: what is done, and what must follow. */
interface Probe {
  readonly steps: readonly Step[];
  /** What was missing or too much; null where all is well. */
  readonly missing: (events: readonly TraceEvent[]) => string | null;
}

/** Whether a subject is alive, and where not, what it did not do. */
export interface Life {
  /** Whether it did what it must, and kept still where it must. */
  readonly isAlive: boolean;
  /** Whether it was there to be asked: where not, the adapter is at fault, and nothing was judged. */
  readonly isOpened: boolean;
  /** What it did not do. */
  readonly because: string;
}

/** What a subject did when it was asked for a sign of life. */
export interface Answer {
  /** What was done. */
  readonly steps: readonly Step[];
  /** What was seen. */
  readonly events: readonly TraceEvent[];
  /** Which call is which. */
  readonly slots: Slots;
  /** What was missing or too much; null where all is well. */
  readonly missing: string | null;
}

/** Whether a subject is alive, and what shows it. */
export interface SignsOfLife {
  /** Whether it is. */
  readonly life: Life;
  /** What it did each time that it was asked; of one that is not alive, the last shows why. */
  readonly answers: readonly Answer[];
}

/**
 * Asks an adapter for signs of life, and nothing else: what a new one is tried with first.
 *
 * @example
 * ```ts
 * import { askForLife, referenceApp } from "@callspec/callspec/conformance";
 * import { assertEquals } from "@std/assert";
 *
 * const { life, answers } = await askForLife(referenceApp);
 * assertEquals([life.isAlive, answers.length], [true, 2]);
 * ```
 */
export function askForLife(
  adapter: Adapter,
  options: Pick<RunOptions, "profile" | "seed"> = {},
): Promise<SignsOfLife> {
  return signsOfLife(settingsOf(adapter, options));
}

/**
 * Asks for signs of life before any rule is trusted: once something must happen, and once the right
 * answer is failure or silence. One that does nothing, and one that says yes to all, fails.
 */
export async function signsOfLife(settings: Settings): Promise<SignsOfLife> {
  const answers: Answer[] = [];
  for (const { steps, missing } of PROBES[settings.adapter.kit]) {
    try {
      const run = await play(settings.adapter, steps, { ...settings, rules: [] });
      const { events, slots, faults, isLost } = run;
      const because = isLost ? faults.join("; ") : missing(events);
      answers.push({ steps, events, slots, missing: because });
      if (because !== null) {
        return { life: { isAlive: false, isOpened: !isLost, because }, answers };
      }
    } catch (error) {
      const because = `it could not be opened: ${thrownText(error)}`;
      return { life: { isAlive: false, isOpened: false, because }, answers };
    }
  }
  const because = "it did what it must, and kept still where it must";
  return { life: { isAlive: true, isOpened: true, because }, answers };
}

const ada = { kind: "generic", value: "ada" } as const;

const APP_ACTS: ReadonlySet<string> = new Set([
  "incomingReported",
  "requested",
  "callEndReported",
  "completed",
]);

const PROBES: Readonly<Record<Kit, readonly Probe[]>> = {
  app: [
    {
      steps: [
        { kind: "remoteCalls", call: "a", from: ada, isVideo: false },
        { kind: "userAnswers", call: "a" },
        { kind: "appStarts", call: "b", to: ada, isVideo: false },
      ],
      missing: (events) =>
        events.some(({ kind }) => kind === "completed")
          ? null
          : "it completed no action: no incoming call was answered and no outgoing one started",
    },
    {
      steps: [{ kind: "clock", ms: 60_000 }],
      missing: (events) =>
        events.some(({ kind }) => APP_ACTS.has(kind))
          ? "it acted though nothing had happened"
          : null,
    },
  ],
  system: [
    {
      steps: [
        { kind: "remoteCalls", call: "a", from: ada, isVideo: false },
        { kind: "appEnds", call: "a" },
        { kind: "userDeclines", call: "a" },
      ],
      missing(events) {
        const isAllowed = events.some((each) => each.kind === "incomingSettled" && !each.error);
        if (!isAllowed) return "it allowed no incoming call";
        if (events.some(({ kind }) => kind === "performed")) return null;
        return "it performed no action that was asked for";
      },
    },
    {
      steps: [
        { kind: "appStarts", call: "a", to: ada, isVideo: false },
        { kind: "appStarts", call: "a", to: ada, isVideo: false },
        { kind: "appEnds", call: "b" },
      ],
      missing(events) {
        const wrong = events.filter((each) => each.kind === "requested").slice(1);
        const isEach = wrong.every((asked) => isAccepted(asked, events));
        return isEach && wrong.length > 0 ? "it accepted everything, also what cannot be" : null;
      },
    },
  ],
  events: [
    {
      steps: [
        { kind: "listenerAttaches", listener: "first" },
        { kind: "nativeEmits", event: "answerCall", call: "a" },
      ],
      missing: (events) =>
        events.some(({ kind }) => kind === "delivered")
          ? null
          : "its listener heard nothing of an event",
    },
    {
      steps: [{ kind: "listenerAttaches", listener: "first" }],
      missing: (events) =>
        events.some(({ kind }) => kind === "delivered")
          ? "its listener heard an event that nobody had emitted"
          : null,
    },
  ],
};

/** Whether a request was accepted; where nobody hears that, what was performed shows it. */
function isAccepted(
  { request, actions, index, isUnanswered }: EventOf<"requested">,
  events: readonly TraceEvent[],
): boolean {
  const isFor = ({ action }: EventOf<"performed">) =>
    actions.some(({ kind, callId }) => kind === action.kind && callId === action.callId);
  return events.slice(index).some((each) =>
    isUnanswered
      ? each.kind === "performed" && isFor(each)
      : each.kind === "requestSettled" && each.request === request && !each.error
  );
}
