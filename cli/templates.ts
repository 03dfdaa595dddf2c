import type { Kit } from "../scenario/mod.ts";
import type { Language } from "./table/options.ts";

/** What an adapter is begun with: files that are copied as they are. */
export interface Template {
  /** Where each file comes from, and what it is called then; the one to be changed first. */
  readonly files: readonly (readonly [from: URL, name: string])[];
  /** What is to be typed once in their folder before the program is there; null: nothing. */
  readonly build: readonly string[] | null;
  /** What the command is given to judge it, in their folder. */
  readonly target: readonly string[];
}

/** What an adapter in TypeScript is begun with, for each kit. */
function starter(kit: Kit): Template {
  const from = new URL(`./starters/${kit}.ts`, import.meta.url);
  return { files: [[from, "adapter.ts"]], build: null, target: ["adapter.ts"] };
}

/** Files of an example, which its tests judge. */
function example(folder: string, ...names: readonly string[]): Template["files"] {
  return names.map((name) => [new URL(`../examples/${folder}/${name}`, import.meta.url), name]);
}

/** What there is to begin with, by language and by kit. */
export const TEMPLATES: Readonly<Record<Language, Readonly<Partial<Record<Kit, Template>>>>> = {
  ts: { app: starter("app"), system: starter("system"), events: starter("events") },
  python: {
    app: {
      files: example("wire_python", "minimal.py", "wire.py", "phone.py", "waits.py"),
      build: null,
      target: ["--", "python3", "minimal.py"],
    },
  },
  c: {
    app: {
      files: example("wire_c", "minimal.c", "wire.h", "calls.h", "json.h"),
      build: "gcc -std=c11 -O1 -Wall -Wextra -Werror minimal.c -o minimal".split(" "),
      target: ["--", "./minimal"],
    },
  },
};
