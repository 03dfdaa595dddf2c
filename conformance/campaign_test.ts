import { assertEquals } from "@std/assert";
import { isLaw } from "../rules/mod.ts";
import { printLine } from "../scenario/mod.ts";
import type { Adapter, AppAdapter, EventsAdapter, SystemAdapter } from "./adapter.ts";
import { conform } from "./campaign.ts";
import { MUTANTS, NEUTRAL_VARIANTS } from "./mutants/mod.ts";
import {
  droppingEvents,
  referenceApp,
  referenceEvents,
  referenceSystem,
  replayingEvents,
} from "./reference_adapters.ts";
import { type ConformanceResult, findingsOf } from "./result.ts";

/** What of a result is not as it should be for something that is conformant. */
function complaints(result: ConformanceResult): readonly string[] {
  return [
    ...(result.life.isAlive ? [] : [result.life.because]),
    ...[...findingsOf(result), ...result.control].map(({ rule, scenario }) =>
      `${rule.id}: ${scenario.lines.map(printLine).join("; ")}`
    ),
    ...result.divergences.map((divergence) => JSON.stringify(divergence)),
    ...result.faults,
  ];
}

/** The rules that do not bind each of the reference's parts, for what they promise or show. */
const UNBOUND: Readonly<Record<string, readonly string[]>> = {
  [referenceSystem.name]: ["system/end-apps-that-do-not-report"],
  [referenceEvents.name]: ["events/replay-to-every-listener", "events/drop-while-detached"],
  [replayingEvents.name]: ["events/replay-only-what-was-missed", "events/drop-while-detached"],
  [droppingEvents.name]: ["events/replay-to-every-listener", "events/keep-while-detached"],
};

for (
  const adapter of [referenceApp, referenceSystem, referenceEvents, replayingEvents, droppingEvents]
) {
  Deno.test(`conform passes every rule that binds the ${adapter.name}, each exercised`, async () => {
    const result = await conform(adapter, { steps: 20_000 });
    assertEquals(complaints(result), []);
    const notPassed = result.verdicts.filter(({ status }) => status !== "passed");
    assertEquals(
      notPassed.map(({ rule, status }) => [rule.id, status]),
      (UNBOUND[adapter.name] ?? []).map((id) => [id, "inapplicable"]),
    );
  });
}

/** One mutant of ten under the one rule; `deno task mutants` puts all of them to the whole kit. */
const SOME = MUTANTS.filter((_mutant, index) => index % 10 === 0);

for (const { name, breaks, adapter, transition } of SOME) {
  Deno.test(`conform finds that a subject ${name}, by ${breaks}`, async () => {
    const phone = transition ? { transition } : {};
    const result = await conform(adapter, { steps: 5_000, bail: true, rules: [breaks], ...phone });
    const findings = transition ? result.control : findingsOf(result);
    assertEquals(findings.some(({ rule }) => rule.id === breaks), true);
    if (!transition) assertEquals(result.control, []);
  });
}

Deno.test("conform has a mutant for every rule", async () => {
  const { RULES } = await import("../rules/mod.ts");
  const broken = new Set(MUTANTS.map(({ breaks }) => breaks));
  assertEquals(RULES.map(({ id }) => id).filter((id) => !broken.has(id)), []);
});

for (const { name, adapter } of NEUTRAL_VARIANTS) {
  Deno.test(`conform finds nothing in an app that ${name}`, async () => {
    assertEquals(complaints(await conform(adapter, { steps: 500 })), []);
  });
}

const yes = () => Promise.resolve();
const no = () => Promise.reject(new Error("no"));

const deaf: AppAdapter = { kit: "app", name: "does nothing", open: () => ({ calls: () => [] }) };
const always: AppAdapter = {
  kit: "app",
  name: "fulfills whatever comes",
  open(phone) {
    const fulfill = (action: { fulfill(): void }) => action.fulfill();
    phone.provider().setDelegate({ didReset() {}, endCall: fulfill, answerCall: fulfill });
    return { calls: () => [] };
  },
};
const throwing: AppAdapter = {
  kit: "app",
  name: "cannot be opened",
  open() {
    throw new Error("no phone");
  },
};
const system = (name: string, answer: () => Promise<void>): SystemAdapter => ({
  kit: "system",
  name,
  open: () => ({ reportNewIncomingCall: answer, reportCallEnded() {}, request: answer }),
});
const echo: SystemAdapter = {
  kit: "system",
  name: "says yes to all and shows what it was told",
  open: ({ deliver }) => ({
    reportNewIncomingCall(id) {
      const flags = { isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false };
      deliver.observed({ id, ...flags });
      return yes();
    },
    reportCallEnded() {},
    request: yes,
  }),
};
const silent: EventsAdapter = {
  kit: "events",
  name: "carries nothing",
  open: () => ({ emit() {}, attach: () => () => {} }),
};

const NULL_ADAPTERS: readonly Adapter[] = [
  deaf,
  always,
  throwing,
  system("accepts everything", yes),
  system("refuses everything", no),
  system("never answers", () => new Promise(() => {})),
  echo,
  silent,
];

for (const adapter of NULL_ADAPTERS) {
  Deno.test(`conform passes nothing of one that ${adapter.name}`, async () => {
    const { verdicts, life } = await conform(adapter, { steps: 500 });
    assertEquals(life.isAlive, false);
    assertEquals(verdicts.filter(({ status }) => status === "passed"), []);
    assertEquals(verdicts.some(({ status }) => status === "inconclusive"), true);
  });
}

Deno.test("conform gives one result for one seed", async () => {
  const text = async (seed: number) =>
    JSON.stringify(await conform(referenceApp, { steps: 2_000, seed }));
  assertEquals(await text(7), await text(7));
  assertEquals(await text(7) === await text(8), false);
});

Deno.test("conform leaves out what a profile leaves out, and says so", async () => {
  const { verdicts } = await conform(referenceApp, { steps: 500, profile: "apple" });
  assertEquals(
    verdicts.find(({ rule }) => rule.id === "app/complete-before-handler-settles")?.status,
    "inapplicable",
  );
});

Deno.test("conform says of what cannot be opened that it could not be, and why", async () => {
  const open = () => Promise.reject(new Error("no such phone"));
  const { life } = await conform({ kit: "system", name: "absent", open });
  assertEquals(life, {
    isAlive: false,
    isOpened: false,
    because: "it could not be opened: Error: no such phone",
  });
});

Deno.test("conform does not run what is disabled, and says why", async () => {
  const disable = { "app/forget-ended-calls": "we keep them for a survey" };
  const { verdicts } = await conform(referenceApp, { steps: 10, corpus: false, disable });
  const [verdict] = verdicts.filter(({ status }) => status === "notRun")
    .map(({ rule, ...rest }) => ({ id: rule.id, ...rest }));
  assertEquals(verdict, {
    id: "app/forget-ended-calls",
    status: "notRun",
    because: "disabled: we keep them for a survey",
  });
});

Deno.test("conform goes on where an app throws, rejects and leaves promises unhandled", async () => {
  const wild: AppAdapter = {
    ...referenceApp,
    name: "wild",
    async open(phone) {
      const subject = await referenceApp.open(phone);
      return {
        ...subject,
        intents: {
          ...subject.intents,
          start() {
            throw new Error("no start");
          },
          setMuted() {
            void Promise.reject(new Error("nobody hears this"));
          },
        },
      };
    },
  };
  const result = await conform(wild, { steps: 2_000 });
  assertEquals(result.faults.toSorted(), ["Error: no start", "Error: nobody hears this"]);
  assertEquals(result.verdicts.filter((each) => each.status === "failed" && isLaw(each.rule)), []);
});

Deno.test("conform judges nothing in a session after what stands between it and the subject failed", async () => {
  const failures: string[] = [];
  let opened = 0;
  const unwell: EventsAdapter = {
    ...referenceEvents,
    name: "unwell",
    failures: () => failures,
    async open(options) {
      const layer = await referenceEvents.open(options);
      // It works for two events in each session but those of the signs of life.
      let left = opened++ < 2 ? Infinity : 2;
      return {
        ...layer,
        attach: (hear) => layer.attach(hear),
        emit(event) {
          if (left-- > 0) layer.emit(event);
          else if (left === -1) failures.push(`the line is dead in session ${opened}`);
        },
      };
    },
  };
  const result = await conform(unwell, { steps: 200, walkLength: 20 });
  assertEquals(result.verdicts.filter(({ status }) => status === "failed"), []);
  assertEquals(result.faults.toSorted(), failures.toSorted());
  assertEquals(failures.length > 5, true);
});

Deno.test("conform blames itself where the system under an app is broken", async () => {
  const { transition } = await import("../reference/system/mod.ts");
  const result = await conform(referenceApp, {
    steps: 3_000,
    transition(state, input) {
      const [after, effects] = transition(state, input);
      const isKept = (effect: typeof effects[number]) =>
        effect.kind !== "observed" || !effect.call.hasEnded;
      return [after, effects.filter(isKept)];
    },
  });
  assertEquals(result.control.map(({ rule }) => rule.id), ["system/end-calls-for-good"]);
});
