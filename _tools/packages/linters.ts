import type { Ended, Finding } from "../npm/mod.ts";
import { ENTRIES } from "../pack/entries.ts";
import type { Workshop } from "./workshop.ts";

/** What publint says. */
export async function publintFindings(workshop: Workshop): Promise<readonly Finding[]> {
  const ended = await workshop.tool("tools", "publint", workshop.packed.path, "--strict");
  return [["publint has nothing to say", ended.code === 0 ? [] : [ended.text]]];
}

/** What attw finds, as JSON; its own command loses the end of what it prints into a pipe. */
const ASK_ATTW = `import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
const { problems } = await checkPackage(createPackageFromTarballData(readFileSync(process.argv[2])));
console.log(JSON.stringify(problems));
`;

/** Something that attw finds in the types of an entry point. */
interface Problem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
}

/** What attw says: whether types and code are found together, by every way to look for them. */
export async function attwFindings(workshop: Workshop): Promise<readonly Finding[]> {
  await Deno.writeTextFile(`${workshop.path("tools")}/attw.mjs`, ASK_ATTW);
  const ended = await workshop.node("tools", "attw.mjs", workshop.packed.path);
  const found = problemsIn(ended).filter((problem) => !isMeant(problem));
  return [["attw has nothing to say but what is meant", found.map(inWords)]];
}

/** attw has a page for each kind, under that name. */
function inWords({ kind, entrypoint, resolutionKind, ...where }: Problem): string {
  const rest = Object.keys(where).length === 0 ? "" : ` ${JSON.stringify(where)}`;
  const place = entrypoint === undefined ? "" : ` of ${entrypoint}, by ${resolutionKind}`;
  return `${kind}${place}${rest}`;
}

function problemsIn({ code, out, text }: Ended): readonly Problem[] {
  return code === 0 ? JSON.parse(out) : [{ kind: text }];
}

/** See `docs/decisions/0056_two_builds_of_one_library.md`. */
export function isMeant({ kind, entrypoint, resolutionKind }: Problem): boolean {
  const entry = ENTRIES.find(({ name }) => name === entrypoint);
  if (kind === "NoResolution") return resolutionKind === "node10" && entrypoint !== ".";
  return kind === "CJSResolvesToESM" && entry?.hasCommonJs === false;
}
