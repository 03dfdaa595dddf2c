import { assertEquals, assertMatch } from "@std/assert";
import { referenceApp, replayToken } from "../conformance/mod.ts";
import { MUTANTS } from "../conformance/mutants/mod.ts";
import type { RuleId } from "../rules/mod.ts";
import { parseScenario } from "../scenario/mod.ts";
import { type FakeSetting, typeLine } from "./fake_surroundings.ts";

/** An app with one fault. */
const BREAKS: RuleId = "app/forget-ended-calls";
const BROKEN = MUTANTS.find(({ breaks }) => breaks === BREAKS)?.adapter ?? referenceApp;

const modules: Readonly<Record<string, unknown>> = {
  "good.ts": { default: referenceApp },
  "broken.ts": { default: BROKEN },
};

const LINE = `--steps 200 --rule ${BREAKS} --corpus failed`;

async function typed(line: string, setting: FakeSetting = {}) {
  const run = await typeLine(line, { modules, ...setting });
  const kept = [...run.files].filter(([path]) => path.startsWith("failed/"));
  return { ...run, kept: Object.fromEntries(kept) };
}

/** The file of a corpus that holds a text. */
async function fileOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0"));
  return `failed/${hex.join("").slice(0, 32)}.token`;
}

/** What a run of the broken app keeps. */
const first = await typed(`run broken.ts ${LINE}`);

Deno.test("run --corpus keeps what failed in files that are named after what they hold", async () => {
  const [[path, text] = ["", ""], ...others] = Object.entries(first.kept);
  assertEquals(others, []);
  assertEquals(path, await fileOf(text));
  assertMatch(text, /^cs1\.[\w-]+\n$/);
  assertMatch(first.told(), /^failed has 1 more to be played first\n/m);
});

Deno.test("run --corpus plays what failed before all else, and keeps nothing twice", async () => {
  const again = await typed(`run broken.ts ${LINE} --shard 1/1 --reporter json`, {
    files: first.kept,
  });
  assertEquals(again.kept, first.kept);
  const share = await typed(`run broken.ts ${LINE} --shard 1/2 --reporter json`, {
    files: first.kept,
  });
  const { takings } = JSON.parse(share.printed());
  const origin = { part: "replays", run: 0, breach: 0, follows: null };
  assertEquals([takings.asked.replays, takings.origins[BREAKS]], [1, origin]);
});

Deno.test("run --corpus is kept by the merge of shares, not by each of them", async () => {
  const files: Record<string, string> = {};
  for (const index of [1, 2]) {
    const path = `shares/${index}.json`;
    const share = await typed(`run broken.ts ${LINE} --shard ${index}/2 --reporter json=${path}`);
    assertEquals(share.kept, {});
    files[path] = share.files.get(path) ?? "";
  }
  assertEquals((await typed("merge shares --corpus failed", { files })).kept, first.kept);
});

/** Files that are none of a corpus, and what is said of them. */
const FLAWED: readonly (readonly [name: string, files: Record<string, string>, says: RegExp])[] = [
  [
    "was changed",
    Object.fromEntries(Object.keys(first.kept).map((path) => [path, "cs1.changed\n"])),
    /^Cannot replay failed\/[0-9a-f]{32}\.token: its name is not that of what it holds; it is left out\n$/,
  ],
  [
    "is another's",
    { "failed/mine.token": `${Object.values(first.kept)[0]}` },
    /^Cannot replay failed\/mine\.token: its name is not that of what it holds; it is left out\n$/,
  ],
  [
    "holds no token",
    { [await fileOf("hello\n")]: "hello\n" },
    /^Cannot replay failed\/.*\.token: .* it does not begin with "cs1\."; it is left out\n$/,
  ],
];

for (const [name, files, says] of FLAWED) {
  Deno.test(`run --corpus tells of an entry that ${name}, and goes on without it`, async () => {
    const { told, code } = await typed(`run good.ts ${LINE}`, { files });
    assertEquals(code, 0);
    assertMatch(told(), says);
  });
}

Deno.test("run --corpus leaves out what is for another kit or profile", async () => {
  const scenario = parseScenario('scenario "x"\nuser mutes a\nlistener attaches first\n');
  const apple = { ...scenario, setting: { profile: "apple" } as const, lines: [] };
  const files: Record<string, string> = {};
  for (const each of [scenario, apple]) {
    const text = `${replayToken(each, 1)}\n`;
    files[await fileOf(text)] = text;
  }
  const share = await typed(`run good.ts ${LINE} --shard 1/2 --reporter json`, { files });
  assertEquals([JSON.parse(share.printed()).takings.asked.replays, share.told()], [0, ""]);
});
