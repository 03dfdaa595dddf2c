import type { Finding } from "../npm/mod.ts";
import { ENTRIES, PACKAGE } from "../pack/entries.ts";
import type { Workshop } from "./workshop.ts";

/** What came of asking for an entry point in one of two ways. */
interface Asked {
  readonly name: string;
  /** How it was asked for. */
  readonly way: "import" | "require";
  /** What it gives; none where it could not be had. */
  readonly given?: readonly string[];
  /** Why it could not be had. */
  readonly error?: string;
  /** Whether fast-check was looked for meanwhile. */
  readonly takesFastCheck: boolean;
}

/** Asks for every entry point that is named, as an ES module and as a CommonJS one. */
const ASK = `import { createRequire, registerHooks } from "node:module";
let takesFastCheck = false;
registerHooks({
  resolve(specifier, context, next) {
    takesFastCheck ||= specifier === "fast-check";
    return next(specifier, context);
  },
});
const require = createRequire(import.meta.url);
const ways = { import: (name) => import(name), require };
for (const name of process.argv.slice(2)) {
  for (const [way, ask] of Object.entries(ways)) {
    takesFastCheck = false;
    try {
      const given = Object.keys(await ask(name)).sort();
      console.log(JSON.stringify({ name, way, given, takesFastCheck }));
    } catch (error) {
      console.log(JSON.stringify({ name, way, error: String(error), takesFastCheck }));
    }
  }
}
`;

/** The one entry point that takes fast-check; what is asked for after it may have it from there. */
const LAST = `${PACKAGE}/fast-check`;

/** What must hold of the entry points of an installed package. */
export async function entryFindings(workshop: Workshop): Promise<readonly Finding[]> {
  await Deno.writeTextFile(`${workshop.path("esm")}/ask.mjs`, ASK);
  const names = ENTRIES.map(({ name }) => `${PACKAGE}${name.slice(1)}`);
  const inOrder = names.toSorted((a, b) => Number(a === LAST) - Number(b === LAST));
  const { code, out, text } = await workshop.node("esm", "ask.mjs", ...inOrder);
  if (code !== 0) return [["every entry point can be asked for", [text]]];
  return findingsOfEntries(out.trim().split("\n").map((line) => JSON.parse(line) as Asked));
}

/** What must hold of what came of asking for all. */
export function findingsOfEntries(asked: readonly Asked[]): readonly Finding[] {
  const byName = Map.groupBy(asked, ({ name }) => name);
  const alike = [...byName].map(([name, both]): Finding => [
    `${name} gives the same by import and by require`,
    differences(both),
  ]);
  const takers = asked.filter(({ name, takesFastCheck }) => takesFastCheck && name !== LAST);
  return [
    ...alike,
    ["only ./fast-check takes fast-check", takers.map(({ name, way }) => `${way} of ${name} does`)],
  ];
}

function differences(both: readonly Asked[]): readonly string[] {
  const [first, ...others] = both.map(({ given = [] }) => given);
  const isSame = first?.length !== 0 && others.every((each) => `${each}` === `${first}`);
  if (isSame) return [];
  const isShared = (name: string) => both.every(({ given = [] }) => given.includes(name));
  return both.map(({ way, given = [], error }) => {
    const own = given.filter((name) => !isShared(name));
    return `${way}: ${error ?? `${given.length} names, ${own.length} of them alone: ${own}`}`;
  });
}
