import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { instant } from "../../mod.ts";
import { VirtualClock } from "../../reference/mod.ts";
import { run } from "../../_tools/npm/mod.ts";
import { asCommonJs, CommonJs } from "./common_js.ts";
import { differences, unchecked } from "./differences.ts";
import { importModules } from "./es_modules.ts";
import { contentOf, integrityOf } from "./fetch_package.ts";
import { FINDINGS_FILE, readFindings, type RecordedSubject } from "./findings.ts";
import { DueTimers } from "./sip/due_timers.ts";
import { SUBJECTS } from "./subjects.ts";
import { virtualTimers } from "./virtual_timers.ts";

const { subjects } = readFindings(await Deno.readTextFile(FINDINGS_FILE));

Deno.test("findings.json has every subject in the version that is fetched", () => {
  assertEquals(
    subjects.map(({ subject, version }) => [subject, version]),
    SUBJECTS.map(({ name, pin }) => [name, pin.version]),
  );
});

Deno.test("findings.json says of every finding whose it is, and how that was checked", () => {
  assertEquals(subjects.flatMap(unchecked), []);
});

Deno.test("readFindings refuses what has not the form, and says where", () => {
  const json = JSON.stringify({
    subjects: [{ subject: "a", version: "1", ms: 1, rules: [{ rule: "app/none" }] }],
  });
  assertThrows(
    () => readFindings(json),
    SyntaxError,
    "Cannot read findings.json: $.subjects[0].rules[0]",
  );
});

const FINDING = {
  rule: "app/one-provider",
  verdict: "finding",
  expected: "one",
  observed: "two",
  steps: ["app dies", "app launches"],
  length: 2,
  token: "cs1.",
  follows: null,
  whose: null,
  checked: null,
  upstream: null,
  sightings: [],
} as const;

const PASSED = { rule: "app/one-provider", verdict: "passed" } as const;

function judged(...rules: RecordedSubject["rules"]): RecordedSubject {
  return { subject: "phone", version: "1.0.0", ms: 1, rules };
}

const CHANGES: readonly (readonly [
  title: string,
  recorded: RecordedSubject | undefined,
  judged: RecordedSubject,
  said: readonly string[],
])[] = [
  ["nothing where all is as it was", judged(FINDING), judged({ ...FINDING, length: 1 }), []],
  ["a finding that is new", judged(PASSED), judged(FINDING), [
    "phone 1.0.0: app/one-provider is found broken by: app dies; app launches; it was passed. " +
    "Look for the cause; where it is right so, deno task third:record",
  ]],
  ["a finding that is gone", judged(FINDING), judged(PASSED), [
    "phone 1.0.0: app/one-provider is passed; it was finding. " +
    "Look for the cause; where it is right so, deno task third:record",
  ]],
  ["a version that is not recorded", undefined, judged(PASSED), [
    "phone 1.0.0 is not recorded: deno task third:record does it, and then each finding is checked " +
    "by hand",
  ]],
];

for (const [title, recorded, now, said] of CHANGES) {
  Deno.test(`differences says ${title}`, () => assertEquals(differences(recorded, now), said));
}

Deno.test("unchecked names a finding that nobody has looked at", () => {
  assertEquals(unchecked(judged(FINDING)), [
    "phone: nobody has said whose app/one-provider is; look it up in the code of the subject, and " +
    "write whose and checked in findings.json",
  ]);
  assertEquals(unchecked(judged({ ...FINDING, whose: "adapter", checked: "a.js:1" })), []);
});

Deno.test("contentOf reads the files of a tarball, and refuses one that is not the pinned one", async () => {
  const tarball = await packed({ license: "MIT", text: "ä".repeat(400) });
  const pin = {
    name: "phone",
    version: "1.0.0",
    license: "MIT",
    integrity: await integrityOf(tarball),
  };
  assertEquals((await contentOf(tarball, pin)).get("deep/text.txt"), "ä".repeat(400));
  const other = () => contentOf(tarball, { ...pin, integrity: "sha512-other" });
  await assertRejects(other, Error, "Cannot judge phone@1.0.0: its tarball has sha512-");
  const free = () => contentOf(tarball, { ...pin, license: "ISC" });
  await assertRejects(
    free,
    Error,
    "Cannot judge phone@1.0.0: its license is MIT, and ISC is pinned",
  );
});

/** A package as npm packs it. */
async function packed(
  { license, text }: { readonly license: string; readonly text: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/deep`);
    const about = { name: "phone", version: "1.0.0", license };
    await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify(about));
    await Deno.writeTextFile(`${folder}/deep/text.txt`, text);
    const { code, text: said } = await run("npm", ["pack", "--silent"], { cwd: folder });
    if (code !== 0) throw new Error(said);
    return await Deno.readFile(`${folder}/phone-1.0.0.tgz`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("CommonJs runs each module once a run, in the surroundings that it is given", () => {
  const modules = new CommonJs(
    new Map([
      ["lib/a.js", "exports.b = require('./b'); exports.c = require('../c.js'); exports.o = out;"],
      ["lib/b.js", "const c = require('../c'); exports.times = ++c.times;"],
      ["c.js", "module.exports = { times: 0, out: require('phone').out };"],
    ]),
  );
  const phone = { phone: { out: "by a stand-in" } };
  const expected = { b: { times: 1 }, c: { times: 1, out: "by a stand-in" } };
  assertEquals(modules.run("lib/a.js", phone, { out: 1 }), { ...expected, o: 1 });
  assertEquals(modules.run("lib/a.js", phone, { out: 2 }), { ...expected, o: 2 });
  assertThrows(
    () => modules.run("c.js", {}, {}),
    Error,
    "Cannot run phone.js: the package has no such file, and nothing stands in for it",
  );
});

Deno.test("asCommonJs has the forms of ES modules that subjects have, and names another", () => {
  const files = {
    "index.js":
      'export * from "./hooks";\nexport const two = 2;\nexport { three };\nvar three = 3;',
    "hooks/index.js":
      'import once from "../once";\nexport async function four() { return once(); }',
    "once.js":
      "import { start } from 'host';\nexport default () => start + 1;\nexport function no() {}",
  };
  const made = Object.entries(files).map(([path, text]) => [path, asCommonJs(text)] as const);
  const exports = new CommonJs(new Map(made)).run("index.js", { host: { start: 3 } }, {});
  assertEquals(Object.keys(exports).sort(), ["four", "three", "two"]);
  assertThrows(
    () => asCommonJs("export class Five {}"),
    SyntaxError,
    "Cannot run as CommonJS: export class Five {}; FORMS has the forms that can",
  );
});

Deno.test("virtualTimers go by the clock that they are given", async () => {
  const clock = new VirtualClock();
  const { setTimeout, clearTimeout, Date } = virtualTimers(clock);
  const heard: unknown[] = [];
  setTimeout((word) => heard.push(word, Date.now() - begun), 1_000, "second");
  clearTimeout(setTimeout(() => heard.push("never"), 500));
  const begun = new Date().getTime();
  await clock.advance(999);
  assertEquals(heard, []);
  await clock.advance(1);
  assertEquals(heard, ["second", 1_000]);
  assertEquals(new Date(0).toISOString(), "1970-01-01T00:00:00.000Z");
});

Deno.test("importModules brings in modules as they are, with time and chance from the hand that is given", async () => {
  const files = new Map([
    ["lib/a.js", 'import { b } from "./b.js"; export const draw = () => b + Math.random();'],
    ["lib/b.js", "export const b = Math.floor(1.5); setTimeout(() => {}, 5);"],
  ]);
  const early = importModules(files, "lib/a.js");
  await assertRejects(() => early, TypeError);
  const { exports, use } = await importModules<{ readonly draw: () => number }>(
    new Map([...files, ["lib/b.js", "export const b = Math.floor(1.5);"]]),
    "lib/a.js",
  );
  const none = () => 0;
  const host = { setTimeout: none, clearTimeout: none, setInterval: none, clearInterval: none };
  use({ ...host, random: () => 0.25 });
  assertEquals(exports.draw(), 1.25);
  use({ ...host, random: () => 0.5 });
  assertEquals(exports.draw(), 1.5);
});

Deno.test("DueTimers run one by one when they are due and somebody asks", () => {
  let now = 0;
  const timers = new DueTimers({ now: () => instant(now), schedule: () => () => {} });
  const heard: string[] = [];
  timers.set(() => heard.push("late"), 20);
  timers.set(() => heard.push("every ten"), 10, true);
  timers.clear(timers.set(() => heard.push("never"), 5));
  assertEquals([timers.runNext(), heard], [false, []]);
  now = 20;
  while (timers.runNext());
  assertEquals(heard, ["every ten", "late", "every ten"]);
  timers.clearAll();
  now = 100;
  assertEquals(timers.runNext(), false);
});
