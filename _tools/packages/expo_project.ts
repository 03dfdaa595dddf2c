import { type Count, count, type Ended, install, pinned } from "../npm/mod.ts";
import type { Workshop } from "./workshop.ts";

const EXAMPLE = new URL("../../examples/vitest_expo/", import.meta.url);
const NAME = "vitest_expo";
const TYPES = "./node_modules/@callspec/callspec/fakes/expo/mod.d.ts";
const FILES = ["src/calling_sdk.ts", "src/call_manager.ts", "src/call_manager.test.ts"];

/** The app of the example, with its bridge replaced by the fake of the package; what npm says else. */
export async function beginExpo(workshop: Workshop): Promise<Ended> {
  const folder = workshop.path(NAME);
  await Deno.mkdir(`${folder}/src`, { recursive: true });
  await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify({ type: "module" }));
  for (const path of [...FILES, "vitest.config.js"]) {
    await Deno.copyFile(new URL(path, EXAMPLE), `${folder}/${path}`);
  }
  // The package of the bridge is not fetched: its types are ours as well.
  const settings = JSON.parse(await Deno.readTextFile(new URL("tsconfig.json", EXAMPLE)));
  settings.compilerOptions.paths = { "expo-callkit-telecom": [TYPES] };
  await Deno.writeTextFile(`${folder}/tsconfig.json`, JSON.stringify(settings));
  return await install(folder, [workshop.packed.path, ...pinned("vitest")]);
}

/** The tests of the example. */
export async function runExpo(workshop: Workshop): Promise<Count> {
  const vitest = "node_modules/vitest/vitest.mjs";
  return count("an app on expo", await workshop.node(NAME, vitest, "run", "--reporter=tap-flat"));
}

/** What TypeScript says of it. */
export function checkExpo(workshop: Workshop): Promise<Ended> {
  return workshop.tool(NAME, "tsc", "--project", "tsconfig.json");
}
