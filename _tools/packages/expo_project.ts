import { type Count, count, type Ended, install, pinned } from "../npm/mod.ts";
import type { Workshop } from "./workshop.ts";

const EXAMPLE = new URL("../../examples/vitest_expo/", import.meta.url);
const NAME = "vitest_expo";
const TYPES = "./node_modules/@callspec/callspec/fakes/expo/mod.d.ts";
const FILES = ["src/calling_sdk.ts", "src/call_manager.ts", "src/call_manager.test.ts"];

/** The same configuration, with fake timers from the start. */
const FAKED = {
  "fake_timers.js": `import { vi } from "vitest";\nvi.useFakeTimers();\n`,
  "faked.config.js": `import { mergeConfig } from "vitest/config";
    import config from "./vitest.config.js";
    export default mergeConfig(config, { test: { setupFiles: ["./fake_timers.js"] } });`,
};

/** The app of the example, with its bridge replaced by the fake of the package; what npm says else. */
export async function beginExpo(workshop: Workshop): Promise<Ended> {
  const folder = workshop.path(NAME);
  await Deno.mkdir(`${folder}/src`, { recursive: true });
  await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify({ type: "module" }));
  for (const path of [...FILES, "vitest.config.js"]) {
    await Deno.copyFile(new URL(path, EXAMPLE), `${folder}/${path}`);
  }
  for (const [path, text] of Object.entries(FAKED)) {
    await Deno.writeTextFile(`${folder}/${path}`, text);
  }
  // The package of the bridge is not fetched: its types are ours as well.
  const settings = JSON.parse(await Deno.readTextFile(new URL("tsconfig.json", EXAMPLE)));
  settings.compilerOptions.paths = { "expo-callkit-telecom": [TYPES] };
  await Deno.writeTextFile(`${folder}/tsconfig.json`, JSON.stringify(settings));
  return await install(folder, [workshop.packed.path, ...pinned("vitest")]);
}

/** The tests of the example, as they are and under fake timers from the start. */
export async function runExpo(workshop: Workshop): Promise<readonly Count[]> {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=tap-flat"];
  const plain = await workshop.node(NAME, ...vitest);
  const faked = await workshop.node(NAME, ...vitest, "--config=faked.config.js");
  return [count("an app on expo, Vitest", plain), count("the same, fake timers", faked)];
}

/** What TypeScript says of it. */
export function checkExpo(workshop: Workshop): Promise<Ended> {
  return workshop.tool(NAME, "tsc", "--project", "tsconfig.json");
}
