/** Holds `docs/ARCHITECTURE.md` to the table of layers, and to the folders that there are. */
import { assertEquals } from "@std/assert";
import { FRONT_DOOR, LAYERS, type Row, SECOND_DOORS } from "./lint/layer_table.ts";
import { topFolder } from "./lint/project.ts";
import { projectFiles } from "./tree.ts";

const files = await projectFiles();
const page = files.find(({ path }) => path === "docs/ARCHITECTURE.md")?.text ?? "";

/** The names in backticks of a text, in order. */
function quoted(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

/** What the page means by a word that stands for several folders. */
function meant(word: string): readonly string[] {
  const [, folders = ""] = page.match(new RegExp(`_${word}_ (?:is|are) ([^.]+)\\.`, "i")) ?? [];
  return quoted(folders);
}

/** A cell of the table, with its words read as the page means them. */
function rowOf(cell: string): Row {
  if (cell === "anything") return cell;
  return cell.split(", ").flatMap((part) => {
    if (part === "nothing") return [];
    return part.startsWith("`") ? quoted(part) : meant(part);
  });
}

/** The table of layers as the page draws it. */
function drawn(): Readonly<Record<string, Row>> {
  const [, table = ""] = page.match(/\| folder +\| may import[^\n]*\n[^\n]*\n((?:\|[^\n]*\n)+)/) ??
    [];
  return Object.fromEntries(
    table.trim().split("\n").map((line) => {
      const [, folder = "", cell = ""] = line.split("|").map((each) => each.trim());
      return [quoted(folder)[0] ?? folder, rowOf(cell)];
    }),
  );
}

Deno.test("ARCHITECTURE.md draws the table of layers", () => {
  const table = { ...LAYERS, "mod.ts": FRONT_DOOR };
  const sorted = (row: Row) => row === "anything" ? row : [...row].sort();
  const asSets = (rows: Readonly<Record<string, Row>>) =>
    Object.fromEntries(Object.entries(rows).map(([folder, row]) => [folder, sorted(row)]));
  assertEquals(asSets(drawn()), asSets(table));
});

Deno.test("ARCHITECTURE.md names the doors besides a mod.ts", () => {
  const [, doors = ""] = page.match(/Doors besides a `mod.ts`: ([^]+?)\.\n/) ?? [];
  assertEquals(quoted(doors), SECOND_DOORS);
});

Deno.test("ARCHITECTURE.md says which folders are not there yet", () => {
  const [, missing = ""] = page.match(/\n([^\n]+) (?:is|are) not there yet/) ?? [];
  const there = new Set(files.map(({ path }) => topFolder(path)));
  assertEquals(quoted(missing), Object.keys(LAYERS).filter((folder) => !there.has(folder)));
});
