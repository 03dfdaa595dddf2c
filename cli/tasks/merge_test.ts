import { assertEquals, assertMatch } from "@std/assert";
import { referenceApp } from "../../conformance/mod.ts";
import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { readResult, REPORTERS } from "../../report/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import { type FakeSetting, typeLine } from "../fake_surroundings.ts";

/** An app with one fault. */
const BREAKS: RuleId = "app/forget-ended-calls";
const BROKEN = MUTANTS.find(({ breaks }) => breaks === BREAKS)?.adapter ?? referenceApp;

const modules: Readonly<Record<string, unknown>> = {
  "good.ts": { default: referenceApp },
  "broken.ts": { default: BROKEN },
};

function typed(line: string, setting: FakeSetting = {}) {
  return typeLine(line, { modules, ...setting });
}

const RULE = `--rule ${BREAKS} --quiet`;

/** The files that a share leaves. */
async function share(adapter: string, index: number, more = ""): Promise<Record<string, string>> {
  const name = `shares/${index}`;
  const line = `run ${adapter} --steps 400 --seed 3 --shard ${index}/3 ${RULE} ${more}`;
  const { files } = await typed(`${line} --reporter json=${name}.json --trace ${name}.ndjson`);
  const left = (path: string) => {
    const text = files.get(path);
    return text === undefined ? {} : { [path]: text };
  };
  return { ...left(`${name}.json`), ...left(`${name}.ndjson`) };
}

async function shares(adapter: string): Promise<Record<string, string>> {
  return {
    ...await share(adapter, 1),
    ...await share(adapter, 2),
    ...await share(adapter, 3),
  };
}

const [GOOD, BAD] = [await shares("good.ts"), await shares("broken.ts")];

type Files = Readonly<Record<string, string>>;

function without(files: Files, ...paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

function changed(files: Files, path: string, change: (text: string) => string): Files {
  return { ...files, [path]: change(files[path] ?? "") };
}

/** A share that is written anew, with other words for some. */
function rewritten(text: string, words: string, others: string): string {
  const other = JSON.stringify(readResult(text)).replaceAll(words, others);
  return REPORTERS.json.render(JSON.parse(other));
}

Deno.test("merge gives what the run gives that nobody shares, to the last byte", async () => {
  for (const [files, adapter] of [[GOOD, "good.ts"], [BAD, "broken.ts"]] as const) {
    const whole = await typed(`run ${adapter} --steps 400 --seed 3 ${RULE} --reporter json`);
    const merged = await typed("merge shares --reporter json", { files });
    assertEquals([merged.printed(), merged.code], [whole.printed(), whole.code]);
  }
});

/** What is there, the code that merging it ends with, and what is said of it. */
const FLAWED: readonly (readonly [name: string, files: Files, code: number, says: RegExp])[] = [
  ["a share is missing", without(GOOD, "shares/2.json"), 2, /; share 2 is missing\n/],
  [
    "two shares are missing",
    without(GOOD, "shares/1.json", "shares/3.json"),
    2,
    /; shares 1, 3 are missing\n/,
  ],
  [
    "a share is cut off",
    changed(GOOD, "shares/2.json", (text) => text.slice(0, text.length / 2)),
    2,
    /^Cannot read the result: .* \(shares\/2\.json\): it is left out\n.*; share 2 is missing\n/,
  ],
  [
    "a share is empty",
    changed(GOOD, "shares/2.json", () => ""),
    2,
    /^Cannot read the result: .* \(shares\/2\.json\): it is left out\n/,
  ],
  [
    "a share was changed where that shows",
    changed(GOOD, "shares/2.json", (text) => text.replace('"exercised": ', '"exercised": -')),
    2,
    /^Cannot read the result: \$\..* \(shares\/2\.json\): it is left out\n/,
  ],
  [
    "a share was changed where that does not show",
    changed(GOOD, "shares/2.json", (text) => text.replace('"exercised": ', '"exercised": 1')),
    2,
    /^Cannot read the result: it is not as it was written, .* \(shares\/2\.json\): it is left out\n/,
  ],
  [
    "all are there, and a file that is none",
    { ...GOOD, "shares/4.json": "{}" },
    2,
    /Cannot merge shares: all shares are there, and a file that is none; take it away\n$/,
  ],
  [
    "a share is there twice",
    { ...GOOD, "shares/copy.json": GOOD["shares/2.json"] ?? "" },
    2,
    /^Cannot merge the results: share 2 of 3 is there 2 times\n$/,
  ],
  [
    "a share is of another version",
    changed(GOOD, "shares/2.json", (text) => rewritten(text, '"spec":"0.1.0"', '"spec":"0.0.9"')),
    2,
    /^Cannot merge results of two campaigns: .*callspec 0\.1\.0.*; and .*callspec 0\.0\.9/,
  ],
  [
    "a share is in a form of another version",
    changed(GOOD, "shares/2.json", (text) => text.replace('"schema": 1', '"schema": 2')),
    2,
    /^Cannot read the result: \$\.schema: expected 1, found 2 \(shares\/2\.json\): it is left out\n/,
  ],
  [
    "a share took other options",
    { ...GOOD, ...await share("good.ts", 2, "--steps 900") },
    2,
    /^Cannot merge the results: shares 1 and 2 differ in how much was asked for; run all /,
  ],
  [
    "law is broken in a share that is there",
    without(BAD, "shares/3.json"),
    1,
    /share 3 is missing/,
  ],
];

for (const [name, files, code, says] of FLAWED) {
  Deno.test(`merge ends with ${code} where ${name}`, async () => {
    const { code: ended, told, printed } = await typed("merge shares", { files });
    assertEquals(ended, code);
    assertMatch(told() + printed(), says);
  });
}

Deno.test("merge tells what a share had found that was killed, as far as it was written", async () => {
  const found = Object.keys(BAD).filter((path) => path.endsWith(".ndjson"));
  const [trace = ""] = found;
  const json = trace.replace(".ndjson", ".json");
  const torn = changed(
    without(BAD, ...Object.keys(BAD).filter((path) => path !== trace), json),
    trace,
    (text) => `${text.split("\n").slice(0, 2).join("\n")}\n{"kind":"finding","ru`,
  );
  const index = Number(/\d/.exec(trace)?.[0]);
  const others = Object.fromEntries(
    Object.entries(GOOD).filter(([path]) => path !== json)
      .map(([path, text]) => [path, rewritten(text, referenceApp.name, BROKEN.name)]),
  );
  const { code, printed } = await typed("merge shares", { files: { ...others, ...torn } });
  assertEquals(code, 1);
  assertMatch(printed(), new RegExp(`NOT CONFORMANT .*; share ${index} is missing\n`));
  assertMatch(printed(), new RegExp(`FAIL +${BREAKS} `));
});

Deno.test("run takes its share from an engine, says so, and keeps its findings apart", async () => {
  const environment = { JOB_COMPLETION_INDEX: "0", CALLSPEC_SHARDS: "3" };
  const by = "JOB_COMPLETION_INDEX and CALLSPEC_SHARDS";
  const line = `run broken.ts --steps 400 --rule ${BREAKS}`;
  const { told, printed } = await typed(line, { environment });
  assertEquals(
    told(),
    `This is share 1 of 3, by ${by}\n` +
      "The findings are in callspec-results-1-of-3.ndjson\n",
  );
  assertMatch(printed(), new RegExp(`; this is shard 1 of 3\n.*\n  share 1 of 3, by ${by}\n`));
  const chosen = await typed(`${line} --shard 2/2 --quiet`, { environment });
  assertMatch(chosen.printed(), /; this is shard 2 of 2\n/);
});
