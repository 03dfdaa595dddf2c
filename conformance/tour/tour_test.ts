import { assert, assertEquals } from "@std/assert";
import { profile } from "../../profile/mod.ts";
import { MUTANTS } from "../mutants/mod.ts";
import { effectMutant } from "../mutants/mutant.ts";
import type { SystemAdapter } from "../adapter.ts";
import { settingsOf } from "../options.ts";
import { referenceSystem } from "../reference_adapters.ts";
import { unnamedDivergences } from "./divergences.ts";
import { graphOf, type Scope } from "./graph.ts";
import { Pairs } from "./pairs.ts";
import { Tour, type Toured } from "./tour.ts";

const callspec = profile("callspec");

async function toured(adapter: SystemAdapter, scope: Scope): Promise<Toured> {
  const tour = new Tour(graphOf(scope, callspec));
  const settings = settingsOf(adapter, {});
  while (!tour.isDone) await tour.leg(settings, 1, new Set(settings.rules.map(({ id }) => id)));
  return tour.toured;
}

Deno.test("graphOf knows every state, transition and refusal of a scope", () => {
  const sizes = ([[1, 1], [2, 1]] as const).map(([calls, open]) => {
    const { nodes, transitions, refusals } = graphOf({ calls, open }, callspec);
    return [nodes.length, transitions, refusals];
  });
  assertEquals(sizes, [[62, 312, 837], [3_269, 21_370, 85_073]]);
});

Deno.test("graphOf makes a graph once", () => {
  const scope = { calls: 1, open: 1 };
  assert(graphOf(scope, callspec) === graphOf({ ...scope }, callspec));
});

Deno.test("Tour comes to all of a graph, in at most two steps for each", async () => {
  const { states, transitions, refusals, steps } = await toured(referenceSystem, {
    calls: 1,
    open: 1,
  });
  assertEquals([states, transitions, refusals], [[62, 62], [312, 312], [837, 837]]);
  assert(steps <= 2 * (312 + 837), `${steps} steps`);
});

const lost = effectMutant(
  "never performs an answer",
  "system/settle-requests-once",
  (effect) =>
    effect.kind === "performed" && effect.offer.action.kind === "answerCall" ? [] : effect,
);

Deno.test("Tour goes on where a subject goes another way, and says what it did not come to", async () => {
  assert(lost.adapter.kit === "system");
  const { states, transitions } = await toured(lost.adapter, { calls: 1, open: 1 });
  assert(states[0] < 62 && states[0] > 10, `${states[0]} states`);
  assert(transitions[0] < 312 && transitions[0] > 50, `${transitions[0]} transitions`);
});

Deno.test("Tour ends where a subject does nothing at all", async () => {
  const nothing: SystemAdapter = {
    kit: "system",
    name: "nothing",
    open: () => ({
      reportNewIncomingCall: () => Promise.resolve(),
      reportCallEnded() {},
      request: () => Promise.resolve(),
    }),
  };
  const { states } = await toured(nothing, { calls: 1, open: 1 });
  assertEquals(states[0], 1);
});

/** What no rule names of a subject, where these are the rules that there are. */
async function unnamed(adapter: SystemAdapter, rules = settingsOf(adapter, {}).rules) {
  const graph = graphOf({ calls: 1, open: 1 }, callspec);
  const settings = { ...settingsOf(adapter, {}), rules };
  const tour = new Tour(graph);
  while (!tour.isDone) await tour.leg(settings, 1, new Set(rules.map(({ id }) => id)));
  return (await unnamedDivergences(graph, tour.turnoffs, settings, 1)).slice(0, 1);
}

Deno.test("unnamedDivergences tells where a subject left the reference's way and broke no rule", async () => {
  assert(lost.adapter.kit === "system");
  assertEquals(await unnamed(lost.adapter, []), [{
    from: "a incoming",
    step: { kind: "appAnswers", call: "a" },
    expected: "a incoming, answerCall of a",
    observed: "a incoming",
  }]);
});

Deno.test("unnamedDivergences leaves out what a rule names, and the reference has none", async () => {
  assert(lost.adapter.kit === "system");
  assertEquals(await unnamed(lost.adapter), []);
  assertEquals(await unnamed(referenceSystem, []), []);
});

Deno.test("unnamedDivergences needs a rule to be broken on the way, not before it", async () => {
  const cut = MUTANTS.find(({ breaks }) => breaks === "system/holding-ends-nothing")?.adapter;
  assert(cut?.kit === "system");
  assertEquals(await unnamed(cut), []);
});

Deno.test("Pairs tries every two steps at once at every state, and the reference takes them", async () => {
  const pairs = new Pairs(graphOf({ calls: 1, open: 1 }, callspec));
  const settings = settingsOf(referenceSystem, {});
  const found: string[] = [];
  while (!pairs.isDone) {
    const leg = await pairs.leg(settings, 1, new Set());
    found.push(...leg.found.map(({ rule }) => rule.id));
  }
  assertEquals([found, pairs.paired.pairs], [[], [1_394, 1_394]]);
});

/** It loses whatever is asked for while the settlement of something else is under way. */
const racing = effectMutant(
  "forgets to settle a request that comes in the same tick as another",
  "system/settle-requests-once",
  (effect, input, before) =>
    effect.kind === "requestSettled" && input.kind === "requested" && before.now === input.at &&
      before.transactions.some(({ stage }) => stage === "asked")
      ? []
      : effect,
);

Deno.test("Pairs finds what goes wrong only where two things happen at once", async () => {
  const pairs = new Pairs(graphOf({ calls: 1, open: 1 }, callspec));
  const settings = settingsOf(racing.adapter, {});
  const found = new Set<string>();
  while (!pairs.isDone) {
    const leg = await pairs.leg(settings, 1, new Set());
    for (const { rule } of leg.found) found.add(rule.id);
  }
  assert(found.has("system/settle-requests-once"), [...found].join());
});
