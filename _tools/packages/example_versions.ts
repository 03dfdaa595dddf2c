import { type Finding, pinned, type PinnedName } from "../npm/mod.ts";

/** An example names what is fetched for it. */
export async function versionFindings(
  example: string,
  tools: readonly PinnedName[],
): Promise<readonly Finding[]> {
  const manifest = new URL(`../../examples/${example}/package.json`, import.meta.url);
  const { devDependencies } = JSON.parse(await Deno.readTextFile(manifest));
  const named = Object.entries(devDependencies).map(([name, version]) => `${name}@${version}`);
  const lacking = pinned(...tools).filter((each) => !named.includes(each));
  return [[`${example} has the versions that are pinned`, lacking]];
}
