import { isStep, type Kit, parseScenario, printStep, type Step } from "../scenario/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import type { Settings } from "./options.ts";
import { openSession, playOn } from "./player.ts";

/** What no single trace shows, and so no rule judges. */
export interface Property {
  /** What is held. */
  readonly name: string;
  /** Whether it was found to hold. */
  readonly holds: boolean;
  /** How often it was tried. */
  readonly tried: number;
  /** Where it does not hold: what was seen, and by which steps. */
  readonly because: string | null;
}

/** Stories that a call is over after, by kit: what it was must make no difference afterwards. */
const STORIES: Readonly<Record<Kit, readonly string[]>> = {
  app: [
    "remote calls a; user declines a",
    "remote calls a; user answers a; user ends a",
    "remote calls a; user answers a; remote ends a hungUp",
    "remote calls a; remote ends a hungUp",
    "remote calls a; user answers a; user mutes a; user holds a; user ends a",
    "remote calls a; user answers a; system resets",
    "app starts a; remote answers a; user ends a",
    "app starts a; remote ends a busy",
    "app starts a; remote answers a; remote ends a hungUp",
  ],
  system: [
    "remote calls a; user declines a",
    "remote calls a; user answers a; user ends a",
    "remote calls a; user answers a; remote ends a hungUp",
    "remote calls a; user answers a; user mutes a; user holds a; app ends a",
    "remote calls a; user answers a; system resets",
    "app starts a; remote rings a; remote answers a; user ends a",
    "app starts a; app ends a",
  ],
  events: [],
};

/**
 * Plays every story after every other, and alone: what is seen must be the same but for ids and
 * times, and no timer may be left when all calls are over.
 */
export async function furtherProperties(settings: Settings): Promise<readonly Property[]> {
  const stories = STORIES[settings.adapter.kit].map(stepsOf);
  const alone: Played[] = [];
  for (const story of stories) alone.push(await played(settings, [], inSlotB(story)));
  let different: string | null = null;
  let left: string | null = null;
  let tried = 0;
  for (const before of stories) {
    for (const [index, story] of stories.entries()) {
      if (settings.cutShort() !== null) return [];
      tried++;
      const after = await played(settings, before, inSlotB(story));
      const fresh = alone[index]?.seen ?? [];
      different ??= differenceOf(fresh, after.seen, textOf(before), textOf(inSlotB(story)));
      left ??= after.dueIn === null
        ? null
        : `a timer is due in ${after.dueIn} ms after ${textOf([...before, ...inSlotB(story)])}`;
    }
  }
  return [
    {
      name: "a call that is over makes no difference to the next",
      holds: different === null,
      tried,
      because: different,
    },
    {
      name: "no timer is left when all calls are over",
      holds: left === null,
      tried,
      because: left,
    },
  ];
}

interface Played {
  /** What was seen, without ids and times. */
  readonly seen: readonly string[];
  /** When the next timer is due, in milliseconds; null: none is. */
  readonly dueIn: number | null;
}

async function played(
  settings: Settings,
  before: readonly Step[],
  story: readonly Step[],
): Promise<Played> {
  const session = await openSession(settings.adapter, { ...settings, seed: 1, rules: [] });
  const { trace, clock } = session.stage;
  await playOn(session, before, () => false);
  const from = trace.events.length;
  await playOn(session, story, () => false);
  const due = clock?.nextDue ?? null;
  session.stage.close();
  if (session.isLost()) throw new Error(session.stage.faults.join("; "));
  return {
    seen: anonymous(trace.events.slice(from)),
    dueIn: due === null || !clock ? null : due - clock.now(),
  };
}

/** Events without what differs from one life to another: ids, numbers, places and times. */
function anonymous(events: readonly TraceEvent[]): readonly string[] {
  const names = new Map<string, string>();
  const nameOf = (kind: string, value: unknown) => {
    const key = `${kind} ${value}`;
    const name = names.get(key) ?? `${kind} ${names.size}`;
    names.set(key, name);
    return name;
  };
  return events.map((event) =>
    JSON.stringify(event, (key, value) => {
      if (key === "index" || key === "at" || key === "during" || TIMES.has(key)) return undefined;
      if (NUMBERS.has(key)) return nameOf(key, value);
      return typeof value === "string" && UUID.test(value) ? nameOf("id", value) : value;
    })
  );
}

const TIMES: ReadonlySet<string> = new Set([
  "timeoutAt",
  "connectedAt",
  "endedAt",
  "startedAt",
  "dated",
]);
const NUMBERS: ReadonlySet<string> = new Set(["report", "request", "ask", "number", "push"]);
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function differenceOf(
  fresh: readonly string[],
  after: readonly string[],
  before: string,
  story: string,
): string | null {
  const place = Array.from({ length: Math.max(fresh.length, after.length) }).findIndex((_, index) =>
    fresh[index] !== after[index]
  );
  if (place < 0) return null;
  return `${story}, after ${before}: ${after[place] ?? "nothing"} in place of ` +
    `${fresh[place] ?? "nothing"}`;
}

/** A story from its short text. */
function stepsOf(story: string): readonly Step[] {
  const lines = story.split("; ").map((line) =>
    line.replace(/^remote calls (\w)$/, 'remote calls $1 from generic "ada"')
      .replace(/^app starts (\w)$/, 'app starts $1 to generic "ada"')
  );
  const { lines: steps } = parseScenario(['scenario "story"', ...lines].join("\n"));
  return steps.filter(isStep);
}

function inSlotB(steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => "call" in step ? { ...step, call: "b" } : step);
}

function textOf(steps: readonly Step[]): string {
  return steps.map(printStep).join("; ");
}
