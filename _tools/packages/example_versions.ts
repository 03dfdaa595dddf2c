import { type Finding, pinned, type PinnedName } from "../npm/mod.ts";

/** An example names what is fetched for it. */
export async function versionFindings(
  example: string,
  tools: readonly PinnedName[],
): Promise<readonly Finding[]> {
  const manifest = `examples/${example}/package.json`;
  const text = await Deno.readTextFile(new URL(`../../${manifest}`, import.meta.url));
  const { devDependencies } = JSON.parse(text);
  const named = Object.entries(devDependencies).map(([name, version]) => `${name}@${version}`);
  const lacking = pinned(...tools).filter((each) => !named.includes(each));
  const flaws = lacking.map((each) => `${manifest} does not ask for ${each}`);
  return [[`${example} has the versions that are pinned`, flaws]];
}
