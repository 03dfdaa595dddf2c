import { assertEquals } from "@std/assert";
import { SAMPLES } from "./given_results_test.ts";
import { readResult, REPORTERS, type ResultData } from "./mod.ts";

const { broken, conformant, faulty, silent } = SAMPLES as Readonly<
  Record<"broken" | "conformant" | "faulty" | "silent", ResultData>
>;

Deno.test("every report can be made again from the file that the JSON report wrote", () => {
  const file = REPORTERS.json.render(broken);
  for (const { render } of Object.values(REPORTERS)) {
    assertEquals(render(readResult(file)), render(broken));
  }
});

Deno.test("no report has a character that moves a cursor or ends a document", () => {
  // deno-lint-ignore no-control-regex -- that is what is looked for
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
  assertEquals(faulty.faults.some((fault) => control.test(fault)), true);
  assertEquals(
    Object.entries(REPORTERS).filter(([, { render }]) => control.test(render(faulty))),
    [],
  );
});

/** What stands in an attribute of the suite, and what was counted. */
function junitCounts(data: ResultData) {
  const xml = REPORTERS.junit.render(data);
  const [suite = ""] = /<testsuite [^>]*>/.exec(xml) ?? [];
  const told = [...suite.matchAll(/ (tests|failures|errors|skipped)="(\d+)"/g)];
  const count = (name: string) => xml.split(`<${name} `).length - 1;
  return {
    told: Object.fromEntries(told.map(([, name, value]) => [name, Number(value)])),
    counted: {
      tests: count("testcase"),
      failures: count("failure"),
      errors: count("error"),
      skipped: count("skipped"),
    },
  };
}

Deno.test("junit counts what is in it, and is red where the exit code is", () => {
  for (const data of Object.values(SAMPLES)) {
    const { told, counted } = junitCounts(data);
    assertEquals(told, counted);
    assertEquals(counted.failures + counted.errors > 0, data.outcome.exitCode !== 0);
  }
});

Deno.test("junit has one error for one that does not live, and not one for each rule", () => {
  assertEquals(junitCounts(silent).told, { tests: 3, failures: 0, errors: 1, skipped: 2 });
});

Deno.test("junit has the cause as the type of a failure, so that what follows is grouped under it", () => {
  const failures = [
    ...REPORTERS.junit.render(broken).matchAll(/name="(\S+)">\s+<failure type="(\S+)"/g),
  ];
  assertEquals(failures.map(([, name, type]) => [name, type]), [
    ["app/answer-when-connected", "app/answer-when-connected"],
    ["app/forget-ended-calls", "app/answer-when-connected"],
    ["app/reset-drops-everything", "mended"],
  ]);
});

Deno.test("github has an error for each cause, a warning for what does not count, a line each", () => {
  const lines = REPORTERS.github.render(broken).trimEnd().split("\n");
  assertEquals(lines.map((line) => line.split("::").slice(0, 2).join("::")), [
    "::error title=app/answer-when-connected",
    "::warning title=app/complete-every-action",
    "::warning title=app/end-the-call-meant",
    "::error title=app/reset-drops-everything",
    "::error title=not put to the test",
    "::notice title=callspec",
  ]);
});

Deno.test("github escapes what would end a title or a line, or be taken for an escape", () => {
  const [, fault] = REPORTERS.github.render(faulty).split("\n");
  assertEquals(
    fault,
    "::error title=the run itself%2C 2%3A fault::" +
      "TypeError: a\\u0000 | b%0A::error::c %250A # SKIP ]]> <d>",
  );
});

Deno.test("markdown shows what a subject says as it is: no cell, fence or tag is ended by it", () => {
  const lines = REPORTERS.markdown.render(faulty).split("\n");
  assertEquals(
    lines.filter((line) => line.startsWith("- ") || line.startsWith("#")).slice(0, 4),
    [
      '## Pigeon \\& Söhne \\<v2\\>: "100%", \\#1 \\]\\]\\> \\| \\`x\\`: NO CLAIM under callspec 0.1.0, ' +
      "profile callspec: nothing of law broken, 1 not run, 2 faults",
      "### The run itself",
      "- **fault**: it broke app/unique-call-ids once, and not again by the same steps",
      "- **fault**: TypeError: a\\u0000 \\| b ::error::c %0A \\# SKIP \\]\\]\\> \\<d\\>",
    ],
  );
  const cells = lines.filter((line) => line.startsWith("| `app/forget-ended-calls`"))
    .map((line) => line.split(/(?<!\\)\|/).length - 2);
  assertEquals(cells, [4]);
});

Deno.test("markdown has a longer fence round a text that has one", () => {
  const [finding] = broken.findings;
  if (!finding) throw new Error("Cannot be: it is broken");
  const scenario = 'scenario "```"\n';
  const text = REPORTERS.markdown.render({ ...broken, findings: [{ ...finding, scenario }] });
  assertEquals(text.includes('````text\nscenario "```"\n````\n'), true);
});

Deno.test("shields says what can be claimed, and no percentage", () => {
  const oneCause = { ...broken, findings: broken.findings.slice(0, 1) };
  const badges = [conformant, broken, oneCause, silent, faulty].map((data) =>
    JSON.parse(REPORTERS.shields.render(data))
  );
  const badge = (message: string, color: string) => ({
    schemaVersion: 1,
    label: "callspec",
    message,
    color,
  });
  assertEquals(badges, [
    badge("conformant 0.1.0 callspec", "brightgreen"),
    badge("not conformant: 2 causes", "red"),
    badge("not conformant: 1 cause", "red"),
    badge("no claim", "lightgrey"),
    badge("no claim", "lightgrey"),
  ]);
});
