import { assertEquals, assertRejects } from "@std/assert";
import finder, { type Place } from "./find_mutations.ts";
import { type Fate, hunt } from "./hunt.ts";
import { inWords, mutantsOf, type Mutation } from "./mutation.ts";
import { mutationPage, scoreOf } from "./mutation_page.ts";
import { withMutants } from "./schemata.ts";
import { equip } from "./workshop.ts";

function placesOf(text: string): readonly Place[] {
  return Deno.lint.runPlugin(finder, "call/x.ts", text).map(({ message }) => JSON.parse(message));
}

function mutationsOf(text: string): readonly Mutation[] {
  return placesOf(text).filter((place): place is Mutation => !("loop" in place));
}

/** A file as it would be with each of its mutants. */
function faultsOf(text: string): readonly string[] {
  return mutationsOf(text).map(({ at, becomes }) =>
    text.slice(0, at[0]) + becomes + text.slice(at[1])
  );
}

const FAULTS: readonly (readonly [text: string, ...faults: string[]])[] = [
  ["if (a) b;", "if (true) b;", "if (false) b;", "if (a) "],
  ["while (a) {}", "while (false) {}"],
  ["x = a ? b : c;", "", "x = true ? b : c;", "x = false ? b : c;"],
  ["const x = a < b;", "const x = a <= b;"],
  ["const x = a !== 'b';", "const x = a === 'b';"],
  ["const x = a + 1;", "const x = a - 1;", "const x = a + 2;"],
  ["const x = a + `b`;", 'const x = a + "";'],
  ["const x = a && b;", "const x = a;", "const x = b;"],
  ["const x = a ?? b;", "const x = a;", "const x = b;"],
  ["const x = !a;", "const x = a;"],
  ["const x = true;", "const x = false;"],
  ["const x = 60_000;", "const x = 60001;"],
  ["const x = ['a', b];", "const x = [b];", "const x = ['a', ];", 'const x = ["", b];'],
  ["const x = { ...a, b };", "const x = { b };", "const x = { ...a,  };"],
  ["const x = [...(a), b];", "const x = [b];", "const x = [...(a), ];"],
  ["const x = a?.b.c;", "const x = a.b.c;"],
  ["const x = a?.[b];", "const x = a[b];"],
  ["const x = a.some(b);", "const x = a.every(b);"],
  ["const x = a.filter(b).c;", "const x = a.c;"],
  ["a += b;", "", "a -= b;"],
  ["for (const a of b) { continue; }", "for (const a of b) {  }"],
  ["const f = () => { return a; };"],
  ["throw a;", ""],
  ["import a from 'b';"],
  ["type A = 'b' | 3;"],
];

for (const [text, ...faults] of FAULTS) {
  Deno.test(`mutations of ${text}`, () => assertEquals(faultsOf(text), faults));
}

Deno.test("mutantsOf says where a mutation is, and what of the text it changes", () => {
  const text = "const a = b;\nconst c =\n  d  && e;";
  const mutants = mutantsOf("call/x.ts", text, mutationsOf(text), 7);
  assertEquals(
    mutants.map((mutant) => [mutant.id, mutant.line, inWords(mutant)]),
    [[7, 3, "`d && e` becomes `d`"], [8, 3, "`d && e` becomes `e`"]],
  );
});

Deno.test("withMutants puts each mutation behind its switch, and counts the turns of loops", () => {
  const text = "while (a?.b && c) d();";
  const loops = placesOf(text).flatMap((place) => "loop" in place ? [place.loop] : []);
  const written = withMutants(text, mutantsOf("call/x.ts", text, mutationsOf(text), 1), loops);
  assertEquals(
    written,
    "const { $is, $turn } = globalThis.$mutation; " +
      "while (($is(1) ? false : $is(2) ? a?.b : $is(3) ? c : ($is(4) ? a.b : a?.b) && c)) " +
      "{ $turn(); { if ($is(5)) {  } else { d(); } } }",
  );
});

const DOOR = `const keys = ["brass"];
export const isOpen = (hour) => hour >= 9;
export const hasKey = (key) => keys.includes(key);
export function unlock() {
  let turns = 0;
  while (turns !== 2) turns++;
}
export const knock = () => new Promise((resolve) => { resolve(); });
export const paint = () => "red";
`;

const DOOR_TEST = `import { hasKey, isOpen, knock, unlock } from "./door.ts";
function holds(fact) {
  if (!fact) throw new Error("it is not so");
}
Deno.test("a door is open at noon", () => holds(isOpen(12)));
Deno.test("a door is closed at dawn", () => holds(!isOpen(6)));
Deno.test("a door has a key", () => holds(hasKey("brass")));
Deno.test("a door is unlocked", () => unlock());
Deno.test("a door hears who knocks", () => knock());
Deno.test("a door is slow", () => holds(false));
`;

/** What becomes of the mutants of a door. */
async function fatesOfDoor(without?: RegExp): Promise<readonly Fate[]> {
  const folder = await Deno.makeTempDir();
  try {
    const root = new URL(`file://${folder}/house/`);
    await Deno.mkdir(root);
    await Deno.writeTextFile(new URL("door.ts", root), DOOR);
    await Deno.writeTextFile(new URL("door_test.ts", root), DOOR_TEST);
    const part = { name: "door", files: ["./"], tests: ["./"], ...(without && { without }) };
    const workshop = await equip(root, new URL(`file://${folder}/copy/`), part);
    return await hunt(workshop, workshop.mutants, 1);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("hunt tells mutants that a test finds from those that none does", async () => {
  const fates = await fatesOfDoor(/is slow/);
  assertEquals(fates.map(({ mutant, outcome, by }) => [inWords(mutant), outcome, by]), [
    ['without `"brass"`', "killed", "a door has a key"], // It is made before any test.
    ['`"brass"` becomes `""`', "killed", "a door has a key"],
    ["`hour >= 9` becomes `hour > 9`", "survived", ""],
    ["`9` becomes `10`", "survived", ""],
    ["`0` becomes `1`", "survived", ""],
    ["`turns !== 2` becomes `false`", "survived", ""],
    ["`turns !== 2` becomes `turns === 2`", "survived", ""],
    ["without `turns++;`", "killed", "a door is unlocked"], // It would never end.
    ["`turns++` becomes `turns--`", "killed", "a door is unlocked"],
    ["without `resolve();`", "killed", "a door hears who knocks"], // It would wait for ever.
    ['`"red"` becomes `""`', "notReached", ""],
  ]);
});

Deno.test("scoreOf and mutationPage count what was killed of what can be", () => {
  const text = "const a = b || 0;";
  const fates = mutantsOf("call/x.ts", text, mutationsOf(text), 1).map((mutant, index): Fate => {
    const outcome = (["killed", "survived", "notReached"] as const)[index] ?? "killed";
    return { mutant, outcome, by: "", ms: 500 };
  });
  assertEquals(scoreOf(fates), {
    all: 3,
    killed: 1,
    equivalent: 0,
    survived: 2,
    percent: 100 / 3,
  });
  const lines = mutationPage([{ part: "x", fates, ms: 800 }]).split("\n");
  assertEquals(lines.filter((line) => /call|^- /.test(line)), [
    "| `call/x.ts` | 3 | 1 | 0 | 2 | 33.3 % | 2 |",
    "### `call/x.ts`",
    "- 1: `b || 0` becomes `0`",
    "- 1*: `0` becomes `1`",
  ]);
});

Deno.test("hunt mutates nothing where a test fails without any mutant", async () => {
  const error = await assertRejects(() => fatesOfDoor(), Error);
  assertEquals(
    error.message,
    'Cannot mutate: without a mutant "a door is slow" fails (Error: it is not so); mend it first',
  );
});
