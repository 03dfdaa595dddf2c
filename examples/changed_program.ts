/** A program with one line changed: what is broken then must be found. */
export interface Change {
  /** What it does now, as a sentence goes on. */
  readonly does: string;
  /** What stood there. */
  readonly was: string;
  /** What stands there now. */
  readonly is: string;
  /** The law that is broken. */
  readonly broken: readonly string[];
}

/**
 * Copies the files of a program into a folder of their own, the first of them changed, for as long as
 * something is done with it.
 *
 * @throws {Error} where there is nothing to be changed: the change would be tried on nothing
 */
export async function withCopy(
  files: readonly URL[],
  change: Pick<Change, "was" | "is"> | null,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "callspec_copy_" });
  try {
    for (const [at, file] of files.entries()) {
      const text = await Deno.readTextFile(file);
      const isChanged = at === 0 && change !== null;
      if (isChanged && !text.includes(change.was)) {
        throw new Error(`Cannot change ${file.pathname}: ${change.was} is not in it`);
      }
      const name = file.pathname.slice(file.pathname.lastIndexOf("/") + 1);
      const copied = isChanged ? text.replace(change.was, change.is) : text;
      await Deno.writeTextFile(`${folder}/${name}`, copied);
    }
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
