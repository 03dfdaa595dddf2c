import { assertEquals } from "@std/assert";
import type { EventKind, TraceHeader } from "../../trace/mod.ts";
import { EVENT_KINDS } from "../../trace/mod.ts";
import { type JudgedTrace, judgeLines } from "./judge_lines.ts";
import type { TraceOptions } from "./trace_judge.ts";

// What stands in the lines of a file, as short words.

const HEADER: TraceHeader = {
  callspec: "0.1.0",
  side: "app",
  clock: "virtual",
  profile: "apple",
  kinds: EVENT_KINDS,
};
const A = "AAAAAAAA-0000-4000-8000-00000000000A";
const B = "BBBBBBBB-0000-4000-8000-00000000000B";
const ANSWER = "11111111-0000-4000-8000-000000000001";
const HANGUP = "22222222-0000-4000-8000-000000000002";

let at = 0;
const line = (kind: EventKind | "danced", fields: object = {}) =>
  JSON.stringify({ at: at++, kind, ...fields });
const reports = (report: number, callId: string) =>
  line("incomingReported", { report, callId, update: {} });
const allows = (report: number, callId: string) =>
  line("incomingSettled", { report, callId, error: null });
const performs = (kind: string, id: string, callId: string) =>
  line("performed", { action: { kind, id, callId }, timeoutAt: at + 5_000, isHandled: true });
const fulfills = (actionId: string) => line("completed", { actionId, outcome: "fulfilled" });
const lists = (...ids: readonly string[]) =>
  line("callsListed", {
    calls: ids.map((id) => ({ id, ...{ isOutgoing: false, isOnHold: false }, ...STATE })),
  });
const STATE = { hasConnected: false, hasEnded: false };
const gap = () => line("gap", { because: "the log was rotated" });

async function judged(
  lines: readonly string[],
  header: Partial<TraceHeader> = {},
  options: TraceOptions = {},
): Promise<JudgedTrace> {
  const first = JSON.stringify({ ...HEADER, ...header });
  return await judgeLines([first, ...lines], options);
}

const found = ({ findings }: JudgedTrace) => findings.map(({ rule, line }) => [rule.id, line]);

/** The status of a rule, and what it rests on. */
function statusOf({ verdicts }: JudgedTrace, id: string): string {
  const verdict = verdicts.find(({ rule }) => rule.id === id);
  if (!verdict) return "not there";
  return "because" in verdict ? `${verdict.status}: ${verdict.because}` : verdict.status;
}

Deno.test("judgeLines names the line at which a rule broke, those beside it, and what led to it", async () => {
  const lines = [reports(1, A), "", allows(1, A), reports(2, A), lists(A), lists(A), lists(A)];
  const { findings } = await judged(lines);
  assertEquals(
    findings.map(({ rule, line, violation, context, around }) => ({
      rule: rule.id,
      line,
      at: violation.at.kind,
      context: context.map((each) => [each.line, each.text === lines[each.line - 2]]),
      around: around.map(({ kind, index }) => [kind, index]),
    })),
    [{
      rule: "app/unique-call-ids",
      line: 5,
      at: "incomingReported",
      context: [[3, true], [4, true], [5, true], [6, true], [7, true]],
      around: [["incomingReported", 0], ["incomingSettled", 1], ["incomingReported", 2]],
    }],
  );
});

Deno.test("judgeLines shortens long lines in what it shows", async () => {
  const long = { report: 2, callId: A, update: { localizedCallerName: "x".repeat(1_000) } };
  const { findings } = await judged([reports(1, A), line("incomingReported", long)]);
  assertEquals(findings.map(({ context }) => context.at(-1)?.text.length), [160]);
});

Deno.test("judgeLines knows an id in any case", async () => {
  const lines = [reports(1, A), allows(1, A.toLowerCase()), reports(2, A.toLowerCase())];
  assertEquals(found(await judged(lines)), [["app/unique-call-ids", 4]]);
});

Deno.test("judgeLines says nothing of what was under way at a gap", async () => {
  const lines = [performs("answerCall", ANSWER, A), gap(), fulfills(ANSWER), fulfills(HANGUP)];
  const result = await judged(lines);
  assertEquals(
    [found(result), result.gaps, result.events, result.unheard],
    [[], [{ line: 3, because: "the log was rotated" }], 3, 2],
  );
  assertEquals(
    statusOf(result, "app/complete-every-action"),
    "inconclusive: nothing in what could be judged of the trace is about it",
  );
});

Deno.test("judgeLines judges again after a gap once the system lists no call", async () => {
  const twice = [reports(1, A), allows(1, A), reports(2, A)];
  const rest = line("rested");
  assertEquals(found(await judged([gap(), rest, ...twice])), []);
  assertEquals(found(await judged([gap(), lists(B), rest, ...twice])), []);
  assertEquals(found(await judged([gap(), lists(), rest, ...twice])), [["app/unique-call-ids", 7]]);
});

Deno.test("judgeLines is silent after a gap when something from before it turns up", async () => {
  const again = [fulfills(ANSWER), reports(1, A), allows(1, A), reports(2, A)];
  const result = await judged([gap(), lists(), line("rested"), ...again]);
  assertEquals([found(result), result.unheard], [[], 6]);
});

Deno.test("judgeLines judges after a gap what an app sets up when the app was started again", async () => {
  const deaf = line("delegateSet", { provider: 1, members: [] });
  const clear = [lists(), line("rested")];
  const started = line("processStarted");
  assertEquals(found(await judged([deaf])), [["app/hear-resets", 2]]);
  assertEquals(found(await judged([gap(), ...clear, deaf])), []);
  assertEquals(found(await judged([gap(), ...clear, started, deaf])), []);
  assertEquals(found(await judged([gap(), started, ...clear, deaf])), [["app/hear-resets", 6]]);
});

Deno.test("judgeLines judges an event layer after a gap once its runtime is started anew", async () => {
  const emitted = line("nativeEmitted", { serial: 1, name: "answered", callId: A });
  const heard = line("delivered", { listener: "x", serial: 1, name: "answered", callId: A });
  const twice = [line("listenerAttached", { listener: "x" }), emitted, heard, heard];
  const id = "events/deliver-once-in-order";
  assertEquals(found(await judged(twice, { side: "events" })), [[id, 5]]);
  assertEquals(found(await judged([gap(), ...twice], { side: "events" })), []);
  const reloaded = [gap(), line("runtimeReloaded"), ...twice];
  assertEquals(found(await judged(reloaded, { side: "events" })), [[id, 7]]);
});

Deno.test("judgeLines takes a clock that was set back for a gap, and a late line for none", async () => {
  const twice = [reports(1, A), allows(1, A), reports(2, A)];
  const [one = "", two = "", three = ""] = twice;
  const mixed = await judged([two, one, three], { clock: "wall" });
  assertEquals([found(mixed), mixed.gaps], [[["app/unique-call-ids", 4]], []]);
  const past = JSON.stringify({ ...JSON.parse(three), at: -3_600_000 });
  const set = await judged([one, two, past], { clock: "wall" });
  const because = `the clock was set back by ${JSON.parse(two).at + 3_600_000} ms`;
  assertEquals([found(set), set.gaps], [[], [{ line: 4, because }]]);
});

Deno.test("judgeLines leaves out a rule that reads of the World what was not recorded", async () => {
  const kinds = EVENT_KINDS.filter((kind) => kind !== "requestSettled");
  const result = await judged([reports(1, A), allows(1, A), reports(2, A)], { kinds });
  assertEquals(
    [found(result), statusOf(result, "app/unique-call-ids")],
    [[], "inapplicable: not recorded: requestSettled"],
  );
});

Deno.test("judgeLines judges without rested, and says what it cannot say then", async () => {
  const kinds = EVENT_KINDS.filter((kind) => kind !== "rested");
  const result = await judged([reports(1, A), allows(1, A), reports(2, A)], { kinds });
  assertEquals(found(result), [["app/unique-call-ids", 4]]);
  assertEquals(
    statusOf(result, "app/report-remote-end"),
    "inconclusive: without rested no trace says that something never came",
  );
});

Deno.test("judgeLines blames nobody for what is open where the trace just stops", async () => {
  const result = await judged([reports(1, A), allows(1, A), performs("answerCall", ANSWER, A)]);
  assertEquals(found(result), []);
  assertEquals(
    statusOf(result, "app/complete-every-action"),
    "inconclusive: nothing in the trace is about it",
  );
});

Deno.test("judgeLines forgets what is over, and finds what breaks later", async () => {
  const round = (number: number, id: string) => [
    ...[reports(number, id), allows(number, id), performs("endCall", HANGUP, id)],
    ...[fulfills(HANGUP), line("rested")],
  ];
  const twice = [reports(3, B), allows(3, B), reports(4, B)];
  const lines = [...round(1, A), ...round(2, B), ...twice];
  const result = await judged(lines, {}, { chapter: 1 });
  assertEquals(found(result), [["app/unique-call-ids", 14]]);
});

Deno.test("judgeLines doubts what follows on something that is over and forgotten", async () => {
  const round = [reports(1, A), allows(1, A), performs("endCall", HANGUP, A), fulfills(HANGUP)];
  const lines = [...round, line("rested"), fulfills(HANGUP), reports(2, B), reports(3, B)];
  const result = await judged(lines, {}, { chapter: 1 });
  assertEquals([found(result), result.unheard], [[], 3]);
});

Deno.test("judgeLines judges some rules alone, and says why others are not judged", async () => {
  const lines = [reports(1, A), allows(1, A), reports(2, A)];
  const id = "app/unique-call-ids";
  const { verdicts } = await judged(lines, {}, {
    rules: [id, "app/hear-resets"],
    disable: { [id]: "see issue 7" },
  });
  assertEquals(verdicts.map(({ status, rule }) => [rule.id, status]), [
    [id, "notRun"],
    ["app/hear-resets", "inconclusive"],
  ]);
});

Deno.test("judgeLines judges by another profile than the header's, where one is given", async () => {
  const rule = "app/complete-before-handler-settles";
  const statuses = await Promise.all(
    (["apple", "callspec"] as const).map(async (profile) =>
      statusOf(await judged([], { profile: "callspec" }, { profile, rules: [rule] }), rule)
    ),
  );
  assertEquals(statuses, [
    "inapplicable: the profile apple leaves it out",
    "inconclusive: nothing in the trace is about it",
  ]);
});

Deno.test("judgeLines counts events of kinds that nobody knows", async () => {
  const { skipped, events } = await judged([line("danced"), reports(1, A), line("danced")]);
  assertEquals([skipped, events], [{ danced: 2 }, 1]);
});

const END = '{"at":9,"kind":"rest';
const endings: readonly (readonly [
  what: string,
  lines: readonly string[],
  flaw: string | null,
  torn: number | null,
])[] = [
  ["nothing more", [], null, null],
  ["a line that is cut off", [END], null, 2],
  ["a line that is cut off and empty ones", [END, "", " \r"], null, 2],
  ["a line that is cut off and another", [END, "", "{}"], "line 2: expected a JSON object", null],
  ["a line that is JSON and no event", ["[]"], "line 2: expected a JSON object, found []", null],
];
for (const [what, lines, flaw, torn] of endings) {
  Deno.test(`judgeLines reads to its end a trace that ends with ${what}: ${flaw ?? "yes"}`, async () => {
    const result = await judged(lines);
    assertEquals([result.flaw?.message.slice(0, flaw?.length) ?? null, result.torn], [flaw, torn]);
  });
}

Deno.test("judgeLines finds no trace in an empty text", async () => {
  const { header, verdicts, flaw } = await judgeLines(["", " "]);
  assertEquals(
    [header, verdicts, flaw],
    [null, [], { line: 1, message: "line 1: expected a header, found nothing" }],
  );
});

Deno.test("judgeLines says what was found before a line that is none", async () => {
  const result = await judged([reports(1, A), allows(1, A), reports(2, A), "[]", reports(3, B)]);
  assertEquals([found(result), result.flaw?.line], [[["app/unique-call-ids", 4]], 5]);
});
