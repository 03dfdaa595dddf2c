/**
 * Holds the entry points of `deno.json` to documented, self-contained types. One that is not there
 * yet is named and left out.
 */
import config from "../deno.json" with { type: "json" };
import { runDeno, say } from "./run_deno.ts";
import { projectFiles } from "./tree.ts";

const paths = new Set((await projectFiles()).map(({ path }) => path));
const entries = Object.values(config.exports).map((entry) => entry.replace("./", ""));
const missing = entries.filter((entry) => !paths.has(entry));

if (missing.length > 0) say(`Not there yet: ${missing.join(", ")}`);
// The map leaves fast-check out: a type of its own in a signature is for its own pages to explain.
await runDeno(
  "doc",
  "--lint",
  "--quiet",
  "--import-map=_tools/docs_import_map.json",
  ...entries.filter((entry) => paths.has(entry)),
);
