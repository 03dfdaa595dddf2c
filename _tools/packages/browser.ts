import type { Ended, Finding } from "../npm/mod.ts";
import { TELL_ALL } from "./consumers.ts";
import type { Workshop } from "./workshop.ts";

/** What a page has of what the library asks for. */
const RUN_IN_A_PAGE = `import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
const given = { console, setTimeout, clearTimeout, AbortController, MessageChannel, structuredClone };
const texts = { TextEncoder, TextDecoder, atob, btoa };
// A page stays open also while nothing is awaited there; but whoever waits for it has other work.
const open = setTimeout(() => {
  console.log("not ok the page is done within two minutes");
  process.exit(1);
}, 120_000);
const page = { ...given, ...texts, done: () => clearTimeout(open) };
runInContext(readFileSync("page.js", "utf8"), createContext(page));
`;

/** Bundles the claims for a browser. */
export async function bundleForBrowser(workshop: Workshop): Promise<readonly Finding[]> {
  const folder = workshop.path("esm");
  await Deno.writeTextFile(
    `${folder}/page_source.js`,
    `import { claims } from "./claims.js";\n${TELL_ALL}`,
  );
  const words = ["page_source.js", "--bundle", "--platform=browser", "--outfile=page.js"];
  const { code, text } = await workshop.run("esm", esbuildOf(workshop), ...words);
  if (code !== 0) return [["esbuild makes it", [text]]];
  const bundle = await Deno.readTextFile(`${folder}/page.js`);
  const named = bundle.match(/"node:\w+"|\brequire\("/g) ?? [];
  return [["esbuild makes it", []], ["it asks for nothing of Node's", named]];
}

/** Runs the bundle where there is nothing but the language and a few things that every page has. */
export async function runInPage(workshop: Workshop): Promise<Ended> {
  await Deno.writeTextFile(`${workshop.path("esm")}/run_in_a_page.mjs`, RUN_IN_A_PAGE);
  return workshop.node("esm", "run_in_a_page.mjs");
}

/** The script that its package has is replaced where install scripts run; so the program itself. */
function esbuildOf(workshop: Workshop): string {
  const platform = `${Deno.build.os}-${Deno.build.arch === "x86_64" ? "x64" : "arm64"}`;
  return `${workshop.path("tools")}/node_modules/@esbuild/${platform}/bin/esbuild`;
}
