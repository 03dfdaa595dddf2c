import { readToken, type Replay } from "../conformance/mod.ts";
import type { FindingData } from "../report/mod.ts";
import type { Surroundings } from "./surroundings.ts";

type Files = Pick<Surroundings, "listFolder" | "readFile" | "writeFile">;

/** How the names of the files end that are looked at. */
const ENDING = ".token";

/** How many letters of a digest a name has. */
const LETTERS = 32;

/** What a corpus holds, and what is wrong with some of it. */
export interface Corpus {
  /** What failed in earlier runs, in an order that is always the same. */
  readonly replays: readonly Replay[];
  /** What cannot be taken, each with its file. */
  readonly flaws: readonly string[];
}

/** Reads a corpus: a folder of replay tokens, each in a file that is named after what it holds. */
export async function readCorpus(folder: string, files: Files): Promise<Corpus> {
  const names = (files.listFolder(folder) ?? []).filter((name) => name.endsWith(ENDING));
  const replays: Replay[] = [];
  const flaws: string[] = [];
  for (const name of names.toSorted()) {
    const text = files.readFile(`${folder}/${name}`) ?? "";
    try {
      if (await nameOf(text) !== name) {
        throw new SyntaxError("its name is not that of what it holds");
      }
      replays.push(readToken(text.trim()));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      flaws.push(`Cannot replay ${folder}/${name}: ${error.message}`);
    }
  }
  return { replays, flaws };
}

/**
 * Keeps the tokens of findings in a corpus.
 *
 * @returns how many it did not have
 */
export async function keepTokens(
  folder: string,
  findings: readonly Pick<FindingData, "token">[],
  files: Files,
): Promise<number> {
  let added = 0;
  for (const { token } of findings) {
    const text = `${token}\n`;
    const path = `${folder}/${await nameOf(text)}`;
    if (files.readFile(path) === text) continue;
    files.writeFile(path, text);
    added++;
  }
  return added;
}

/** The name of a file that holds a text. */
async function nameOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return `${hex.join("").slice(0, LETTERS)}${ENDING}`;
}
