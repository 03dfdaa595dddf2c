import { assertEquals } from "@std/assert";
import { judgeLines } from "../conformance/mod.ts";
import { EVENT_KINDS } from "../trace/mod.ts";
import { verifyExitCode, verifyText } from "./mod.ts";

const HEADER = { callspec: "0.1.0", side: "app", clock: "virtual", profile: "apple" };
const FIRST = JSON.stringify({ ...HEADER, kinds: EVENT_KINDS });
const A = "aaaaaaaa-0000-4000-8000-00000000000a";
const ring = (report: number) =>
  `{"at":0,"kind":"incomingReported","report":${report},"callId":"${A}","update":{}}`;
const ALLOWED = `{"at":0,"kind":"incomingSettled","report":1,"callId":"${A}","error":null}`;
const WRONG_END =
  `{"at":0,"kind":"callEndReported","callId":"${A}","reason":"bored","endedAt":null}`;

const TOLD: readonly (readonly [lines: readonly string[], code: number, sentence: string])[] = [
  [
    [FIRST, ring(1), ALLOWED],
    0,
    "breaks no law under callspec 0.1.0, profile apple: 1 rule exercised and kept",
  ],
  [
    [FIRST, ring(1), ALLOWED, ring(2)],
    1,
    "BREAKS 1 of law under callspec 0.1.0, profile apple",
  ],
  [[FIRST], 2, "NO CLAIM under callspec 0.1.0, profile apple: nothing in it is about any rule"],
  [[], 3, "NO TRACE: line 1: expected a header, found nothing"],
  [
    [FIRST, ring(1), ALLOWED, ring(2), "[]"],
    3,
    "NOT READ TO ITS END under callspec 0.1.0, profile apple: " +
    "line 5: expected a JSON object, found []",
  ],
];

for (const [lines, code, sentence] of TOLD) {
  Deno.test(`verifyText says of ${lines.length} lines: ${sentence}`, async () => {
    const judged = await judgeLines(lines);
    const [first] = verifyText(judged, "log.ndjson").split("\n");
    assertEquals([verifyExitCode(judged), first], [code, `log.ndjson: ${sentence}`]);
  });
}

Deno.test("verifyText tells of gaps, of what was skipped, and of a line that is cut off", async () => {
  const gap = '{"at":0,"kind":"gap","because":"the log was rotated"}';
  const lines = [FIRST, gap, ring(1), '{"at":0,"kind":"danced"}', '{"at":0,"ki'];
  assertEquals(verifyText(await judgeLines(lines)).split("\n").slice(2), [
    "  line 2: events are missing: the log was rotated",
    "  1 event not judged: what was so before them is not known; write callsListed after a gap",
    "  kinds that are not known, skipped: danced (1)",
    "  line 5 is cut off: the trace stops before it",
  ]);
});

Deno.test("verifyText shows of a finding its line, what stands round it, and what led to it", async () => {
  const text = verifyText(await judgeLines([FIRST, ring(1), ALLOWED, WRONG_END, ALLOWED]), "log");
  assertEquals(
    text,
    `log: BREAKS 1 of law under callspec 0.1.0, profile apple
  5 lines, 4 events; rules: 1 passed, 1 failed, 72 inconclusive, 1 inapplicable

-- 1 of 1 ----------------------------------------------------------------------

app/known-end-reasons  (MUST, documented)
  The app gives one of the five known reasons when it reports the end of a call.

  line      4, callEndReported, call a (${A})
  expected  one of failed, remoteEnded, unanswered, answeredElsewhere, declinedElsewhere
  observed  the reason bored
  hint      translate what your engine says; in doubt the reason is failed
  why       The system makes nothing of another one, or something else than was meant.
  source    CallKit SDK header, CXProvider <https://docs.rs/objc2-call-kit>

         2  ${ring(1)}
         3  ${ALLOWED}
  >      4  ${WRONG_END}
         5  ${ALLOWED}

  User                   System                          App                   Remote
    |                       |<------- incoming a ---------|                       |
    |                       |---- incoming a allowed ---->|                       |
    |                       |<----- a ended: bored -------|                       |   <== here`,
  );
});
