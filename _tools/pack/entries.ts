import config from "../../deno.json" with { type: "json" };
import { topFolder } from "../lint/project.ts";

/** The name of the package. */
export const PACKAGE: string = config.name;

/** An entry point of the package. */
export interface Entry {
  /** What is imported, behind the name of the package: `./phone`, or `.` alone. */
  readonly name: string;
  /** Its compiled file without what follows the dot, from the root of the package: `phone/mod`. */
  readonly stem: string;
  /** Whether there is a build of it for `require`; else `require` gives what `import` gives. */
  readonly hasCommonJs: boolean;
}

/** Folders that find files of their own by `import.meta`, which a CommonJS module has not. */
export const ESM_FOLDERS: readonly string[] = ["cli", "wire"];

/** The entry points, as `deno.json` has them. */
export const ENTRIES: readonly Entry[] = Object.entries(config.exports).map(([name, path]) => ({
  name,
  stem: path.replace("./", "").replace(/\.ts$/, ""),
  hasCommonJs: !ESM_FOLDERS.includes(topFolder(path.replace("./", ""))),
}));
