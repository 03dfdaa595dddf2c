import { assertEquals, assertMatch } from "@std/assert";
import { type AppAdapter, conform, referenceApp } from "../../conformance/mod.ts";
import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { REPORTERS, resultData } from "../../report/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import { callspec } from "../callspec.ts";
import {
  type FakeSetting,
  type FakeSurroundings,
  fakeSurroundings,
  typeLine,
} from "../fake_surroundings.ts";

/** An app with one fault. */
const BREAKS: RuleId = "app/forget-ended-calls";
const BROKEN = MUTANTS.find(({ breaks }) => breaks === BREAKS)?.adapter ?? referenceApp;

/** What is known of an adapter that is given by its path: it may only compute. */
const SANDBOXED = { permissions: [] };

/** The modules that can be named in these tests. */
const modules: Readonly<Record<string, unknown>> = {
  "good.ts": { default: referenceApp },
  "broken.ts": { default: BROKEN },
};

function typed(line: string, setting: FakeSetting = {}) {
  return typeLine(line, { modules, ...setting });
}

Deno.test("run judges what was selected, disabled and seeded as it was typed", async () => {
  const line =
    "run good.ts --rule 'app/*-once-*' --disable 'app/list-once-allowed: later' --steps 300";
  const { printed } = await typed(line);
  const lines = printed().split("\n").filter((each) => each.includes("-once-"));
  const said = lines.map((each) =>
    each.trim().replaceAll(/ +/g, " ").replace(/\d+ times/, "n times")
  );
  assertEquals(said, [
    "off app/list-once-allowed not run: disabled: later",
    "ok app/connected-once-answered exercised n times",
  ]);
});

Deno.test("run keeps every finding in a file as it was found, and as it was shrunk", async () => {
  const line = `run broken.ts --steps 300 --rule ${BREAKS} --trace out.ndjson`;
  const { files, told } = await typed(line);
  const lines = (files.get("out.ndjson") ?? "").trim().split("\n").map((line) => JSON.parse(line));
  assertEquals(lines.map(({ kind, rule, isShrunk }) => [kind, rule?.id, isShrunk]), [
    ["run", undefined, undefined],
    ["finding", BREAKS, false],
    ["finding", BREAKS, true],
    ["end", undefined, undefined],
  ]);
  const { kind: _kind, isShrunk, ...finding } = lines[2];
  const whole = resultData(await conform(BROKEN, { steps: 300, rules: [BREAKS] }), SANDBOXED);
  assertEquals([isShrunk, finding], [true, JSON.parse(JSON.stringify(whole.findings[0]))]);
  assertEquals(lines[0], {
    kind: "run",
    spec: "0.1.0",
    target: "broken.ts",
    profile: "callspec",
    seed: 1,
  });
  assertEquals(lines[3], { kind: "end", cutShort: null, outcome: whole.outcome });
  assertEquals(told(), "The findings are in out.ndjson\n");
});

Deno.test("run leaves no file where nothing is found, and takes away that of an earlier run", async () => {
  const files = { "callspec-results.ndjson": "of yesterday" };
  const left = await typed("run good.ts --steps 300 --rule app/one-provider", { files });
  assertEquals(left.files.has("callspec-results.ndjson"), false);
});

Deno.test("run ends with 130 where it is interrupted, and prints what is known by then", async () => {
  const stopping: { now?: () => void } = {};
  const subject: AppAdapter = {
    ...referenceApp,
    open(phone) {
      stopping.now?.();
      return referenceApp.open(phone);
    },
  };
  const surroundings = fakeSurroundings(["run", "a.ts"], {
    modules: { "a.ts": { default: subject } },
  });
  stopping.now = () => {
    surroundings.interrupt();
    delete stopping.now;
  };
  assertEquals(await callspec(surroundings), 130);
  assertMatch(surroundings.printed(), /^reference app: NO CLAIM .*; the run was interrupted\n/);
  assertMatch(surroundings.told(), /Ctrl-C again ends at once/);
  assertEquals(surroundings.exits, []);
});

Deno.test("run ends at once where Ctrl-C is pressed twice", async () => {
  const subject: AppAdapter = {
    ...referenceApp,
    open(phone) {
      surroundings.interrupt();
      return referenceApp.open(phone);
    },
  };
  const surroundings: FakeSurroundings = fakeSurroundings(["run", "a.ts"], {
    modules: { "a.ts": { default: subject } },
  });
  await callspec(surroundings);
  assertEquals(surroundings.exits[0], 130);
});

Deno.test("run draws a bar where somebody looks on, and clears it", async () => {
  const { told } = await typed("run good.ts --steps 600", { isTerminal: true, tickMs: 60 });
  const drawn = told().split("\r\x1b[K");
  assertEquals([drawn.at(0), drawn.at(-1)], ["", ""]);
  assertMatch(
    drawn.at(-2) ?? "",
    /^\[#{12}\] properties, \d+ runs, 0 findings, \d+\/\d+ rules, 0 s left$/,
  );
  assertEquals(drawn.filter((line) => line.length > 79), []);
});

Deno.test("run writes a line now and then where nobody looks on, and none where it shall be quiet", async () => {
  const { told } = await typed("run good.ts --steps 600", { tickMs: 1_500 });
  const lines = told().trim().split("\n");
  assertEquals(
    lines.every((line) =>
      /^\[[#.]{12}\] (?:[a-z]+|\d+\/600 steps), \d+ runs, 0 findings, /.test(line)
    ),
    true,
  );
  assertEquals(lines.length > 2, true);
  const quiet = await typed("run good.ts --steps 600 --quiet", { tickMs: 1_500 });
  assertEquals(quiet.told(), "");
});

Deno.test("replay plays again what the token of a finding holds", async () => {
  const { files } = await typed("run broken.ts --rule app/forget-ended-calls --bail");
  const lines = (files.get("callspec-results.ndjson") ?? "").trim().split("\n");
  const { token } = JSON.parse(lines.at(-2) ?? "");
  const { code, printed } = await typed(`replay ${token} broken.ts`);
  assertEquals(code, 1);
  assertMatch(printed(), /breaks app\/forget-ended-calls$/m);
});

Deno.test("run writes every report that is wanted, each where it is wanted", async () => {
  const line = `run broken.ts --steps 100 --rule ${BREAKS} --no-color --reporter tap ` +
    "--reporter json=a/b.json --reporter shields";
  const { printed, files, code } = await typed(line, { isTerminal: true });
  const data = resultData(await conform(BROKEN, { steps: 100, rules: [BREAKS] }), SANDBOXED);
  assertEquals(printed(), REPORTERS.tap.render(data) + REPORTERS.shields.render(data));
  assertEquals([files.get("a/b.json"), code], [REPORTERS.json.render(data), 1]);
});

Deno.test("run is not red where the breach is known, and red where it is known and gone", async () => {
  const known = [{ rule: BREAKS, issue: "https://issues.example/7" }];
  const files = { "known.json": JSON.stringify({ schema: 1, known }) };
  const options = `--steps 100 --rule ${BREAKS} --baseline known.json`;
  assertEquals((await typed(`run broken.ts ${options}`, { files })).code, 0);
  assertEquals((await typed(`run good.ts ${options}`, { files })).code, 1);
});

/** Baselines that are none, and what is said before anything is run. */
const baselines: readonly (readonly [text: string | null, message: RegExp])[] = [
  [null, /^Cannot read known\.json: there is no such file\n$/],
  ["{", /^Cannot read the baseline: .* \(known\.json\)\n$/],
  [`{"schema": 2, "known": []}`, /^Cannot read the baseline: \$\.schema: expected 1, found 2 \(/],
];

for (const [text, message] of baselines) {
  Deno.test(`run refuses the baseline ${text}`, async () => {
    const files = text === null ? {} : { "known.json": text };
    const { code, told, printed } = await typed("run good.ts --baseline known.json", { files });
    assertEquals([code, printed()], [64, ""]);
    assertMatch(told(), message);
  });
}

Deno.test("run in several jobs gives what its shards give when they are merged", async () => {
  const line = "run broken.ts --steps 400 --seed 3";
  const { files } = await typed(`${line} --jobs 2 --reporter json=all.json`);
  const shares: Record<string, string> = {};
  for (const index of [1, 2]) {
    const path = `shares/${index}.json`;
    shares[path] =
      (await typed(`${line} --shard ${index}/2 --reporter json=${path}`)).files.get(path) ?? "";
  }
  const merged = await typed("merge shares --reporter json", { files: shares });
  assertEquals([merged.printed(), merged.code], [files.get("all.json"), 1]);
});

Deno.test("run in several jobs ends all of them where one bails", async () => {
  let opened = 0;
  const halfBroken = {
    get default() {
      return { ...(opened++ === 0 ? BROKEN : referenceApp), name: "half broken" };
    },
  };
  const { code, printed } = await typed("run half.ts --jobs 2 --bail --steps 40000", {
    modules: { "half.ts": halfBroken },
  });
  assertEquals(code, 1);
  assertMatch(printed(), /; the run ended at the first breach of law\n {2}\d{1,4} steps/);
});

Deno.test("run puts a program that speaks the wire to the kit, tells what is odd, and ends it", async () => {
  const programs = { "python3 app.py": BROKEN };
  for (const jobs of [1, 2]) {
    const line = `run --bail --jobs ${jobs} -- python3 app.py`;
    const { code, closed, told } = await typed(line, { programs });
    assertEquals([code, closed], [1, Array(jobs).fill("python3 app.py")]);
    assertEquals(told(), "It is odd: it hums\nThe findings are in callspec-results.ndjson\n");
  }
});

/** What an adapter in a sandbox is permitted, and what is told of what it tried. */
const grants: readonly (readonly [typed: string, permissions: readonly string[], told: string])[] =
  [
    ["", [], "It is odd: it tried what it may not (--allow lets it): net example.com\n"],
    ["--allow net --allow read=./data", ["net", "read=./data"], ""],
  ];

for (const [typedToo, permissions, told] of grants) {
  Deno.test(`run ${typedToo} puts what the adapter may do into the report`, async () => {
    const line = `run good.ts --steps 50 --rule ${BREAKS} --reporter json ${typedToo}`;
    const run = await typed(line, { tries: { "good.ts": ["net example.com"] } });
    const data = JSON.parse(run.printed());
    assertEquals([data.product.permissions, run.told()], [permissions, told]);
  });
}

Deno.test("run with --in-process says of nobody what he may do: nobody watches", async () => {
  const line = `run good.ts --steps 50 --rule ${BREAKS} --reporter json --in-process`;
  const { printed } = await typed(line);
  assertEquals(JSON.parse(printed()).product.permissions, undefined);
});

Deno.test("run ends a program that is for another kit", async () => {
  const programs = { "python3 app.py": BROKEN };
  const { code, closed, told } = await typed("run --kit system -- python3 app.py", { programs });
  assertEquals([code, closed], [64, ["python3 app.py"]]);
  assertEquals(told(), `Cannot put ${BROKEN.name} to the system kit: it is for the app kit\n`);
});

/** What cannot be done in threads, or merged, and what is said of it. */
const refusals: readonly (readonly [line: string, code: number, message: string])[] = [
  [
    "run good.ts --jobs 2 --shard 1/2",
    64,
    "Cannot do a shard in several jobs: leave out --shard or --jobs",
  ],
  ["run nowhere.ts --jobs 2", 64, "Cannot open nowhere.ts: there is no such file"],
  [
    "run -- python3 nothing.py",
    3,
    "Cannot run python3 nothing.py: its command could not be started: python3 nothing.py",
  ],
  ["merge nowhere", 64, "Cannot merge nowhere: there is no such folder"],
  [
    "merge odd",
    2,
    "Cannot read the result: $.schema: expected 1, found nothing (odd/1.json): it is left out\n" +
    "Cannot merge no results: give those of all shares",
  ],
  ["merge empty", 2, "Cannot merge no results: give those of all shares"],
];

for (const [line, code, message] of refusals) {
  Deno.test(`callspec ${line} is refused with ${code}`, async () => {
    const { code: ended, told } = await typed(line, {
      files: { "odd/1.json": "{}", "empty/readme.md": "" },
    });
    assertEquals([ended, told()], [code, `${message}\n`]);
  });
}
