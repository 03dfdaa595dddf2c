import { type Count, count, type Ended, type Finding, install, pinned } from "../npm/mod.ts";
import { commandsLacking, walkPage } from "./walked_page.ts";
import type { Workshop } from "./workshop.ts";

const ROOT = new URL("../../", import.meta.url);
const EXAMPLE = "examples/jest_callkeep";
const JEST = "node_modules/jest/bin/jest.js";

/** The app of the example, with its bridge replaced by the fake of the package; what npm says else. */
export async function beginExample(workshop: Workshop): Promise<Ended> {
  const folder = workshop.path("jest_callkeep");
  await Deno.mkdir(`${folder}/src`, { recursive: true });
  const { babel, jest } = JSON.parse(await read(`${EXAMPLE}/package.json`));
  await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify({ babel, jest }));
  const faked = { ...jest, fakeTimers: { enableGlobally: true } };
  await Deno.writeTextFile(`${folder}/faked.json`, JSON.stringify(faked));
  for (const name of ["call_manager.js", "call_manager.test.js"]) {
    await Deno.copyFile(new URL(`${EXAMPLE}/src/${name}`, ROOT), `${folder}/src/${name}`);
  }
  return await install(folder, [workshop.packed.path, ...pinned("jest", "babelModules")]);
}

/** The tests of the example, as they are and under fake timers from the start. */
export async function runExample(workshop: Workshop): Promise<readonly Count[]> {
  const plain = await workshop.node("jest_callkeep", JEST);
  const faked = await workshop.node("jest_callkeep", JEST, "--config", "faked.json");
  return [count("an app on callkeep, Jest", plain), count("the same, fake timers", faked)];
}

/** A project as it was before anybody tested calls in it; what npm says else. */
export async function beginWalk(workshop: Workshop): Promise<Ended> {
  const folder = workshop.path("first_call");
  await Deno.mkdir(`${folder}/src`, { recursive: true });
  const { babel } = JSON.parse(await read(`${EXAMPLE}/package.json`));
  await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify({ babel, jest: {} }));
  await Deno.copyFile(workshop.packed.path, `${folder}/callspec-callspec-0.1.0.tgz`);
  return await install(folder, pinned("jest", "babelModules"));
}

/** The walk of a stranger through the page, and whether README has the same commands. */
export async function walkFindings(workshop: Workshop): Promise<readonly Finding[]> {
  const folder = workshop.path("first_call");
  const page = await read("docs/first_call_test.md");
  const walked = await walkPage(
    page,
    (path, text) => Deno.writeTextFile(`${folder}/${path}`, text),
    async (line) => (await workshop.run("first_call", "bash", "-c", line)).text,
  );
  return [...walked, [
    "README has the commands of the page",
    commandsLacking(await read("README.md"), "The first test of a call", page),
  ]];
}

function read(path: string): Promise<string> {
  return Deno.readTextFile(new URL(path, ROOT));
}
