import { assertEquals } from "@std/assert";
import { typeLine } from "../fake_surroundings.ts";

const HEADER = '{"callspec":"0.1.0","side":"app","clock":"wall","profile":"apple","kinds":[]}';
const DEAF = '{"at":1,"kind":"delegateSet","provider":1,"members":["answerCall"]}';
const FIRST = HEADER.replace(
  "[]",
  '["delegateSet","processStarted"]',
);
const files = {
  "log.ndjson": `${FIRST}\n${DEAF}\n`,
  "header.ndjson": FIRST,
  "flawed.ndjson": `${FIRST}\n[]\n${DEAF}`,
};

const UNDER = "callspec 0.1.0, profile";
const CASES: readonly (readonly [line: string, code: number, said: string])[] = [
  ["verify log.ndjson", 1, `log.ndjson: BREAKS 1 of law under ${UNDER} apple`],
  [
    "verify log.ndjson --profile callspec",
    1,
    `log.ndjson: BREAKS 1 of law under ${UNDER} callspec`,
  ],
  [
    "verify log.ndjson --disable 'app/hear-resets: issue 7'",
    2,
    `log.ndjson: NO CLAIM under ${UNDER} apple: nothing in it is about any rule`,
  ],
  [
    "verify log.ndjson --rule app/complete-every-action",
    2,
    `log.ndjson: NO CLAIM under ${UNDER} apple: nothing in it is about any rule`,
  ],
  [
    "verify header.ndjson",
    2,
    `header.ndjson: NO CLAIM under ${UNDER} apple: nothing in it is about any rule`,
  ],
  [
    "verify flawed.ndjson",
    3,
    `flawed.ndjson: NOT READ TO ITS END under ${UNDER} apple: line 2: expected a JSON object, found []`,
  ],
  [
    "verify log.ndjson --reporter shields",
    64,
    "Cannot report on a trace as shields: no claim is made of one; there are text, json, junit, " +
    "tap, markdown, github",
  ],
  ["verify log.ndjson --reporter tap", 1, "TAP version 14"],
  [
    "verify header.ndjson --reporter markdown",
    2,
    "## header.ndjson: NO CLAIM under " + UNDER + " apple: nothing in it is about any rule",
  ],
  ["verify nowhere.ndjson", 3, "Cannot verify nowhere.ndjson: there is no such file"],
];
for (const [line, code, said] of CASES) {
  Deno.test(`callspec ${line} ends with ${code}`, async () => {
    const { code: exit, printed, told } = await typeLine(line, { files });
    assertEquals([exit, (printed() || told()).split("\n")[0]], [code, said]);
  });
}

Deno.test("callspec verify writes every report that is wanted, each where it is wanted", async () => {
  const line = "verify log.ndjson --reporter json=out/log.json --reporter github";
  const { code, printed, files: left } = await typeLine(line, { files });
  const { outcome, findings } = JSON.parse(left.get("out/log.json") ?? "");
  assertEquals([code, outcome.exitCode, findings[0].line], [1, 1, 2]);
  assertEquals(
    printed().split("\n")[0]?.split("::")[1],
    "error file=log.ndjson,line=2,title=app/hear-resets",
  );
});
