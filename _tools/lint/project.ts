import config from "../../deno.json" with { type: "json" };
import { LAYERS } from "./layer_table.ts";

const ROOT = `${import.meta.dirname?.replaceAll("\\", "/")}/`.replace(/_tools\/lint\/$/, "");

/**
 * The path of a file from the root of the project on. The root is known from where this module is,
 * so that a clone inside a folder called `docs` is read right; a file elsewhere, as in the tests of
 * the rules, is placed by the first folder that has a row in the table.
 */
export function projectPath(filename: string): string {
  const path = filename.replaceAll("\\", "/");
  if (path.startsWith(ROOT)) return path.slice(ROOT.length);
  if (!/^(\/|[A-Z]:)/i.test(path)) return path;
  const segments = path.split("/");
  const top = segments.findIndex((segment) => segment in LAYERS);
  return segments.slice(top).join("/");
}

/** The top-level folder of a path; empty for a file at the root. */
export function topFolder(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
}

/** Whether a path is a test's. */
export function isTest(path: string): boolean {
  return /_test\.tsx?$/.test(path);
}

/** The path that an import leads to; `undefined` for a package that is not ours. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (/^\.\.?\//.test(specifier)) return new URL(specifier, `file:///${from}`).pathname.slice(1);
  if (specifier !== config.name && !specifier.startsWith(`${config.name}/`)) return undefined;
  const entry = `.${specifier.slice(config.name.length)}`;
  const exports: Readonly<Record<string, string>> = config.exports;
  return (exports[entry] ?? `${entry}/mod.ts`).slice(2);
}
