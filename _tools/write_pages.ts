/** Writes the pages of `docs/` that are made from the code: `deno task docs`. */
import { makePages, pageUrl } from "./pages/pages.ts";
import { say } from "./run_deno.ts";

// What is made no more must go.
for (const folder of ["rules/app/", "rules/system/", "rules/events/", "reports/", "transcripts/"]) {
  await Deno.remove(pageUrl(folder), { recursive: true }).catch(() => {});
}
const pages = Object.entries(await makePages());
for (const [file, text] of pages) {
  await Deno.mkdir(new URL(".", pageUrl(file)), { recursive: true });
  await Deno.writeTextFile(pageUrl(file), text);
}
say(`${pages.length} pages of docs/ are written`);
