import { topFolder } from "../lint/project.ts";
import type { ProjectFile } from "../tree.ts";

/** How many lines a file of code may have. */
export const MAX_FILE_LINES = 400;

/** How many lines a folder needs to be introduced. */
export const MIN_README_LINES = 4;

/** Files of code that are too long, with their length. */
export function longFiles(files: readonly ProjectFile[]): readonly string[] {
  return code(files)
    .map((file) => ({ path: file.path, lines: lineCount(file) }))
    .filter(({ lines }) => lines > MAX_FILE_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines, ${MAX_FILE_LINES} is the most`);
}

/** Paths with a folder or file that is not named in snake_case. */
export function oddNames(files: readonly ProjectFile[]): readonly string[] {
  const name = /^_?[a-z0-9]+(?:_[a-z0-9]+)*(?:\.[a-z]+)*$/;
  return code(files)
    .map(({ path }) => path)
    .filter((path) => !path.split("/").every((segment) => name.test(segment)));
}

/** Top-level folders with code that no README introduces. */
export function silentFolders(files: readonly ProjectFile[]): readonly string[] {
  const folders = new Set(code(files).map(({ path }) => topFolder(path)));
  folders.delete("");
  return [...folders].filter((folder) => {
    const readme = files.find(({ path }) => path === `${folder}/README.md`);
    return !readme || lineCount(readme) < MIN_README_LINES;
  }).map((folder) => `${folder}/README.md needs ${MIN_README_LINES} lines or more`);
}

/** Entry points that do not begin with what they are. */
export function silentModules(files: readonly ProjectFile[]): readonly string[] {
  return files
    .filter(({ path }) => /(?:^|\/)mod\.ts$/.test(path))
    .filter(({ text }) => !/^\/\*\*(?:(?!\*\/)[^])*@module\b/.test(text))
    .map(({ path }) => `${path} needs a doc comment with @module on top`);
}

/** The length of the file in the middle, by length; 0 where there is none. */
export function medianLength(files: readonly ProjectFile[]): number {
  const lengths = code(files).map(lineCount).toSorted((left, right) => left - right);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

function code(files: readonly ProjectFile[]): readonly ProjectFile[] {
  return files.filter(({ path }) => /\.tsx?$/.test(path));
}

function lineCount({ text }: ProjectFile): number {
  return text.trimEnd().split("\n").length;
}
