import { type Ended, type Finding, run } from "../npm/mod.ts";
import { ofTheHouse } from "./contents.ts";

const ROOT = new URL("../../", import.meta.url);

/** What JSR would say of what is published there, and what that is. */
export async function jsrFindings(): Promise<readonly Finding[]> {
  const words = ["publish", "--dry-run", "--allow-dirty", "--no-check"];
  const ended = await run(Deno.execPath(), words, { cwd: ROOT, env: { NO_COLOR: "1" } });
  return findingsOfDryRun(ended, ROOT.href);
}

/** What must hold of a dry run, which names the files that would go out. */
export function findingsOfDryRun(
  { code, text }: Pick<Ended, "code" | "text">,
  root: string,
): readonly Finding[] {
  const files = [...text.matchAll(/^ +(file:\/\/\S+) \(/gm)]
    .map(([, address = ""]) => address.slice(root.length));
  const listed = files.includes("mod.ts") ? [] : ["mod.ts is not among what it would publish"];
  return [
    ["JSR takes it", code === 0 ? listed : [text]],
    ["nothing of the house goes to JSR", ofTheHouse(files, '"publish" in deno.json')],
  ];
}
