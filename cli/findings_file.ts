import type { Shard } from "../conformance/mod.ts";
import { type FindingData, readFinding, type ResultData } from "../report/mod.ts";
import { SPEC_VERSION } from "../rules/mod.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where findings are kept, if nobody says where: shares that are done in one folder, each apart. */
export function findingsPath(shard: Shard | undefined): string {
  return `callspec-results${shard ? `-${shard.index}-of-${shard.of}` : ""}.ndjson`;
}

/** Of which run findings are. */
export interface Run {
  readonly target: string;
  readonly profile: string;
  readonly seed: number;
  /** Which share it is; absent where it is all. */
  readonly shard?: Shard;
}

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
    run: Run,
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

/** What is left of a run that was killed. */
export interface LeftBehind extends Run {
  /** The version of the specification. */
  readonly spec: string;
  /** What it had found by then: of each rule as it was told last. */
  readonly findings: readonly FindingData[];
}

/** Reads a file of findings as far as it goes: its last line may be torn. Null: it is no such file. */
export function leftBehindIn(text: string): LeftBehind | null {
  const lines = text.split("\n").flatMap((line): readonly Line[] => {
    try {
      return [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
  const head = lines[0];
  if (head?.kind !== "run") return null;
  const findings = new Map<string, FindingData>();
  for (const { kind, isShrunk: _, ...rest } of lines) {
    const finding = kind === "finding" ? readFinding(rest) : null;
    if (finding) findings.set(finding.rule.id, finding);
  }
  // Its fields are believed as far as they are those of the shares that are there: `merge` compares.
  return { ...head as unknown as LeftBehind, findings: [...findings.values()] };
}

interface Line {
  readonly kind?: string;
  readonly isShrunk?: boolean;
}
