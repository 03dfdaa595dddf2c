import { commandPage } from "../../cli/mod.ts";
import { RULES } from "../../rules/mod.ts";
import { mappingPage } from "../mapping/mapping_page.ts";
import { askDeno } from "../run_deno.ts";
import { apiPage } from "./api_page.ts";
import { contractPage } from "./contract_page.ts";
import { platformsPage } from "./platforms_page.ts";
import { protocolPage, transcriptPages } from "./protocol_page.ts";
import { reportPages } from "./report_pages.ts";
import { rulePage, rulePageFile } from "./rule_page.ts";
import { tutorialPage } from "./tutorial_page.ts";
import { rulesIndex, traceabilityPage } from "./rules_index.ts";
import { schemaPages } from "./schema_pages.ts";
import { thirdPartiesPage } from "./third_parties_page.ts";
import { tracesPage } from "./traces_page.ts";

/** The pages of `docs/` that are made from the code, by file. */
export async function makePages(): Promise<Readonly<Record<string, string>>> {
  const rough = {
    "api.md": await apiPage(),
    "protocol.md": await protocolPage(),
    "what_the_kit_finds.md": await tutorialPage(),
    "third_parties.md": await thirdPartiesPage(),
    "command.md": commandPage(),
    "recorded_traces.md": await tracesPage(),
    "rules/README.md": rulesIndex(),
    "rules/traceability.md": traceabilityPage(),
    ...Object.fromEntries(RULES.map((rule) => [rulePageFile(rule), rulePage(rule)])),
  };
  return {
    "mapping.md": await mappingPage(),
    "platforms.md": await platformsPage(),
    "contract.md": await contractPage(),
    ...await schemaPages(),
    ...reportPages(),
    ...await transcriptPages(),
    ...await formatted(rough),
  };
}

/** Formats many pages in one go: a process each would take longer than all else. */
async function formatted(pages: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const mark = (file: string) => `<!-- page ${file} -->`;
  const all = Object.entries(pages).map(([file, text]) => `${mark(file)}\n\n${text}`).join("\n");
  const neat = await askDeno(["fmt", "--ext=md", "-"], all);
  const parts = neat.split(/<!-- page (\S+) -->\n\n/).slice(1);
  const made: Record<string, string> = {};
  for (let index = 0; index < parts.length; index += 2) {
    made[parts[index] ?? ""] = `${parts[index + 1]?.trimEnd()}\n`;
  }
  return made;
}

/** Where a page is kept. */
export function pageUrl(file: string): URL {
  return new URL(`../../docs/${file}`, import.meta.url);
}
