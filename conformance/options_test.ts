import { assertEquals, assertRejects } from "@std/assert";
import { isLaw, type RuleId, rulesFor } from "../rules/mod.ts";
import type { AppAdapter } from "./adapter.ts";
import { type CampaignOptions, conform } from "./campaign.ts";
import { appChecks } from "./check.ts";
import { MUTANTS } from "./mutants/mod.ts";
import type { Progress } from "./options.ts";
import { referenceApp, referenceSystem } from "./reference_adapters.ts";
import { type Finding, findingsOf } from "./result.ts";
import { readToken } from "./token.ts";

/** An app with a fault that the first steps of the corpus show. */
const BREAKS: RuleId = "app/forget-ended-calls";
const broken = MUTANTS.find(({ breaks }) => breaks === BREAKS)?.adapter ?? referenceApp;

Deno.test("rules: conform judges the rules that are selected, and says of all others that they were not run", async () => {
  const heard = new Set<string>();
  const judged = new Set<number>();
  const { verdicts } = await conform(broken, {
    steps: 500,
    rules: [BREAKS],
    onFinding: ({ rule }) => void heard.add(rule.id),
    onProgress: ({ rules }) => void judged.add(rules),
  });
  assertEquals([[...heard], [...judged]], [[BREAKS], [1]]);
  const of = (status: string) =>
    verdicts.filter((verdict) => verdict.status === status).map(({ rule }) => rule.id);
  assertEquals(of("failed"), [BREAKS]);
  const others = rulesFor("app").map(({ id }) => id).filter((id) => id !== BREAKS);
  assertEquals(of("notRun"), others);
});

Deno.test("rules: appChecks has a check for each rule that is selected, and no other", () => {
  const checks = appChecks(referenceApp, { rules: [BREAKS] });
  assertEquals(checks.map(({ rule }) => rule.id), [BREAKS]);
});

Deno.test("bail: conform ends at the first breach of law, which it shrinks", async () => {
  const progress: Progress[] = [];
  const options = { steps: 500, bail: true, onProgress: (at: Progress) => void progress.push(at) };
  const result = await conform(broken, options);
  const [finding] = findingsOf(result).filter(({ rule }) => isLaw(rule));
  assertEquals([result.cutShort, result.effort.steps, finding?.rule.id], ["bailed", 0, BREAKS]);
  assertEquals(finding?.scenario.lines.length, 2);
  assertEquals(progress.at(-1)?.part, "corpus");
});

Deno.test("bail: advice ends nothing", async () => {
  const advised = MUTANTS.find(({ breaks }) => breaks === "app/hold-before-resuming");
  const result = await conform(advised?.adapter ?? broken, { steps: 500, bail: true });
  assertEquals(findingsOf(result).map(({ rule }) => rule.id), ["app/hold-before-resuming"]);
  assertEquals([result.cutShort, result.effort.steps >= 500], [null, true]);
});

Deno.test("timeBudget: conform ends when the time is up, and says so", async () => {
  let ms = 0;
  const timeBudget = { ms: 3_000, now: () => ms++ };
  const { cutShort, effort, properties } = await conform(referenceApp, {
    timeBudget,
    steps: 9_999,
  });
  assertEquals([cutShort, effort.steps < 9_999, properties], ["timeIsUp", true, []]);
});

Deno.test("timeBudget: one that is not used up changes nothing of the result", async () => {
  const text = async (options: CampaignOptions) =>
    JSON.stringify(await conform(referenceApp, { steps: 300, corpus: false, ...options }));
  assertEquals(await text({ timeBudget: { ms: 1, now: () => 0 } }), await text({}));
});

Deno.test("signal: conform ends within the properties as well", async () => {
  const stop = new AbortController();
  const { cutShort, properties } = await conform(referenceApp, {
    steps: 100,
    corpus: false,
    signal: stop.signal,
    onProgress: ({ part }) => part === "properties" && stop.abort(),
  });
  assertEquals([cutShort, properties], ["interrupted", []]);
});

/** The same app, but that a campaign is interrupted when it is opened for the nth time. */
function interrupting(adapter: AppAdapter, time: number, stop: AbortController): AppAdapter {
  let opened = 0;
  return {
    ...adapter,
    open(phone) {
      if (++opened === time) stop.abort();
      return adapter.open(phone);
    },
  };
}

Deno.test("signal: conform ends at the next step, with what is known by then", async () => {
  const stop = new AbortController();
  const subject = interrupting(referenceApp, 50, stop);
  const result = await conform(subject, { signal: stop.signal });
  assertEquals([result.cutShort, result.effort.steps, result.life.isAlive], [
    "interrupted",
    0,
    true,
  ]);
  assertEquals(result.verdicts.some(({ status }) => status === "passed"), true);
});

Deno.test("signal: what was found stays as it was found, where shrinking it is interrupted", async () => {
  if (broken.kit !== "app") throw new Error(`Cannot interrupt a ${broken.kit}: take an app`);
  const stop = new AbortController();
  const heard: Finding[] = [];
  const result = await conform(interrupting(broken, Infinity, stop), {
    corpus: false,
    signal: stop.signal,
    onFinding(finding) {
      heard.push(finding);
      stop.abort();
    },
  });
  const [finding] = findingsOf(result);
  assertEquals([result.cutShort, finding?.shrunk.runs, finding === heard[0]], [
    "interrupted",
    0,
    true,
  ]);
  assertEquals(readToken(finding?.token ?? "").scenario, finding?.scenario);
});

Deno.test("onFinding hears every finding as it was found, and again when it is shrunk", async () => {
  const heard: [rule: string, isShrunk: boolean][] = [];
  const { verdicts } = await conform(broken, {
    steps: 500,
    onFinding: ({ rule, shrunk }) => void heard.push([rule.id, shrunk.runs > 0]),
  });
  const failed = new Set(
    verdicts.filter(({ status }) => status === "failed")
      .map(({ rule }) => rule.id),
  );
  assertEquals(
    heard.toSorted().filter(([id]) => id === BREAKS),
    [[BREAKS, false], [BREAKS, true]],
  );
  assertEquals(new Set(heard.map(([id]) => id)), failed);
});

Deno.test("onFinding hears of no breach of a rule that is about what was never seen", async () => {
  const unseen = MUTANTS.find(({ breaks }) => breaks === "app/configure-audio-first");
  const heard = new Set<string>();
  const { verdicts } = await conform(unseen?.adapter ?? broken, {
    steps: 500,
    onFinding: ({ rule }) => void heard.add(rule.id),
  });
  const failed = verdicts.filter(({ status }) => status === "failed").map(({ rule }) => rule.id);
  assertEquals([...heard].toSorted(), failed.toSorted());
});

Deno.test("onProgress hears of every part, and its figures only grow", async () => {
  const heard: Progress[] = [];
  await conform(referenceSystem, { steps: 400, onProgress: (at) => void heard.push(at) });
  assertEquals([...new Set(heard.map(({ part }) => part))], [
    "corpus",
    "tour",
    "walks",
    "properties",
  ]);
  const figures = heard.map(({ runs, steps, exercised }) => [runs, steps, exercised]);
  assertEquals(figures.toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0)), figures);
  const last = heard.at(-1);
  assertEquals([(last?.steps ?? 0) >= 400, last?.budget, last?.findings], [true, 400, 0]);
});

Deno.test("shard: shards share the walks and the rest of the work, and none does it twice", async () => {
  const runsOf = async (index: number, of: number) => {
    let runs = 0;
    const { effort, shard, properties } = await conform(referenceSystem, {
      steps: 400,
      shard: { index, of },
      onProgress: (at) => void (runs = at.runs),
    });
    assertEquals(shard, { index, of });
    return { runs, walks: effort.walks, hasTour: effort.toured !== null, properties };
  };
  const [one, two, all] = [await runsOf(1, 2), await runsOf(2, 2), await runsOf(1, 1)];
  assertEquals([one.hasTour, two.hasTour], [true, false]);
  assertEquals([one.properties.length, two.properties.length], [2, 0]);
  assertEquals(one.runs - one.walks + two.runs - two.walks, all.runs - all.walks);
});

const refused: readonly (readonly [options: CampaignOptions, message: string])[] = [
  [
    { rules: ["app/be-nice"] },
    "Cannot select app/be-nice: there is no such rule; RULES has them all",
  ],
  [
    { shard: { index: 3, of: 2 } },
    "Cannot do shard 3 of 2: the first of two is { index: 1, of: 2 }",
  ],
];

for (const [options, message] of refused) {
  Deno.test(`conform refuses ${JSON.stringify(options)}`, async () => {
    await assertRejects(() => conform(referenceApp, options), RangeError, message);
  });
}
