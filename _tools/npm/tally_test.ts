import { assertEquals } from "@std/assert";
import { count, countFindings } from "./tally.ts";

/** What a runner ended with and printed, and what is counted. */
const RUNS:
  readonly (readonly [what: string, code: number, text: string, passed: number, failed: number])[] =
    [
      ["lines of TAP", 0, "ok 1 - a\nok 2 - b\n", 2, 0],
      ["lines of TAP that are planned", 0, "1..2\nok 1 - a\nok 2 - b\n", 2, 0],
      ["fewer tests than were planned as a failure", 0, "1..3\nok 1 - a\nok 2 - b\n", 2, 1],
      ["what TAP says is not ok", 1, "ok 1 - a\nnot ok 2 - b\nnot ok 3 - c\n", 1, 2],
      ["what is not ok also where a runner ends with 0", 0, "ok 1 - a\nnot ok 2 - b\n", 1, 1],
      ["the sum of Jest", 1, "Tests:       1 failed, 5 passed, 6 total\n", 5, 1],
      ["a run that tested nothing as a failure", 0, "", 0, 1],
      ["a run that ended badly as a failure", 1, "ok 1 - a\n", 1, 1],
    ];

for (const [what, code, text, passed, failed] of RUNS) {
  Deno.test(`count counts ${what}`, () => {
    assertEquals(count("a runner", { code, text }), { passed, failed });
  });
}

Deno.test("countFindings counts what has a flaw as failed", () => {
  assertEquals(countFindings("a tool", [["it is", []], ["it is not", ["here", "there"]]]), {
    passed: 1,
    failed: 1,
  });
});
