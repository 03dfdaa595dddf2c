/** One thing that is said in the types of two modules: how each calls it. */
interface Compared {
  /** What it is called in a list of differences. */
  readonly name: string;
  /** The type of it in either module. */
  readonly typeIn: (module: string) => string;
}

/** Which way a type cannot stand for the other. */
export type Direction = "ours for theirs" | "theirs for ours";

/** A type of one module that cannot stand for the one of that name in the other. */
export type Difference = readonly [name: string, direction: Direction];

/**
 * The types of two modules that cannot stand for each other, as the compiler finds them: a user of the
 * one who is given the other would notice.
 *
 * @param declarations what they declare
 * @param ours where our module is
 */
export async function typeDifferences(
  declarations: string,
  ours: URL,
): Promise<readonly Difference[]> {
  const folder = await Deno.makeTempDir();
  try {
    const body = bodyOf(declarations);
    await Deno.writeTextFile(`${folder}/theirs.d.ts`, body);
    const lines = comparedIn(body).flatMap(({ name, typeIn }) => [
      [[name, "ours for theirs"], `Fits<${typeIn("Ours")}, ${typeIn("Theirs")}>`] as const,
      [[name, "theirs for ours"], `Fits<${typeIn("Theirs")}, ${typeIn("Ours")}>`] as const,
    ]);
    const head = [
      `import type * as Ours from "${ours}";`,
      `import type * as Theirs from "./theirs.d.ts";`,
      "type Fits<A, B> = [A] extends [B] ? true : false;",
    ];
    const text = [
      ...head,
      ...lines.map(([, type], index) => `export const c${index}: ${type} = true;`),
    ];
    await Deno.writeTextFile(`${folder}/compared.ts`, text.join("\n"));
    const failing = await failingLines(folder);
    return lines.filter((_, index) => failing.has(index + 1 + head.length)).map(([each]) => each);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What a module declares; an ambient one as a module of its own. */
function bodyOf(declarations: string): string {
  const [, body] = /^declare module '[^']*' \{\n(.*)\n\}\s*$/s.exec(declarations) ?? [];
  if (body !== undefined) return body;
  if (/^export /m.test(declarations)) return declarations;
  throw new Error(
    "Cannot compare types: the declarations are not those of one module; look at them",
  );
}

/** Everything that a module declares, member by member where that is the bridge itself. */
function comparedIn(body: string): readonly Compared[] {
  const named = (kind: string) =>
    [...body.matchAll(new RegExp(`^(?:  )?(?:export )?(?:declare )?${kind} (\\w+)`, "gm"))].map((
      [, name = ""],
    ) => name);
  const members = [...body.matchAll(/^ {4}static (\w+)/gm)].map(([, name = ""]) => name);
  return [
    ...["type", "interface", "class"].flatMap(named).map((name) => ({
      name,
      typeIn: (module: string) => `${module}.${name}`,
    })),
    ...["const", "enum", "function"].flatMap(named).map((name) => ({
      name,
      typeIn: (module: string) => `typeof ${module}.${name}`,
    })),
    ...members.map((name) => ({
      name: `default.${name}`,
      typeIn: (module: string) => `(typeof ${module}.default)["${name}"]`,
    })),
  ];
}

async function failingLines(folder: string): Promise<ReadonlySet<number>> {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["check", "--quiet", "--no-config", "compared.ts"],
    cwd: folder,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const text = new TextDecoder().decode(stderr);
  const lines = [...text.matchAll(/compared\.ts:(\d+):\d+/g)].map(([, line]) => Number(line));
  const elsewhere = [...text.matchAll(/at (file:\S+):\d+:\d+/g)].filter(([, place = ""]) =>
    !place.endsWith("compared.ts")
  );
  if ((code === 0) === (lines.length === 0) && elsewhere.length === 0) return new Set(lines);
  throw new Error(`Cannot compare types: the compiler says\n${text}`);
}
