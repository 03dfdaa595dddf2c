import { assertEquals } from "@std/assert";
import { judgeLines } from "../conformance/mod.ts";
import { flawOf } from "../schema/mod.ts";
import { EVENT_KINDS } from "../trace/mod.ts";
import { VERIFY_REPORTERS, verifyData, verifySchema } from "./mod.ts";

const HEADER = {
  callspec: "0.1.0",
  side: "app",
  clock: "virtual",
  profile: "apple",
  kinds: EVENT_KINDS,
};
const A = "aaaaaaaa-0000-4000-8000-00000000000a";
const RING = `{"at":0,"kind":"incomingReported","report":1,"callId":"${A}","update":{}}`;
const ALLOWED = `{"at":0,"kind":"incomingSettled","report":1,"callId":"${A}","error":null}`;
const WRONG_END =
  `{"at":0,"kind":"callEndReported","callId":"${A}","reason":"bored","endedAt":null}`;

const judged = await judgeLines([JSON.stringify(HEADER), RING, ALLOWED, WRONG_END, "[]"]);
const BROKEN = "app/known-end-reasons";
const SAID = "line 4: expected one of failed, remoteEnded, unanswered, answeredElsewhere, " +
  "declinedElsewhere; observed the reason bored";
const FLAW = "not read to its end: line 5: expected a JSON object, found []";

/** The lines of each report that are about the finding, the flaw, a rule that is kept and one that is not told of. */
const REPORTS = [
  ["junit", [
    `    <testcase classname="a|b.ndjson" name="the trace itself">`,
    `      <error type="flaw" message="${FLAW}"/>`,
    `      <failure type="${BROKEN}" message="the reason bored">${SAID}</failure>`,
    `    <testcase classname="a|b.ndjson" name="app/unique-call-ids"/>`,
  ]],
  ["tap", [
    "not ok 1 - the trace itself",
    `  message: "${FLAW}"`,
    "  line: 4",
    '  observed: "the reason bored"',
  ]],
  ["markdown", [
    `**${FLAW.replaceAll("[]", "\\[\\]")}**`,
    `- **${BROKEN}** (law): The app gives one of the five known reasons when it reports the end of a call.`,
    `  - ${SAID}`,
  ]],
  ["github", [
    `::error file=a|b.ndjson,line=5,title=the trace itself::${FLAW}`,
  ]],
] as const;

for (const [name, lines] of REPORTS) {
  Deno.test(`VERIFY_REPORTERS ${name} tells of a finding by its line, and of what could not be read`, () => {
    const written = VERIFY_REPORTERS[name](judged, "a|b.ndjson");
    const there = new Set(written.split("\n"));
    assertEquals(lines.filter((line) => !there.has(line)), [], written);
  });
}

Deno.test("VERIFY_REPORTERS github has an annotation at the line of each finding", () => {
  const found = VERIFY_REPORTERS.github(judged, "log").split("\n")
    .filter((line) => line.startsWith(`::error file=log,line=4,title=${BROKEN}::`));
  assertEquals(found.length, 1);
});

Deno.test("VERIFY_REPORTERS json is what verifySchema describes, and equal where the trace is", () => {
  const data = JSON.parse(VERIFY_REPORTERS.json(judged, "log"));
  assertEquals(data, JSON.parse(JSON.stringify(verifyData(judged, "log"))));
  assertEquals(flawOf(verifySchema, data), null);
  assertEquals([data.outcome.exitCode, data.findings[0].line, data.flaw.line], [3, 4, 5]);
  assertEquals(flawOf(verifySchema, { ...data, lines: -1 }) === null, false);
});
