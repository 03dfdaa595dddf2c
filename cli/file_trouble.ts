import { EXIT, Refusal } from "./exit_codes.ts";

const FOLDER = "it is a folder; name a file";

/** What is wrong with a path that was typed, by the system's name for it. */
const MISTAKES: ReadonlyMap<unknown, string> = new Map([
  ["EISDIR", FOLDER],
  ["ERR_FS_EISDIR", FOLDER],
  ["ENOTDIR", "what should be a folder is a file; name another"],
]);

/**
 * Does something with a file. What the system has against it is told in a line: without that the
 * process would end with 1, which says that an implementation is broken.
 *
 * @throws {Refusal} where the system refuses
 */
export function orRefuse<T>(deed: "read" | "write", path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (typeof code !== "string") throw error;
    const mistake = MISTAKES.get(code);
    if (mistake !== undefined) throw new Refusal(`Cannot ${deed} ${path}: ${mistake}`);
    const why = `the system says ${code}; see who may ${deed} there, and whether there is room`;
    throw new Refusal(`Cannot ${deed} ${path}: ${why}`, EXIT.fault);
  }
}

/** Reads what may not be there: null, where it is not. */
export function whereThere<T>(path: string, read: () => T): T | null {
  return orRefuse("read", path, () => {
    try {
      return read();
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
  });
}

/** A stream tells that it is a folder when nobody can be told any more. */
export function refuseFolder(path: string, isFolder: boolean): void {
  if (isFolder) throw new Refusal(`Cannot read ${path}: ${FOLDER}`);
}

/** The system's name for what went wrong; null where it was not the system. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
