import { run } from "../../_tools/npm/mod.ts";
import { readTar } from "./read_tar.ts";

/** A package of a registry in one version, and nothing else. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** The license as its package.json names it. */
  readonly license: string;
  /** The hash of its tarball, as npm writes it: `sha512-` and base64. */
  readonly integrity: string;
}

/** The files of a package, by path; or why it could not be fetched. */
export type Fetched = { readonly files: ReadonlyMap<string, string> } | { readonly why: string };

/**
 * Fetches a package into memory; its scripts are not run, and what it depends on is not fetched.
 *
 * @throws {Error} where it is not what was pinned
 */
export async function fetchPackage(pin: PinnedPackage): Promise<Fetched> {
  const folder = await Deno.makeTempDir();
  try {
    // Where there is no network, npm would try for more than a minute.
    const brief = ["--silent", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
    const { code, text } = await run("npm", ["pack", ...brief, `${pin.name}@${pin.version}`], {
      cwd: folder,
    });
    if (code !== 0) return { why: `npm could not fetch ${pin.name}@${pin.version}\n${text}` };
    const [tarball] = await Array.fromAsync(Deno.readDir(folder));
    const bytes = await Deno.readFile(`${folder}/${tarball?.name}`);
    return { files: await contentOf(bytes, pin) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { why: "there is no npm here" };
    throw error;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * The text files of a tarball, without the folder that npm puts around them.
 *
 * @throws {Error} where it is not what was pinned
 */
export async function contentOf(
  tarball: Uint8Array<ArrayBuffer>,
  pin: PinnedPackage,
): Promise<ReadonlyMap<string, string>> {
  const integrity = await integrityOf(tarball);
  if (integrity !== pin.integrity) {
    throw new Error(
      `Cannot judge ${pin.name}@${pin.version}: its tarball has ${integrity}, and ${pin.integrity} ` +
        "is pinned; look at what has changed before you pin it anew",
    );
  }
  const files = new Map<string, string>();
  for (const [path, text] of await readTar(tarball)) files.set(path.replace(/^[^/]*\//, ""), text);
  const { license } = JSON.parse(files.get("package.json") ?? "{}") as { license?: string };
  if (license !== pin.license) {
    throw new Error(
      `Cannot judge ${pin.name}@${pin.version}: its license is ${license}, and ${pin.license} is ` +
        "pinned; read it before you pin it anew",
    );
  }
  return files;
}

/** The hash of a tarball, as npm writes it. */
export async function integrityOf(tarball: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-512", tarball));
  return `sha512-${btoa(String.fromCharCode(...hash))}`;
}
