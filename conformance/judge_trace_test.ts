import { assertEquals } from "@std/assert";
import { performs, rings, timesOut, wait } from "../rules/example.ts";
import { claimsAmong, eventsOf, RULES, sideOf } from "../rules/mod.ts";
import { EVENT_KINDS, type TraceHeader } from "../trace/mod.ts";
import { judgeTrace } from "./judge_trace.ts";

const header = (side: TraceHeader["side"], kinds = EVENT_KINDS): TraceHeader => ({
  callspec: "0.1.0",
  clock: "virtual",
  profile: "callspec",
  side,
  kinds,
});

for (const rule of RULES) {
  Deno.test(`judgeTrace finds that ${rule.id} is kept in one example and broken in the other`, () => {
    const side = header(sideOf(rule));
    const declared = { capabilities: claimsAmong(rule.needs ?? []) };
    const statusOf = (example: keyof typeof rule.examples) =>
      judgeTrace({ header: side, events: eventsOf(rule.examples[example]) }, declared)
        .find((verdict) => verdict.rule === rule)?.status;
    assertEquals([statusOf("satisfied"), statusOf("broken")], ["passed", "failed"]);
  });
}

Deno.test("judgeTrace says of a rule that it does not apply where what it hears was not recorded", () => {
  const kinds = EVENT_KINDS.filter((kind) => kind !== "completed");
  const verdict = judgeTrace({ header: header("app", kinds), events: [] })
    .find(({ rule }) => rule.id === "app/complete-every-action");
  assertEquals(verdict?.status === "inapplicable" && verdict.because, "not recorded: completed");
});

Deno.test("judgeTrace passes nothing of an empty trace", () => {
  const verdicts = judgeTrace({ header: header("system"), events: [] });
  assertEquals(verdicts.filter(({ status }) => status !== "inconclusive"), []);
});

Deno.test("judgeTrace lets a clock of a machine be off by 50 ms, and one that a kit moves by nothing", () => {
  const early = (ms: number) =>
    eventsOf([...rings("a"), performs("endCall", "a"), wait(5_000 - ms), timesOut("endCall", "a")]);
  const statusOf = (clock: TraceHeader["clock"], ms: number) =>
    judgeTrace({ header: { ...header("system"), clock }, events: early(ms) })
      .find(({ rule }) => rule.id === "system/time-out-late-actions")?.status;
  assertEquals(
    [statusOf("virtual", 0), statusOf("virtual", 1), statusOf("wall", 50), statusOf("wall", 51)],
    ["passed", "failed", "passed", "failed"],
  );
});
