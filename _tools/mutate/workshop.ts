import type { Place } from "./find_mutations.ts";
import { type Mutant, mutantsOf, type Mutation } from "./mutation.ts";
import type { Part } from "./parts.ts";
import { withMutants } from "./schemata.ts";

/** What a copy of the project leaves out: nothing in it is code that a test needs. */
const LEFT_OUT = /^(\.|node_modules$|coverage$|docs$)/;

/** A copy of the project, in which the files of a part have all their mutants. */
export interface Workshop {
  /** The module that loads mutants and tests. */
  readonly entry: URL;
  /** The mutants that are in it. */
  readonly mutants: readonly Mutant[];
  /** The names of tests that are not played. */
  readonly without: RegExp;
}

/** Copies a project to a folder, and puts the mutants of a part into the copy. */
export async function equip(root: URL, scratch: URL, part: Part): Promise<Workshop> {
  await copy(root, scratch);
  const mutants: Mutant[] = [];
  const files = await spelledOut(scratch, part.files, (name) => !name.endsWith("_test.ts"));
  const tests = await spelledOut(scratch, part.tests, (name) => name.endsWith("_test.ts"));
  const placesByFile = await findPlaces(scratch, files);
  for (const file of files) {
    const url = new URL(file, scratch);
    const text = await Deno.readTextFile(url);
    const places = placesByFile.get(url.href) ?? [];
    const mutations = places.filter((place): place is Mutation => !("loop" in place))
      .toSorted((one, other) => one.at[0] - other.at[0]);
    const loops = places.flatMap((place) => "loop" in place ? [place.loop] : []);
    const own = mutantsOf(file, text, mutations, mutants.length + 1);
    await Deno.writeTextFile(url, withMutants(text, own, loops));
    mutants.push(...own);
  }
  const entry = new URL("entry_of_mutants.ts", scratch);
  await Deno.writeTextFile(entry, entryText(tests));
  return { entry, mutants, without: part.without ?? /^$/ };
}

function entryText(tests: readonly string[]): string {
  const own = (name: string) => new URL(name, import.meta.url).href;
  return [
    own("switchboard.ts"),
    own("collected_tests.ts"),
    ...tests.map((file) => `./${file}`),
    own("serve.ts"),
  ].map((specifier) => `import ${JSON.stringify(specifier)};\n`).join("");
}

/** The paths with the files of its folder for each folder, in order. */
async function spelledOut(
  root: URL,
  paths: readonly string[],
  isWanted: (name: string) => boolean,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const folder = /^(.*\/)(\*?)$/.exec(path);
    if (!folder) files.push(path);
    else {files.push(
        ...(await filesBelow(root, folder[1] ?? "", folder[2] === "")).filter(isWanted),
      );}
  }
  return files;
}

async function filesBelow(
  root: URL,
  folder: string,
  isDeep: boolean,
): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, root))) {
    if (isDirectory && isDeep) files.push(...await filesBelow(root, `${folder}${name}/`, true));
    else if (name.endsWith(".ts")) files.push(`${folder}${name}`);
  }
  return files.toSorted();
}

async function copy(from: URL, to: URL): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (LEFT_OUT.test(name)) continue;
    if (isDirectory) await copy(new URL(`${name}/`, from), new URL(`${name}/`, to));
    else await Deno.copyFile(new URL(name, from), new URL(name, to));
  }
}

/** Has the parser of `deno lint` look for places, by the address of the file. */
async function findPlaces(
  scratch: URL,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly Place[]>> {
  const config = new URL("finder_of_mutations.json", scratch);
  const lint = {
    plugins: [new URL("find_mutations.ts", import.meta.url).href],
    rules: { tags: [], include: ["mutate/places"] },
  };
  await Deno.writeTextFile(config, JSON.stringify({ lint }));
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["lint", "--json", `--config=${config.pathname}`, ...files],
    cwd: scratch,
  }).output();
  const { diagnostics, errors }: LintReport = JSON.parse(new TextDecoder().decode(stdout));
  if (errors.length > 0) throw new Error(`Cannot read: ${new TextDecoder().decode(stderr)}`);
  const found = Map.groupBy(diagnostics, ({ filename }) => filename);
  return new Map([...found].map(([file, all]) => [file, all.map(placeOf)]));
}

interface Diagnostic {
  readonly filename: string;
  readonly message: string;
}

interface LintReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly unknown[];
}

function placeOf({ message }: Diagnostic): Place {
  return JSON.parse(message);
}
