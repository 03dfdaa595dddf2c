import type { FindingData, ResultData } from "../report/mod.ts";
import { SPEC_VERSION } from "../rules/mod.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where findings are kept, if nobody says where. */
export const FINDINGS_FILE = "callspec-results.ndjson";

/**
 * Keeps findings in a file as soon as they are found, one a line, so that none is lost where the run
 * is killed. A run that finds nothing leaves no file. Each finding comes as it was found, and again
 * when it is shrunk: the last line of a rule counts.
 */
export class FindingsFile {
  readonly #path: string;
  readonly #files: Pick<Surroundings, "appendFile" | "writeFile" | "removeFile">;
  readonly #head: object;
  #isBegun = false;

  /** Takes the place of the file of an earlier run. */
  constructor(
    path: string,
    files: Pick<Surroundings, "appendFile" | "writeFile" | "removeFile">,
    run: { readonly target: string; readonly profile: string; readonly seed: number },
  ) {
    this.#path = path;
    this.#files = files;
    this.#head = { kind: "run", spec: SPEC_VERSION, ...run };
    files.removeFile(path);
  }

  /** Keeps a finding. */
  keep(finding: FindingData): void {
    this.#write({ kind: "finding", isShrunk: finding.shrunk.runs > 0, ...finding });
  }

  /** Says that nothing more will come. */
  end({ cutShort, outcome }: Pick<ResultData, "cutShort" | "outcome">): void {
    if (this.#isBegun) this.#write({ kind: "end", cutShort, outcome });
  }

  /** Where the findings are; null: there were none. */
  get path(): string | null {
    return this.#isBegun ? this.#path : null;
  }

  #write(line: object): void {
    if (!this.#isBegun) this.#files.writeFile(this.#path, `${JSON.stringify(this.#head)}\n`);
    this.#isBegun = true;
    this.#files.appendFile(this.#path, `${JSON.stringify(line)}\n`);
  }
}
