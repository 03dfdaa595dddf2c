/** Writes `docs/mapping.md`: what each name of the contract is called on the platforms. */
import { mappingPage } from "./mapping/mapping_page.ts";
import { say } from "./run_deno.ts";

await Deno.writeTextFile(new URL("../docs/mapping.md", import.meta.url), await mappingPage());
say("docs/mapping.md is written");
