/** A language, besides TypeScript, in which an adapter can be begun. */
export type TemplateLanguage = "python" | "c";

/** What an adapter is begun with: files that are copied as they are. */
export interface Template {
  /** The folder that they lie in, from here. */
  readonly folder: string;
  /** The one to be changed first, and what it stands on. */
  readonly files: readonly [string, ...string[]];
  /** What is to be run once before the program; null where nothing is. */
  readonly build: readonly string[] | null;
  /** The program, as it is started in the folder of the files. */
  readonly command: readonly string[];
}

/** What an adapter is begun with, by language. The tests of these folders judge the very files. */
export const TEMPLATES: Readonly<Record<TemplateLanguage, Template>> = {
  python: {
    folder: "./wire_python/",
    files: ["minimal.py", "wire.py", "phone.py", "waits.py"],
    build: null,
    command: ["python3", "minimal.py"],
  },
  c: {
    folder: "./wire_c/",
    files: ["minimal.c", "wire.h", "calls.h", "json.h"],
    build: ["gcc", "-std=c11", "-O1", "-Wall", "-Wextra", "-Werror", "minimal.c", "-o", "minimal"],
    command: ["./minimal"],
  },
};

/** Where the files of a template lie. */
export function templateFiles(language: TemplateLanguage): readonly URL[] {
  const { folder, files } = TEMPLATES[language];
  return files.map((file) => new URL(folder + file, import.meta.url));
}
