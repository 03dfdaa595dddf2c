/** The oldest Node that the command runs under. */
export const OLDEST_NODE = 22;

/**
 * Why the command cannot run under a version of Node; null: it can. Deno says which Node it stands for.
 *
 * @example
 * ```ts
 * import { whyTooOld } from "./oldest_node.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(whyTooOld("22.0.0"), null);
 * assertEquals(
 *   whyTooOld("20.19.1"),
 *   "Cannot run callspec under Node 20.19.1: it takes Node 22 or later; install that, and try again",
 * );
 * ```
 */
export function whyTooOld(version: string): string | null {
  if (Number.parseInt(version) >= OLDEST_NODE) return null;
  return `Cannot run callspec under Node ${version}: it takes Node ${OLDEST_NODE} or later; ` +
    "install that, and try again";
}
