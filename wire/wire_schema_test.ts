import { assertEquals } from "@std/assert";
import { Ajv2020 } from "ajv";
import { KITS } from "../scenario/mod.ts";
import { MEANINGS, METHOD_MEANINGS, wireSchema } from "./mod.ts";

type Node = Readonly<Record<string, unknown>>;

const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ ...wireSchema(), $id: "wire" });

/** Whether a value has the form of a part of the schema; Ajv is a witness who is not ours. */
function has(part: string, value: unknown): boolean {
  const validate = ajv.getSchema(`wire#/$defs/${part}`);
  if (!validate) throw new Error(`there is no ${part}`);
  return validate(value) === true;
}

/** How the parts of a kit are named. */
const NAMES = { app: "App", system: "System", events: "Events" } as const;

/** Which part of the schema says what a method answers with. */
function resultOf(method: unknown, name: string): string | null {
  if (method === "initialize") return "Initialized";
  return method === "close" || method === "shutdown" ? null : `${name}Outcome`;
}

/** A copy without one field, for each field that is there. */
function maimed(value: Node): readonly Node[] {
  return Object.keys(value).map((left) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== left))
  );
}

for (const kit of KITS) {
  const file = new URL(`../docs/transcripts/${kit}.txt`, import.meta.url);
  const frames = (await Deno.readTextFile(file)).trim().split("\n")
    .map((line) => JSON.parse(line.slice(2)) as Node);
  const pairs = frames.flatMap((frame, place) =>
    place % 2 === 0 ? [[frame, frames[place + 1] ?? {}] as const] : []
  );
  const isKnown = ([asked]: readonly [Node, Node]) => asked["method"] !== "callspec.canary";

  Deno.test(`Ajv finds every frame of a session with ${kit} right, both ways`, () => {
    assertEquals(pairs.filter(isKnown).filter(([asked]) => !has("Request", asked)), []);
    assertEquals(
      pairs.filter(isKnown).filter(([{ method }, { result }]) => {
        const part = resultOf(method, NAMES[kit]);
        return part !== null && !has(part, result);
      }),
      [],
    );
    assertEquals(pairs.filter((pair) => !isKnown(pair)).map(([, frame]) => has("Refusal", frame)), [
      true,
    ]);
  });

  Deno.test(`Ajv finds a stimulus and an event of ${kit} wrong that lack a field`, () => {
    const stimuli = pairs.flatMap(([{ method, params }]) =>
      method === "step" ? [(params as Node)["stimulus"] as Node] : []
    );
    const events = pairs.flatMap(([, { result }]) =>
      ((result as Node | undefined)?.["events"] ?? []) as readonly Node[]
    );
    const isStep = (stimulus: Node) =>
      has(`${NAMES[kit]}Step`, { session: 1, at: 1_767_225_600_000, stimulus });
    const isOutcome = (event: Node) => has(`${NAMES[kit]}Outcome`, { events: [event] });
    assertEquals([stimuli.every(isStep), events.every(isOutcome)], [true, true]);
    // Only what may be missing can be left out and the rest be right.
    const optional = new Set(["details", "raw", "from", "isVideo"]);
    const lacking = (value: Node) =>
      maimed(value).filter((each) =>
        Object.keys(value).some((name) => !(name in each) && !optional.has(name))
      );
    assertEquals([...stimuli.flatMap(lacking)].filter(isStep), []);
    assertEquals([...events.flatMap(lacking)].filter(isOutcome), []);
  });
}

Deno.test("every message and every method of the schema has a meaning, and no other", () => {
  const defs = wireSchema()["$defs"] as Readonly<Record<string, Node>>;
  const kindsIn = (json: unknown) =>
    ((json as Node)["oneOf"] as readonly Node[]).map((each) =>
      ((each["properties"] as Node)["kind"] as Node)["const"] as string
    );
  const said = KITS.flatMap((kit) => {
    const step = defs[`${NAMES[kit]}Step`]?.["properties"] as Node;
    const outcome = defs[`${NAMES[kit]}Outcome`]?.["properties"] as Node;
    return [...kindsIn(step["stimulus"]), ...kindsIn((outcome["events"] as Node)["items"])];
  });
  const methods = (defs["Request"]?.["oneOf"] as readonly Node[]).map((each) =>
    ((each["properties"] as Node)["method"] as Node)["const"] as string
  );
  assertEquals(
    [[...new Set(said)].toSorted(), methods.toSorted()],
    [Object.keys(MEANINGS).toSorted(), Object.keys(METHOD_MEANINGS).toSorted()],
  );
});
