/** Writes the pages of `docs/` that are made from the code: `deno task docs`. */
import { PAGES, pageUrl } from "./pages/pages.ts";
import { say } from "./run_deno.ts";

for (const [file, page] of Object.entries(PAGES)) {
  await Deno.writeTextFile(pageUrl(file), await page());
  say(`docs/${file} is written`);
}
