import config from "../../deno.json" with { type: "json" };
import { TEMPLATES } from "../../cli/mod.ts";
import { isTest, topFolder } from "../lint/project.ts";
import { projectFiles } from "../tree.ts";
import { PROGRAMS } from "./programs.ts";

const ROOT = new URL("../../", import.meta.url);

/** What is never in the package. */
const HOUSE: ReadonlySet<string> = new Set(["_std", "_tools", "docs", "examples"]);

/** Lays out in a folder what goes into the package, with a configuration that has it all compiled. */
export async function stage(folder: string): Promise<void> {
  const sources = (await projectFiles()).filter(({ path }) =>
    path.endsWith(".ts") && !HOUSE.has(topFolder(path)) && !isTest(path)
  );
  for (const { path, text } of sources) await write(folder, path, text);
  for (const path of ["README.md", "CHANGELOG.md", "LICENSE", ...begun()]) {
    await write(folder, path, await Deno.readTextFile(new URL(path, ROOT)));
  }
  const { name, version, license, imports, exports, compilerOptions } = config;
  const programs = Object.fromEntries(PROGRAMS.map((path) => [`./${path}`, `./${path}`]));
  const staged = {
    name,
    version,
    license,
    imports: { "fast-check": imports["fast-check"] },
    exports: { ...exports, ...programs },
    compilerOptions,
  };
  await write(folder, "deno.json", JSON.stringify(staged));
}

/** What `callspec init` copies, from the root. */
export function begun(): readonly string[] {
  return Object.values(TEMPLATES)
    .flatMap((kits) => Object.values(kits))
    .flatMap(({ files }) => files.map(([from]) => from.href.slice(ROOT.href.length)));
}

async function write(folder: string, path: string, text: string): Promise<void> {
  const place = new URL(path, `file://${folder}/`);
  await Deno.mkdir(new URL("./", place), { recursive: true });
  await Deno.writeTextFile(place, text);
}
