/** Shares whose process is killed, at many points: nothing that was found is lost, and none is a pass. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { Random } from "../reference/mod.ts";
import { readResult } from "../report/mod.ts";
import { finished, start } from "./command_process.ts";

const RIGHT = "homing_pigeon";
const PRINTED = "homing_pigeon_as_printed";
const OF = 3;

/** A folder with both apps of the tutorial under one name: only what a share is given tells them apart. */
async function workplace(): Promise<string> {
  const folder = await Deno.makeTempDir();
  for (const name of [RIGHT, PRINTED]) {
    const { href } = new URL(`../examples/${name}/adapter.ts`, import.meta.url);
    await Deno.writeTextFile(
      `${folder}/${name}.ts`,
      `import given from ${JSON.stringify(href)};\nexport default { ...given, name: "pigeon" };\n`,
    );
  }
  await Promise.all([1, 3].map((index) => finished(startShare(RIGHT, index, folder))));
  return folder;
}

/** Starts one of three shares, which leaves its files in a folder. */
function startShare(adapter: string, index: number, folder: string): Deno.ChildProcess {
  const name = `${folder}/${index}`;
  const files = ["--reporter", `json=${name}.json`, "--trace", `${name}.ndjson`];
  const share = ["--shard", `${index}/${OF}`, "--steps", "1500", "--in-process", "--quiet"];
  return start("run", `${folder}/${adapter}.ts`, ...share, ...files);
}

/** Kills a process once so many changes were made in a folder; false: it was through before. */
async function killAt(child: Deno.ChildProcess, folder: string, changes: number): Promise<boolean> {
  const watcher = Deno.watchFs(folder);
  const ended = child.status.then(() => watcher.close());
  let seen = 0;
  for await (const { kind } of watcher) {
    if (kind === "access" || ++seen < changes) continue;
    child.kill("SIGKILL");
    break;
  }
  await ended;
  return (await child.status).signal === "SIGKILL";
}

/** The rules that a file of findings names, as far as it goes. */
async function foundIn(path: string): Promise<ReadonlySet<string>> {
  const text = await Deno.readTextFile(path);
  const whole = text.split("\n").slice(1, -1).map((line) => JSON.parse(line));
  return new Set(whole.filter(({ kind }) => kind === "finding").map(({ rule }) => rule.id));
}

async function mergedIn(folder: string) {
  const { code, err } = await finished(
    start("merge", folder, "--reporter", `json=${folder}/all/whole.json`),
  );
  return { code, err, data: readResult(await Deno.readTextFile(`${folder}/all/whole.json`)) };
}

/** At which change of its files a share is killed: drawn once, so that it is the same each time. */
const random = new Random(5);
const POINTS = Array.from({ length: 6 }, () => 1 + (random.pick([...Array(30).keys()]) ?? 0));

Deno.test(`merge tells all that a share had found that was killed, at changes ${POINTS.join(", ")}`, async () => {
  const folder = await workplace();
  for (const point of POINTS) {
    const child = startShare(PRINTED, 2, folder);
    assertEquals(await killAt(child, folder, point), true);
    await Promise.all([child.stdout.cancel(), child.stderr.cancel()]);
    const { code, data } = await mergedIn(folder);
    const told = new Set<string>([...data.findings, ...data.control].map(({ rule }) => rule.id));
    assertEquals(told, await foundIn(`${folder}/2.ndjson`));
    assertEquals([code, data.outcome.claim, data.missing], [1, "notConformant", [2]]);
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("merge is no pass where a share was killed that found nothing, and says which", async () => {
  const folder = await workplace();
  const child = startShare(RIGHT, 2, folder);
  child.kill("SIGKILL");
  await finished(child);
  const { code, data } = await mergedIn(folder);
  await Deno.remove(folder, { recursive: true });
  assertEquals([code, data.outcome.claim, data.missing], [2, "none", [2]]);
  assertStringIncludes(data.outcome.sentence, "; share 2 is missing");
});
