import { assert, assertEquals, assertMatch } from "@std/assert";
import { ACTION_KINDS } from "../actions/mod.ts";
import { profile } from "../profile/mod.ts";
import { type EventKind, type TraceEvent, World } from "../trace/mod.ts";
import {
  CAPABILITIES,
  eventsOf,
  type Evidence,
  EXACT,
  type Example,
  familyOf,
  isLaw,
  type Judge,
  type Rule,
  RULES,
  rulesFor,
  type Side,
  sideOf,
  SPEC_VERSION,
  type Violation,
} from "./mod.ts";
import { actionIdOf, idOf, rings, wait } from "./example.ts";

const SIDES: readonly Side[] = ["app", "system", "events"];

/** What a rule says of an example: how often it had something to say, and what was broken. */
function judged(rule: Rule, example: Example) {
  const world = new World();
  const violations: Violation[] = [];
  let exercised = 0;
  const judge = rule.judge({
    world,
    profile: profile("callspec"),
    timing: EXACT,
    exercised: () => exercised++,
    violated: (violation) => violations.push(violation),
  });
  for (const event of eventsOf(example)) {
    hear(judge, event.kind, event);
    world.fold(event);
  }
  return { exercised, violations };
}

function hear<K extends EventKind>(judge: Judge, kind: K, event: TraceEvent): void {
  const handlers: { readonly [P in EventKind]?: (event: never) => void } = judge;
  handlers[kind]?.(event as never);
}

for (const side of SIDES) {
  for (const rule of rulesFor(side)) {
    Deno.test(`${rule.id} has something to say of its first example, and is satisfied`, () => {
      const { exercised, violations } = judged(rule, rule.examples.satisfied);
      assertEquals(violations, []);
      assert(exercised > 0, "the rule is never exercised");
    });

    Deno.test(`${rule.id} is broken once by its second example, at an event of it`, () => {
      const { violations } = judged(rule, rule.examples.broken);
      const events = eventsOf(rule.examples.broken);
      assertEquals(violations.map(({ at }) => events.some(({ index }) => index === at.index)), [
        true,
      ]);
    });
  }
}

// The rules as data.

Deno.test("rulesFor gives every rule to the side that it binds, and to no other", () => {
  const sides = SIDES.flatMap((side) => rulesFor(side).map(({ id }) => [side, id]));
  const sideFirst = SIDES.flatMap((side) =>
    RULES.map(({ id }) => [id.split("/")[0] ?? "", id]).filter(([of]) => of === side)
  );
  assertEquals<unknown>(sides, sideFirst);
});

const SUBJECTS: Readonly<Record<Side, RegExp>> = {
  app: /^(The app\b|After didReset the app )/,
  system: /^The system /,
  events: /^The event layer /,
};

for (const rule of RULES) {
  Deno.test(`${rule.id} is the one export of the file that it names`, async () => {
    const file: unknown = await import(`./${rule.id.replaceAll("-", "_")}.ts`);
    const slug = rule.id.slice(rule.id.indexOf("/") + 1);
    const name = slug.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    assertEquals({ ...file as object }, { [name]: rule });
  });

  Deno.test(`${rule.id} says in sentences what holds and why`, () => {
    assertMatch(rule.statement, SUBJECTS[sideOf(rule)]);
    for (const sentence of [rule.statement, rule.because]) {
      assertMatch(sentence, /^[A-Z][^\n]*[^.\s]\.$/);
    }
  });

  Deno.test(`${rule.id} says where it comes from`, () => {
    assert(rule.sources.length > 0);
    for (const { title, url } of rule.sources) {
      assert(title.trim() !== "");
      if (url !== undefined) assertEquals(new URL(url).protocol, "https:");
    }
    assertEquals(rule.refs.filter((ref) => !/^[A-Z]{2,4}-\d\d$/.test(ref)), []);
  });

  Deno.test(`${rule.id} came with a version that is out, and asks for capabilities there are`, () => {
    assertMatch(rule.since, /^\d+\.\d+\.\d+$/);
    assert(rule.since.localeCompare(SPEC_VERSION, "en", { numeric: true }) <= 0);
    const asked = [...rule.needs ?? [], ...rule.unless ? [rule.unless] : []];
    const known = new Set<string>(CAPABILITIES.flatMap(({ word }) => [word, familyOf(word) ?? ""]));
    assertEquals(asked.filter((each) => !known.has(each)), []);
  });
}

const laws: readonly (readonly [level: Rule["level"], evidence: Evidence, isLaw: boolean])[] = [
  ["must", "documented", true],
  ["must", "stated", true],
  ["must", "derived", true],
  ["must", "promise", true],
  ["must", "measured", false],
  ["must", "community", false],
  ["should", "documented", false],
  ["should", "promise", false],
  ["should", "measured", false],
];

for (const [level, evidence, expected] of laws) {
  Deno.test(`isLaw is ${expected} of what ${level} be and is ${evidence}`, () => {
    assertEquals(isLaw({ level, evidence }), expected);
  });
}

// The lines of examples.

Deno.test("eventsOf gives each line its place and moment, and lets time pass between them", () => {
  const at = eventsOf([...rings("a"), wait(5_000), { kind: "rested" }, wait(1), { kind: "rested" }])
    .map(({ index, kind, at, during }) => [index, kind, at, during]);
  assertEquals<unknown>(at, [
    [0, "incomingReported", 0, null],
    [1, "incomingSettled", 0, null],
    [2, "rested", 5_000, null],
    [3, "rested", 5_001, null],
  ]);
});

Deno.test("idOf gives every call of an example an id of its own", () => {
  const ids = [..."abcdef"].map(idOf);
  assertEquals<string | undefined>(ids[0], "aaaaaaaa-0000-4000-8000-00000000000a");
  assertEquals(new Set(ids).size, ids.length);
});

Deno.test("actionIdOf gives every action of an example an id of its own", () => {
  const ids = ACTION_KINDS.flatMap((kind) => [actionIdOf(kind, "a"), actionIdOf(kind, "b")]);
  assertEquals(new Set(ids).size, 2 * ACTION_KINDS.length);
});
