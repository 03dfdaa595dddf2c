/**
 * Makes the packages and uses them as somebody does who has them from a registry: in fresh projects,
 * under every runner, by every compiler. Ends with the sum, as `.ci/run` reads it.
 *
 * @module
 */
import {
  close,
  type Count,
  count,
  countFindings,
  type Ended,
  type Finding,
  say,
} from "../npm/mod.ts";
import { beginExample, beginWalk, runExample, walkFindings } from "./callkeep_projects.ts";
import { bundleForBrowser, runInPage } from "./browser.ts";
import { commandFindings } from "./command.ts";
import { type Consumer, CONSUMERS } from "./consumers.ts";
import { contentsFindings } from "./contents.ts";
import { entryFindings } from "./entry_points.ts";
import { jsrFindings } from "./jsr.ts";
import { versionFindings } from "./example_versions.ts";
import { beginExpo, checkExpo, runExpo } from "./expo_project.ts";
import { attwFindings, publintFindings } from "./linters.ts";
import { Workshop } from "./workshop.ts";

const counts: Count[] = [];
let skipped = 0;

/** Does something, and says how long it took. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const done = await work();
  say(`  ${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return done;
}

async function part(name: string, work: () => Promise<Count>): Promise<void> {
  counts.push(await timed(name, work));
}

function findings(name: string, work: () => Promise<readonly Finding[]>): Promise<void> {
  return part(name, async () => countFindings(name, await work()));
}

/** A program that says nothing of tests is one: it ends with 0, or it failed. */
function passes(name: string, work: () => Promise<Ended>): Promise<void> {
  return findings(name, async () => {
    const { code, text } = await work();
    return [[name, code === 0 ? [] : [text]]];
  });
}

async function checkTarball(workshop: Workshop): Promise<void> {
  const { packed } = workshop;
  say(`${packed.files.length} files, ${packed.bytes} bytes, ${packed.unpackedBytes} unpacked`);
  const root = `${workshop.path("esm")}/node_modules/@callspec/callspec`;
  const texts = new Map<string, string>();
  for (const path of packed.files) texts.set(path, await Deno.readTextFile(`${root}/${path}`));
  await findings("contents", () => Promise.resolve(contentsFindings(packed.bytes, texts)));
  await findings("entry points", () => entryFindings(workshop));
  await findings("publint", () => publintFindings(workshop));
  await findings("attw", () => attwFindings(workshop));
}

async function checkTypes(workshop: Workshop, { name, types }: Consumer): Promise<void> {
  for (const [title, flags] of types) {
    const words = ["claims.ts", "every.ts", ...flags.split(" ")];
    await passes(`TypeScript, ${title}`, () => workshop.tool(name, "tsc", ...words));
  }
}

async function checkRuns(workshop: Workshop, { name, types, runs }: Consumer): Promise<void> {
  if (types.length === 0) await workshop.copyClaims("commonjs", name);
  for (const [title, words] of runs) {
    await part(title, async () => count(title, await workshop.node(name, ...words.split(" "))));
  }
}

async function checkAll(folder: string): Promise<void> {
  const lacking = (what: string) => {
    skipped++;
    say(`skipped: all that is done with the npm package; npm could not fetch ${what}`);
  };
  const workshop = await timed("tools and package", () => Workshop.open(folder));
  if (typeof workshop === "string") return lacking(workshop);
  const installed = await timed(
    "projects",
    () =>
      Promise.all([
        ...CONSUMERS.map((each) => workshop.begin(each)),
        beginExample(workshop),
        beginWalk(workshop),
        beginExpo(workshop),
      ]),
  );
  const refusal = installed.find(({ code }) => code !== 0);
  const unfetched = refusal && await workshop.lacking();
  if (unfetched) return lacking(unfetched);
  const refused = refusal ? [refusal.text] : [];
  await findings("projects", () => Promise.resolve([["npm installs the package", refused]]));
  if (refusal) return;
  await checkTarball(workshop);
  await Promise.all(CONSUMERS.map((each) => checkTypes(workshop, each)));
  await Promise.all(CONSUMERS.map((each) => checkRuns(workshop, each)));
  await findings(
    "the example on callkeep",
    () => versionFindings("jest_callkeep", ["jest", "babelModules"]),
  );
  counts.push(...await timed("an app on callkeep", () => runExample(workshop)));
  await findings(
    "the example on expo",
    () => versionFindings("vitest_expo", ["vitest", "typescript"]),
  );
  counts.push(...await timed("an app on expo", () => runExpo(workshop)));
  await passes("an app on expo, TypeScript", () => checkExpo(workshop));
  await findings("a stranger's walk", () => walkFindings(workshop));
  await findings("browser, esbuild", () => bundleForBrowser(workshop));
  await part("browser, a bare page", async () => count("a bare page", await runInPage(workshop)));
  await findings("callspec under Node", () => commandFindings(workshop));
}

const begun = performance.now();
const folder = await Deno.makeTempDir({ prefix: "callspec-packages-" });
try {
  await findings("JSR, dry run", jsrFindings);
  await checkAll(folder);
} finally {
  await Deno.remove(folder, { recursive: true });
}
say(`${skipped} skipped, ${Math.round((performance.now() - begun) / 1000)} s in all`);
close(counts);
