import { mappingPage } from "../mapping/mapping_page.ts";
import { contractPage } from "./contract_page.ts";
import { platformsPage } from "./platforms_page.ts";

/** The pages of `docs/` that are made from the code, by file. */
export const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  "mapping.md": mappingPage,
  "platforms.md": platformsPage,
  "contract.md": contractPage,
};

/** Where a page is kept. */
export function pageUrl(file: string): URL {
  return new URL(`../../docs/${file}`, import.meta.url);
}
