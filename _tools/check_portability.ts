/**
 * Proves by types alone where the library runs: the pure folders know the language and nothing else,
 * the whole of it what every browser, worker and runtime has. Files are named one by one, because a
 * glob that matches nothing is no error to `deno check`.
 */
import { PURE_FOLDERS } from "./lint/ambient_table.ts";
import { isTest } from "./lint/project.ts";
import { runDeno, say } from "./run_deno.ts";
import { projectFiles } from "./tree.ts";

const PURE = ["mod.ts", ...PURE_FOLDERS];

const CHECKS: readonly {
  readonly config: string;
  /** Files, and folders that end with a slash. */
  readonly places: readonly string[];
  readonly without: readonly string[];
}[] = [
  { config: "_tools/pure.json", places: PURE, without: [] },
  {
    config: "_tools/library.json",
    places: [...PURE, "reference/", "conformance/", "report/", "fakes/"],
    // The one file that needs a package.
    without: ["conformance/fast_check.ts"],
  },
];

const sources = (await projectFiles())
  .map(({ path }) => path)
  .filter((path) => path.endsWith(".ts") && !isTest(path) && !path.endsWith("_bench.ts"));

for (const { config, places, without } of CHECKS) {
  const paths = sources.filter((path) =>
    places.some((place) => path.startsWith(place)) && !without.includes(path)
  );
  say(`${config}: ${paths.length} files`);
  await runDeno("check", "--quiet", "--config", config, ...paths);
}
