import type { Finding } from "../npm/mod.ts";
import { ENTRIES, PACKAGE } from "../pack/entries.ts";
import type { Workshop } from "./workshop.ts";

/** What an entry point gives, each way. */
interface Given {
  readonly name: string;
  readonly byImport: readonly string[];
  readonly byRequire: readonly string[];
}

/** Every entry point, asked for as an ES module and as a CommonJS one. */
const ASK = `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
for (const name of process.argv.slice(2)) {
  const byImport = Object.keys(await import(name)).sort();
  const byRequire = Object.keys(require(name)).sort();
  console.log(JSON.stringify({ name, byImport, byRequire }));
}
`;

/** Asks for one entry point, and tells what of fast-check was loaded with it. */
const ASK_ONE = `require(process.argv[2]);
console.log(Object.keys(require.cache).filter((path) => path.includes("fast-check")).length);
`;

/** What must hold of the entry points of an installed package. */
export async function entryFindings(workshop: Workshop): Promise<readonly Finding[]> {
  await Deno.writeTextFile(`${workshop.path("esm")}/ask.mjs`, ASK);
  await Deno.writeTextFile(`${workshop.path("esm")}/ask_one.cjs`, ASK_ONE);
  const specifiers = ENTRIES.map(({ name }) => `${PACKAGE}${name.slice(1)}`);
  const { code, out, text } = await workshop.node("esm", "ask.mjs", ...specifiers);
  if (code !== 0) return [["every entry point can be asked for", [text]]];
  const given = out.trim().split("\n").map((line) => JSON.parse(line) as Given);
  const differing = given.map(({ name, byImport, byRequire }): Finding => [
    `${name} gives the same by import and by require`,
    byImport.length > 0 && `${byImport}` === `${byRequire}`
      ? []
      : [`import: ${byImport}`, `require: ${byRequire}`],
  ]);
  const others = specifiers.filter((each) => !each.endsWith("/fast-check"));
  const loaded = await Promise.all(
    others.map(async (each) => [each, await workshop.node("esm", "ask_one.cjs", each)] as const),
  );
  return [
    ...differing,
    [
      "only ./fast-check loads fast-check",
      loaded.filter(([, { out }]) => out.trim() !== "0").map(([each]) => each),
    ],
  ];
}
