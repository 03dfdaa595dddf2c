import { begun, stage } from "./stage.ts";
import { buildCommonJs } from "./commonjs.ts";
import { manifestOf } from "./manifest.ts";

/** How the folder is called in which a package is made. */
export const SCRATCH = "callspec-pack-";

/** A package that was made. */
export interface Package {
  /** The tarball. */
  readonly path: string;
  /** How many bytes it has. */
  readonly bytes: number;
  /** How many bytes are in it. */
  readonly unpackedBytes: number;
  /** The files in it, from its root, in order. */
  readonly files: readonly string[];
}

/** What `npm pack` tells of a tarball. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Makes the npm package of this library, as a tarball in a folder. */
export async function makePackage(folder: string): Promise<Package> {
  const scratch = await Deno.makeTempDir({ prefix: SCRATCH });
  try {
    await stage(`${scratch}/stage`);
    // It compiles, and makes the types; a class that no entry point shows has none.
    const flags = ["pack", "--quiet", "--no-source-maps", "--allow-dirty", "--output", "made.tgz"];
    await run(Deno.execPath(), flags, `${scratch}/stage`);
    await run("tar", ["xzf", "stage/made.tgz"], scratch);
    const root = `${scratch}/package`;
    await removeSources(root, "");
    await buildCommonJs(root);
    const made = JSON.parse(await Deno.readTextFile(`${root}/package.json`));
    const manifest = JSON.stringify(manifestOf(made), null, 2);
    await Deno.writeTextFile(`${root}/package.json`, `${manifest}\n`);
    await Deno.mkdir(folder, { recursive: true });
    const told = await run("npm", ["pack", "--json", "--pack-destination", folder], root);
    return packageOf(folder, JSON.parse(told) as readonly Packed[]);
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
}

function packageOf(folder: string, [packed]: readonly Packed[]): Package {
  if (!packed) throw new Error("Cannot pack: npm made no tarball");
  return {
    path: `${folder}/${packed.filename}`,
    bytes: packed.size,
    unpackedBytes: packed.unpackedSize,
    files: packed.files.map(({ path }) => path).toSorted(),
  };
}

/** What was not compiled is no part of any entry point; but what `callspec init` copies stays. */
async function removeSources(root: string, folder: string): Promise<void> {
  const kept = begun();
  for await (const { name, isDirectory } of Deno.readDir(`${root}/${folder}`)) {
    const path = `${folder}${name}`;
    if (isDirectory) await removeSources(root, `${path}/`);
    else if (/(?<!\.d)\.ts$/.test(name) && !kept.includes(path)) {
      await Deno.remove(`${root}/${path}`);
    }
  }
}

async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(command, { args: [...args], cwd })
    .output();
  const decoder = new TextDecoder();
  if (code === 0) return decoder.decode(stdout);
  throw new Error(
    `Cannot pack: ${command} ${args[0]} ended with ${code}\n${decoder.decode(stderr)}`,
  );
}
