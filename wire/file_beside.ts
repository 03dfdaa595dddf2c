/**
 * Where the file lies that is beside another: a program of its own or a thread, which is started by its
 * place. In the package both are compiled, so it is called as the one that asks.
 *
 * @param name without what follows its dot
 * @param url of the one that asks
 *
 * @example
 * ```ts
 * import { fileBeside } from "./file_beside.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(fileBeside("keeper", "file:///here/link.ts").href, "file:///here/keeper.ts");
 * assertEquals(fileBeside("keeper", "file:///there/link.js").href, "file:///there/keeper.js");
 * ```
 */
export function fileBeside(name: string, url: string): URL {
  return new URL(`./${name}${url.slice(url.lastIndexOf("."))}`, url);
}
