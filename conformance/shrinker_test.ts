import { assertEquals } from "@std/assert";
import { Random } from "../reference/mod.ts";
import { parseScenario, printLine, type Step } from "../scenario/mod.ts";
import { shrink, type Trier } from "./shrinker.ts";

/** Steps as one writes them, between semicolons. */
function stepsOf(text: string): readonly Step[] {
  return parseScenario(`scenario "x"\n${text.replaceAll(/; */g, "\n")}`).lines as readonly Step[];
}

const textOf = (steps: readonly Step[]) => steps.map(printLine).join("; ");

/** What a subject does with the steps so far: whether it fails, and the state that it is in. */
interface Subject {
  readonly fails: (text: string, steps: readonly Step[]) => boolean;
  readonly key?: (steps: readonly Step[]) => string;
  readonly enabled?: string;
}

/** Plays candidates to a subject: it stops at the first step at which that fails. */
function trierOf({ fails, key = textOf, enabled = "" }: Subject, tried: string[] = []): Trier {
  return {
    attempt(steps) {
      tried.push(textOf(steps));
      const lengths = steps.map((_step, index) => index + 1);
      const at = lengths.find((length) => {
        const begun = steps.slice(0, length);
        return fails(textOf(begun), begun);
      });
      const taken = at === undefined ? null : steps.slice(0, at);
      return Promise.resolve({
        failing: taken,
        keys: (taken ?? []).map((_step, index) => key(steps.slice(0, index + 1))),
      });
    },
    enabledBefore: (steps) =>
      Promise.resolve(steps.map(() => enabled === "" ? [] : stepsOf(enabled))),
  };
}

/** A subject that fails once these steps have come, in this order, whatever is between. */
function after(text: string): Subject {
  const pattern = new RegExp(text.split("; ").map(RegExp.escape).join(".*"));
  return { fails: (begun) => pattern.test(begun) };
}

const count = (steps: readonly Step[], kind: Step["kind"]) =>
  steps.filter((step) => step.kind === kind).length;

/** A subject that is where it was when what is on hold is resumed, and fails only there. */
const held: Subject = {
  fails: (text, steps) =>
    count(steps, "userHolds") === count(steps, "userResumes") && /swaps.*ends/.test(text),
  key: (steps) => `${count(steps, "userHolds") - count(steps, "userResumes")}`,
};

interface Case {
  readonly what: string;
  readonly from: string;
  readonly subject: Subject;
  readonly to: string;
  /** How many candidates are played, and how many steps in them: what shrinking costs. */
  readonly cost: readonly [runs: number, executed: number];
}

const CASES: readonly Case[] = [
  {
    what: "keeps the end where only that matters",
    from: "user ends a; ".repeat(7) + "clock +1ms",
    subject: after("clock +1ms"),
    to: "clock +1ms",
    cost: [3, 10],
  },
  {
    what: "drops a call with all its steps",
    from: "user holds a; user ends b; user resumes a; user ends c; user mutes a",
    subject: {
      fails: (text) => /user ends b.*user ends c/.test(text) && !/holds a(?!.*mutes a)/.test(text),
    },
    to: "user ends b; user ends c",
    cost: [9, 20],
  },
  {
    what: "cuts what leads back to where it was",
    from:
      "user swaps to a; user holds a; user mutes a; user unmutes a; user resumes a; user ends a",
    subject: held,
    to: "user swaps to a; user ends a",
    cost: [6, 16],
  },
  {
    what: "drops two together that only go together",
    from: "user mutes a; user ends a; user unmutes a; user swaps to a",
    subject: {
      fails: (text, steps) =>
        count(steps, "userMutes") === count(steps, "userUnmutes") && /ends.*swaps/.test(text),
    },
    to: "user ends a; user swaps to a",
    cost: [13, 30],
  },
  {
    what: "keeps a sequence of which every step matters",
    from: "user ends a; system resets; user ends b",
    subject: after("user ends a; system resets; user ends b"),
    to: "user ends a; system resets; user ends b",
    cost: [8, 15],
  },
  {
    what: "puts first what is about no call, and leaves the clock where it is",
    from: "user ends a; clock +1ms; system resets; user ends b; app requests nothing",
    subject: {
      fails: (text) =>
        ["ends a", "clock", "resets", "ends b", "nothing"].every((part) => text.includes(part)),
    },
    to: "system resets; app requests nothing; user ends a; clock +60000ms; user ends b",
    cost: [38, 126],
  },
  {
    what: "takes one step for two where another step does their work",
    from: "user ends a; user ends b; user mutes a; user ends c; system resets",
    subject: {
      fails: (text, steps) =>
        text.endsWith("resets") &&
        (steps.length === 5 || (/clock/.test(text) && steps.length === 4)),
      enabled: "user ends a; clock +60000ms",
    },
    to: "user ends a; user ends b; clock +60000ms; system resets",
    cost: [35, 112],
  },
  {
    what: "looks for no other step where four are left",
    from: "user ends a; user ends b; user mutes a; system resets",
    subject: {
      fails: (text, steps) =>
        text.endsWith("resets") &&
        (steps.length === 4 || (/clock/.test(text) && steps.length === 3)),
      enabled: "clock +60000ms",
    },
    to: "user ends a; user ends b; user mutes a; system resets",
    cost: [13, 33],
  },
  {
    what: "names calls in the order in which they come",
    from: "app groups c with a; user ends b",
    subject: { fails: (text) => /groups (.) with (?!\1).; user ends (?!\1)/.test(text) },
    to: "app groups a with b; user ends c",
    cost: [4, 6],
  },
];

for (const { what, from, subject, to, cost } of CASES) {
  Deno.test(`shrink ${what}`, async () => {
    const tried: string[] = [];
    const { steps, runs, executed } = await shrink(stepsOf(from), trierOf(subject, tried));
    assertEquals([steps, [runs, executed]], [stepsOf(to), cost]);
    assertEquals([tried.length, new Set(tried).size], [runs, runs]); // Nothing is played twice.
  });
}

/** What is left of a step where what it says does not matter, by the words that stay. */
const SIMPLER: readonly (readonly [step: string, simpler: string])[] = [
  [
    'remote calls a from phoneNumber "+15550001111" with video',
    'remote calls a from generic "ada"',
  ],
  ['app starts a to emailAddress "a@b.c" with video', 'app starts a to generic "ada"'],
  [
    'push brings a from generic "bob" required too late',
    'push brings a from generic "ada" unmarked',
  ],
  ['user presses "1,2" on a', 'user presses "5" on a'],
  ['app presses "12" on a', 'app presses "5" on a'],
  ["remote ends a busy", "remote ends a hungUp"],
  ["clock +10000ms", "clock +60000ms"],
  ["at once user ends a", "user ends a"],
  ["at once remote ends a busy", "remote ends a hungUp"],
  ["user ends a", "user ends a"],
];

for (const [step, simpler] of SIMPLER) {
  Deno.test(`shrink leaves of "${step}" what is simplest`, async () => {
    const [kind] = stepsOf(step).map((each) => each.kind);
    const { steps } = await shrink(
      stepsOf(step),
      trierOf({ fails: (_text, steps) => steps.some((each) => each.kind === kind) }),
    );
    assertEquals(steps, stepsOf(simpler));
  });
}

Deno.test("shrink keeps of a step what matters", async () => {
  const { steps } = await shrink(
    stepsOf("at once remote ends a busy"),
    trierOf(after("at once remote ends a busy")),
  );
  assertEquals(textOf(steps), "at once remote ends a busy");
});

Deno.test("shrink finds the steps that matter among hundreds that do not", async () => {
  const random = new Random(3);
  const noise = Array.from(
    { length: 300 },
    () => random.pick(stepsOf("user ends a; user ends b; user ends c")),
  )
    .filter((step) => step !== undefined);
  const matter = stepsOf("system resets; clock +60000ms");
  const from = noise.toSpliced(50, 0, ...matter.slice(0, 1)).toSpliced(200, 0, ...matter.slice(1));
  const { steps, runs, executed } = await shrink(from, trierOf(after(textOf(matter))));
  assertEquals([textOf(steps), runs, executed], [textOf(matter), 13, 748]);
});

Deno.test("shrink plays no more than 30,000 steps, and what it has begun", async () => {
  const from = stepsOf("user ends a; user ends b; ".repeat(50) + "system resets");
  const { steps, executed } = await shrink(from, {
    attempt: (tried) =>
      Promise.resolve({ failing: tried.length === from.length ? tried : null, keys: [] }),
    enabledBefore: () => Promise.resolve([]),
  });
  assertEquals([steps.length, executed], [from.length, 30_080]);
});

Deno.test("shrink takes no candidate that fails later than what it has", async () => {
  const from = stepsOf("user ends a; user ends b");
  const { steps } = await shrink(from, {
    attempt: (tried) => Promise.resolve({ failing: [...tried, ...from], keys: [] }),
    enabledBefore: () => Promise.resolve([]),
  });
  assertEquals(steps, from);
});
