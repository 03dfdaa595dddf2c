import { askDeno } from "../run_deno.ts";
import { table } from "./table.ts";

/** What Deno says of a symbol. */
interface Documented {
  readonly name: string;
  readonly jsDoc?: { readonly doc?: string };
  readonly declarations?: readonly {
    readonly kind: string;
    readonly jsDoc?: { readonly doc?: string };
  }[];
}

/** `docs/api.md`: every public name, by the door that it comes through. */
export async function apiPage(): Promise<string> {
  const { exports } = JSON.parse(
    await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
  ) as { readonly exports: Readonly<Record<string, string>> };
  const parts = await Promise.all(
    Object.entries(exports).map(async ([door, file]) => [
      `## @callspec/callspec${door.slice(1)}`,
      table(["name", "kind", "is"], await symbolsOf(file)),
    ]),
  );
  return [
    "# API",
    "Every public name and its first sentence; all of it is in the comments of the code, with " +
    "units, errors, sources and examples. `deno task docs` writes this page.",
    ...parts.flat(),
  ].join("\n\n") + "\n";
}

async function symbolsOf(file: string): Promise<readonly (readonly string[])[]> {
  const text = await askDeno(["doc", "--json", file], "");
  const { nodes } = JSON.parse(text) as {
    readonly nodes: Readonly<Record<string, { readonly symbols: readonly Documented[] }>>;
  };
  return Object.values(nodes).flatMap(({ symbols }) => symbols).map((symbol) => [
    `\`${symbol.name}\``,
    symbol.declarations?.[0]?.kind ?? "",
    firstSentence(symbol.declarations?.[0]?.jsDoc?.doc ?? symbol.jsDoc?.doc ?? ""),
  ]).toSorted(([one = ""], [other = ""]) => one < other ? -1 : 1);
}

function firstSentence(text: string): string {
  const [first = ""] = text.split(/\n\n/);
  const sentence = /^.*?[.:](?=\s|$)/s.exec(first)?.[0] ?? first;
  return sentence.replace(/:$/, ".").replaceAll("\n", " ").replace(/\{@linkcode (\w+)\}/g, "`$1`");
}
