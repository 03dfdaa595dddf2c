import { assertEquals, assertStringIncludes } from "@std/assert";
import { Parser } from "tap-parser";
import { validateXML } from "xmllint-wasm";
import { SAMPLES } from "../report/given_results_test.ts";
import { REPORTERS, type ResultData } from "../report/mod.ts";

const schema = await Deno.readTextFile(new URL("junit.xsd", import.meta.url));

/** What is wrong with documents, by libxml2. */
async function flawsOf(documents: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const xml = Object.entries(documents).map(([fileName, contents]) => ({ fileName, contents }));
  const { errors } = await validateXML({ xml, schema: [schema] });
  return errors.map(({ rawMessage }) => rawMessage);
}

const samples = Object.fromEntries(
  Object.entries(SAMPLES).map(([name, data]) => [name, REPORTERS.junit.render(data)]),
);

Deno.test("every JUnit report is valid against the schema that readers share", async () => {
  assertEquals(await flawsOf(samples), []);
});

Deno.test("the schema of JUnit tells what readers would stumble over", async () => {
  const { broken = "" } = samples;
  const changed = [
    [broken.replace(/ tests="7"/g, ""), "The attribute 'tests' is required but missing"],
    [broken.replace('errors="1"', 'errors="one"'), "'one' is not a valid value"],
    [broken.replaceAll("skipped", "omitted"), "The attribute 'omitted' is not allowed"],
    [broken.replace("app/start-when-invited", "app/unique-call-ids"), "Duplicate key-sequence"],
    [broken.replace("</testsuites>", ""), "Premature end of data in tag testsuites"],
  ] as const;
  for (const [document, flaw] of changed) {
    assertStringIncludes((await flawsOf({ document })).join("\n"), flaw);
  }
});

/** What is told of a finding. */
const FINDING = "cause,statement,expected,observed,hint,steps,replay,diagram";

/** What a parser of TAP reads. */
function tapPoints(data: ResultData | undefined) {
  const events = Parser.parse(data ? REPORTERS.tap.render(data) : "");
  const points = events.flatMap(([kind, point]) =>
    kind === "assert" ? [[point.ok, point.name, point.skip || point.todo]] : []
  );
  const more = events.flatMap(([kind, point]) =>
    kind === "assert" && point.diag ? [Object.keys(point.diag).join()] : []
  );
  const strays = events.filter(([kind]) => kind === "extra");
  const end = events.flatMap(([kind, results]) => kind === "complete" ? [results.ok] : []);
  return { points, more, strays, end };
}

Deno.test("tap is read by a parser as it is meant: known failures and advice do not count", () => {
  assertEquals(tapPoints(SAMPLES["broken"]), {
    points: [
      [true, "app/unique-call-ids", false],
      [false, "app/answer-when-connected", false],
      [false, "app/forget-ended-calls", false],
      [
        false,
        "app/complete-every-action",
        "known (https://issues.example/7): nothing by the deadline",
      ],
      [false, "app/end-the-call-meant", "(advice) endCall for call b"],
      [false, "app/reset-drops-everything", false],
      [false, "app/start-when-invited", false],
    ],
    more: [...Array.from({ length: 4 }, () => FINDING), "message", "message"],
    strays: [],
    end: [false],
  });
  assertEquals(tapPoints(SAMPLES["conformant"]).end, [true]);
});

Deno.test("tap says of one that does not live one thing, and passes nothing", () => {
  assertEquals(tapPoints(SAMPLES["silent"]), {
    points: [
      [false, "the run itself, 1: noSignOfLife", false],
      [true, "app/unique-call-ids", "inconclusive: no sign of life: it completed no action"],
      [true, "app/forget-ended-calls", "inconclusive: no sign of life: it completed no action"],
    ],
    more: ["message"],
    strays: [],
    end: [false],
  });
});

Deno.test("tap keeps what a subject says from being taken for a directive or a point", () => {
  assertEquals(tapPoints(SAMPLES["faulty"]), {
    points: [
      [false, "the run itself, 1: fault", false],
      [false, "the run itself, 2: fault", false],
      [true, "app/unique-call-ids", false],
      [true, "app/forget-ended-calls", "not run: disabled: we keep them | for a # SKIP list"],
    ],
    more: ["message", "message"],
    strays: [],
    end: [false],
  });
});
