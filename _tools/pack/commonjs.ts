import { askDeno } from "../run_deno.ts";
import { ENTRIES, ESM_FOLDERS } from "./entries.ts";

/** Where the build for `require` lies in the package, in folders as those of the other. */
const FOLDER = "cjs";

/** What all its entry points take their modules from. */
const BUNDLE = "all.js";

/**
 * Builds what `require` gives, beside what `import` gives: one file that holds every module once, so
 * that a class is the same by whichever entry point it came. A module runs when it is first asked for;
 * so fast-check, which stays outside, is only looked for by those who ask for its entry point.
 */
export async function buildCommonJs(root: string): Promise<void> {
  const entries = ENTRIES.filter(({ hasCommonJs }) => hasCommonJs);
  const source = `${root}/all.cjs`;
  const cases = entries.map(({ name, stem }) => `  "${name}": () => require("./${stem}.js"),\n`);
  await Deno.writeTextFile(
    source,
    `const entries = {\n${cases.join("")}};\nmodule.exports = (name) => entries[name]();\n`,
  );
  const bundle = `${root}/${FOLDER}/${BUNDLE}`;
  const flags = ["--quiet", "--no-config", "--format=cjs", "--external", "fast-check"];
  await askDeno(["bundle", ...flags, "--output", bundle, source], "", root);
  await Deno.remove(source);
  await Deno.writeTextFile(`${root}/${FOLDER}/package.json`, `{ "type": "commonjs" }\n`);
  await copyTypes(root, "");
  for (const { name, stem } of entries) {
    const up = "../".repeat(stem.split("/").length - 1) || "./";
    const made = `require("${up}${BUNDLE}")("${name}")`;
    const types = await Deno.readTextFile(`${root}/${stem}.d.ts`);
    const text = /^export default /m.test(types)
      ? withDefault(made)
      : `module.exports = ${made};\n`;
    await Deno.writeTextFile(`${root}/${FOLDER}/${stem}.js`, text);
  }
}

/** A module with a default export says so itself, to those who read it without running it. */
function withDefault(made: string): string {
  return `Object.defineProperty(exports, "__esModule", { value: true });
const made = ${made};
Object.assign(exports, made);
exports.default = made.default;
`;
}

/** The types once more, since TypeScript reads them as what the nearest package.json says. */
async function copyTypes(root: string, folder: string): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(`${root}/${folder}`)) {
    const path = `${folder}${name}`;
    if (isDirectory && ![FOLDER, ...ESM_FOLDERS].includes(path)) await copyTypes(root, `${path}/`);
    if (!name.endsWith(".d.ts")) continue;
    await Deno.mkdir(`${root}/${FOLDER}/${folder}`, { recursive: true });
    await Deno.copyFile(`${root}/${path}`, `${root}/${FOLDER}/${path}`);
  }
}
