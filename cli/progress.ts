import type { Progress } from "../conformance/mod.ts";
import type { Surroundings } from "./surroundings.ts";

/** How often a terminal is drawn anew, in milliseconds. */
const EVERY_MS = 100;

/** How often a line is written where nobody looks on: enough to see that it goes on. */
const LINE_EVERY_MS = 10_000;

const BAR = 12;

/** What is told of a campaign while it goes on. */
export class ProgressLine {
  readonly #surroundings: Pick<Surroundings, "err" | "now">;
  readonly #begun: number;
  #told: number;
  #walkedFrom: readonly [at: number, steps: number] | null = null;
  #isDrawn = false;

  /** Begins to tell. */
  constructor(surroundings: Pick<Surroundings, "err" | "now">) {
    this.#surroundings = surroundings;
    this.#begun = surroundings.now();
    this.#told = this.#begun;
  }

  /** Takes in how far it is. */
  tell(progress: Progress): void {
    const { err, now } = this.#surroundings;
    const at = now();
    if (progress.part === "walks") this.#walkedFrom ??= [at, progress.steps];
    if (at - this.#told < (err.isTerminal ? EVERY_MS : LINE_EVERY_MS)) return;
    this.#told = at;
    const line = this.#line(progress, at);
    if (err.isTerminal) {
      err.write(`\r\x1b[K${line.slice(0, err.columns - 1)}`);
      this.#isDrawn = true;
    } else err.write(`${line}\n`);
  }

  /** Clears the line that is drawn anew. */
  end(): void {
    if (this.#isDrawn) this.#surroundings.err.write("\r\x1b[K");
    this.#isDrawn = false;
  }

  #line({ part, steps, budget, runs, findings, exercised, rules }: Progress, at: number): string {
    const share = budget === 0 ? 1 : Math.min(1, steps / budget);
    const full = Math.round(BAR * share);
    const bar = `[${"#".repeat(full)}${".".repeat(BAR - full)}]`;
    return [
      `${bar} ${part === "walks" ? `${steps}/${budget} steps` : part}`,
      `${runs} runs`,
      `${findings} ${findings === 1 ? "finding" : "findings"}`,
      `${exercised}/${rules} rules`,
      this.#timeLeft(steps, budget, at),
    ].join(", ");
  }

  /** How long the rest of the walks takes, if it goes on as it went; what was gone before that. */
  #timeLeft(steps: number, budget: number, at: number): string {
    const [from, first] = this.#walkedFrom ?? [at, steps];
    if (steps <= first) return `${seconds(at - this.#begun)} gone`;
    return `${seconds((at - from) / (steps - first) * Math.max(0, budget - steps))} left`;
  }
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1_000)} s`;
}
