import { importVisitor } from "../lint/imports.ts";
import { resolveImport } from "../lint/project.ts";
import type { ProjectFile } from "../tree.ts";

type Graph = ReadonlyMap<string, readonly string[]>;

/** Every import cycle among files, once: `a.ts > b.ts > a.ts`. */
export function importCycles(files: readonly ProjectFile[]): readonly string[] {
  const graph: Graph = new Map(files.map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" > "));
    if (start >= 0 || done.has(path)) return;
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  }
  for (const path of graph.keys()) walk(path, []);
  return cycles;
}

/** Read by the linter's parser, so that an import in a text or a comment is none. */
function importsOf({ path, text }: ProjectFile): readonly string[] {
  if (!/\.tsx?$/.test(path)) return [];
  const reader: Deno.lint.Plugin = {
    name: "reader",
    rules: {
      imports: {
        create: (context) =>
          importVisitor((node, specifier) => context.report({ node, message: specifier })),
      },
    },
  };
  return Deno.lint.runPlugin(reader, path, text).flatMap(({ message }) =>
    resolveImport(path, message) ?? []
  );
}
