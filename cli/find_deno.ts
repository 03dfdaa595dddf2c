import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

/**
 * Finds Deno, which a sandbox takes: the one that runs this, or under Node the first on PATH. As a
 * package, Deno is a script that looks for Node there too.
 *
 * @returns its path; null where there is none
 */
export function findDeno(): string | null {
  if (process.versions["deno"] !== undefined) return process.execPath;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "deno")).find((path) => existsSync(path)) ?? null;
}
