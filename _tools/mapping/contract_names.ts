import { topFolder } from "../lint/project.ts";
import { askDeno } from "../run_deno.ts";
import { type PlatformLines, platformLines, PLATFORMS } from "./platform_lines.ts";

/** A name that the front door exports, or a member of one, and what it is called elsewhere. */
export interface ContractName {
  /** The folder that it comes from. */
  readonly chapter: string;
  /** `CallProvider`, or `CallProvider.invalidate`. */
  readonly name: string;
  /** Whether it is a member of what stands before it. */
  readonly isMember: boolean;
  readonly lines: PlatformLines;
}

/** What `deno doc --json` says, as far as it is read here. */
interface Documentation {
  readonly nodes: Readonly<Record<string, { readonly symbols: readonly DocSymbol[] }>>;
}

interface DocSymbol {
  readonly name: string;
  readonly declarations: readonly Declaration[];
}

interface Commented {
  readonly jsDoc?: { readonly doc?: string };
}

interface Declaration extends Commented {
  readonly location: { readonly filename: string };
  readonly def?: {
    readonly properties?: readonly (Commented & { readonly name: string })[];
    readonly methods?: readonly (Commented & { readonly name: string })[];
  };
}

/** All that the front door exports, in the order of the chapters, each with its members. */
export async function contractNames(): Promise<readonly ContractName[]> {
  const { nodes }: Documentation = JSON.parse(await askDeno(["doc", "--json", "mod.ts"]));
  return Object.values(nodes).flatMap(({ symbols }) => symbols.flatMap(namesOf));
}

function namesOf({ name, declarations }: DocSymbol): readonly ContractName[] {
  return declarations.flatMap(({ location, jsDoc, def = {} }) => {
    const chapter = topFolder(location.filename.split("/").slice(-2).join("/"));
    const members = [...def.properties ?? [], ...def.methods ?? []]
      .map((member) => ({
        chapter,
        name: `${name}.${member.name}`,
        isMember: true,
        lines: platformLines(member.jsDoc?.doc ?? ""),
      }))
      .filter(({ lines }) => Object.keys(lines).length > 0);
    return [{ chapter, name, isMember: false, lines: platformLines(jsDoc?.doc ?? "") }, ...members];
  });
}

/** What is not said: each exported name has a line for each platform, be it that there is none. */
export function silences(names: readonly ContractName[]): readonly string[] {
  return names.filter(({ isMember }) => !isMember).flatMap(({ chapter, name, lines }) =>
    PLATFORMS.filter((platform) => lines[platform] === undefined)
      .map((platform) => `${name} of ${chapter}/ needs a line "${platform}: ...", or "none" there`)
  );
}
