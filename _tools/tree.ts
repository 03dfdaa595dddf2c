/** A file of the project: its path from the root, and what is in it. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const ROOT = new URL("../", import.meta.url);

/** The code and the prose of the project, in order; what `.gitignore` names is left out. */
export async function projectFiles(): Promise<readonly ProjectFile[]> {
  const ignored = await ignoredNames();
  const paths = await pathsBelow("", (name) => ignored.some((pattern) => pattern.test(name)));
  return Promise.all(
    paths.toSorted().map(async (path) => ({
      path,
      text: await Deno.readTextFile(new URL(path, ROOT)),
    })),
  );
}

/** Only the plain lines of `.gitignore` are in use: a name, or a `*` in one. */
async function ignoredNames(): Promise<readonly RegExp[]> {
  const lines = (await Deno.readTextFile(new URL(".gitignore", ROOT))).split("\n");
  return [".git", ...lines.map((line) => line.trim().replaceAll(/^\/|\/$/g, ""))]
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => new RegExp(`^${RegExp.escape(line).replaceAll("\\*", ".*")}$`));
}

async function pathsBelow(
  folder: string,
  isIgnored: (name: string) => boolean,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(`./${folder}`, ROOT))) {
    if (isIgnored(name)) continue;
    if (isDirectory) paths.push(...await pathsBelow(`${folder}${name}/`, isIgnored));
    else if (/\.(tsx?|md)$/.test(name)) paths.push(`${folder}${name}`);
  }
  return paths;
}
