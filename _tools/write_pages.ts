/** Writes the pages of `docs/` that are made from the code: `deno task docs`. */
import { makePages, pageUrl } from "./pages/pages.ts";
import { say } from "./run_deno.ts";

for (const side of ["app", "system", "events"]) {
  const folder = pageUrl(`rules/${side}/`);
  await Deno.remove(folder, { recursive: true }).catch(() => {});
  await Deno.mkdir(folder, { recursive: true });
}
const pages = Object.entries(await makePages());
for (const [file, text] of pages) await Deno.writeTextFile(pageUrl(file), text);
say(`${pages.length} pages of docs/ are written`);
