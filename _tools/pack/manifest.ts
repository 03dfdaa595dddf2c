import { OLDEST_NODE } from "../../cli/mod.ts";
import { ENTRIES, type Entry } from "./entries.ts";
import { COMMAND, PROGRAMS } from "./programs.ts";

/** The package.json of the package: what Deno makes of `deno.json`, and what that cannot say. */
export function manifestOf(
  made: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { name, version, license, dependencies } = made;
  return {
    name,
    version,
    description: "The contract between a calling app and the phone's call system, as tests",
    keywords: ["callkit", "voip", "telecom", "conformance", "testing", "fake", "react-native"],
    license,
    type: "module",
    engines: { node: `>=${OLDEST_NODE}` },
    bin: { callspec: COMMAND },
    ...conditions(entryAt(".")),
    exports: {
      ...Object.fromEntries(ENTRIES.map((entry) => [entry.name, exported(entry)])),
      "./package.json": "./package.json",
    },
    // All else may be left out of a bundle where nothing of it is used.
    sideEffects: PROGRAMS.map((path) => `./${path.replace(/\.ts$/, ".js")}`),
    dependencies,
  };
}

function entryAt(name: string): Entry {
  const entry = ENTRIES.find((each) => each.name === name);
  if (!entry) throw new Error(`Cannot pack: deno.json exports no ${name}`);
  return entry;
}

/** For those who do not read `exports`: they can only use `require`. */
function conditions({ stem }: Entry): Readonly<Record<string, string>> {
  return { main: `./cjs/${stem}.js`, types: `./cjs/${stem}.d.ts` };
}

function exported({ stem, hasCommonJs }: Entry): object {
  const esm = { types: `./${stem}.d.ts`, default: `./${stem}.js` };
  if (!hasCommonJs) return esm;
  return { import: esm, require: { types: `./cjs/${stem}.d.ts`, default: `./cjs/${stem}.js` } };
}
