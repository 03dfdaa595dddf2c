import type { ProfileName } from "../../profile/mod.ts";
import type { Rule, Violation } from "../../rules/mod.ts";
import { TraceError, type TraceEvent, type TraceHeader, TraceReader } from "../../trace/mod.ts";
import { InOrder, type Placed } from "./in_order.ts";
import { Surroundings, type TextLine } from "./surroundings.ts";
import { TraceJudge, type TraceOptions, type TraceVerdict } from "./trace_judge.ts";

const NO_HEADER = "expected a header, found nothing";

/** How many gaps are told of one by one. */
const TOLD_GAPS = 20;

/** A rule that a recorded trace breaks, and where. */
export interface TraceFinding {
  /** The rule. */
  readonly rule: Rule;
  /** What should have been, and what was. */
  readonly violation: Violation;
  /** The line of the event at which it broke, from 1. */
  readonly line: number;
  /** That line and those round it, shortened where they are long. */
  readonly context: readonly TextLine[];
  /** The events before it that are about the same call, or just before, and it. */
  readonly around: readonly TraceEvent[];
}

/** Where events are missing, and why. */
export interface TraceGap {
  /** The line. */
  readonly line: number;
  /** What it says. */
  readonly because: string;
}

/** What a recorded trace comes to. */
export interface JudgedTrace {
  /** What its first line said; null where there is none. */
  readonly header: TraceHeader | null;
  /** Under which profile it was judged; null where there is no header. */
  readonly profile: ProfileName | null;
  /** What it says of each rule; none without a header. */
  readonly verdicts: readonly TraceVerdict[];
  /** What was found, in the order of the trace. */
  readonly findings: readonly TraceFinding[];
  /** How many lines were read. */
  readonly lines: number;
  /** How many events were told of, gaps not among them. */
  readonly events: number;
  /** How many of them could not be judged: something before them was not known. */
  readonly unheard: number;
  /** The first gaps. */
  readonly gaps: readonly TraceGap[];
  /** How many events were skipped, by their kind, which nobody knows. */
  readonly skipped: Readonly<Record<string, number>>;
  /** The line at which reading ended, where it is no event, and why. */
  readonly flaw: { readonly line: number; readonly message: string } | null;
  /** The number of the last line, where it is cut off: whoever wrote it stopped there. */
  readonly torn: number | null;
}

/** Reads and judges a recorded trace line by line. Its memory does not grow with the trace. */
export async function judgeLines(
  lines: AsyncIterable<string> | Iterable<string>,
  options: TraceOptions = {},
): Promise<JudgedTrace> {
  const judging = new LineJudge(options);
  for await (const line of lines) {
    if (!judging.take(line)) break;
  }
  return judging.end();
}

/** What is known while lines come in. */
class LineJudge {
  readonly #options: TraceOptions;
  readonly #reader = new TraceReader();
  readonly #order = new InOrder();
  readonly #surroundings = new Surroundings();
  readonly #findings: Omit<TraceFinding, "context">[] = [];
  readonly #gaps: TraceGap[] = [];
  #judge: TraceJudge | null = null;
  #events = 0;
  #flaw: TraceError | null = null;
  /** Whether the flaw may be that the last line is cut off. */
  #isTorn = false;

  constructor(options: TraceOptions) {
    this.#options = options;
  }

  /** Takes a line; false where reading ends with it. */
  take(text: string): boolean {
    if (this.#flaw) {
      this.#isTorn &&= text.trim() === "";
      return this.#isTorn;
    }
    try {
      this.#surroundings.takeLine(this.#reader.line + 1, text);
      const event = this.#reader.read(text);
      if (event) this.#takeEvent({ event, line: this.#reader.line });
      return true;
    } catch (error) {
      if (!(error instanceof TraceError)) throw error;
      this.#flaw = error;
      this.#isTorn = error.isCutOff && this.#reader.header !== null;
      return this.#isTorn;
    }
  }

  /** What all of it comes to. */
  end(): JudgedTrace {
    for (const placed of this.#order.rest()) this.#hear(placed);
    const { header, line: lines, skipped } = this.#reader;
    const judge = header && (this.#judge ?? new TraceJudge(header, this.#options));
    const verdicts = judge?.verdicts ?? [];
    const failed = new Set(
      verdicts.filter(({ status }) => status === "failed").map(({ rule }) => rule),
    );
    const flaw = this.#flaw ?? (header ? null : new TraceError(1, NO_HEADER));
    return {
      header,
      profile: header && (this.#options.profile ?? header.profile),
      verdicts,
      findings: this.#findings.filter(({ rule }) => failed.has(rule))
        .map((each) => ({ ...each, context: this.#surroundings.beside(each.line) })),
      lines,
      events: this.#events,
      unheard: judge?.unheard ?? 0,
      gaps: this.#gaps,
      skipped: Object.fromEntries(skipped),
      flaw: flaw && !this.#isTorn ? { line: flaw.line, message: flaw.message } : null,
      torn: this.#isTorn && flaw ? flaw.line : null,
    };
  }

  #takeEvent(placed: Placed): void {
    if (placed.event.kind !== "gap") this.#events++;
    if (this.#reader.header?.clock !== "wall") this.#hear(placed);
    else for (const each of this.#order.take(placed)) this.#hear(each);
  }

  #hear(placed: Placed): void {
    const { header } = this.#reader;
    if (!header) return;
    const { event, line } = placed;
    this.#surroundings.takeEvent(placed);
    if (event.kind === "gap" && this.#gaps.length < TOLD_GAPS) {
      this.#gaps.push({ line, because: event.because });
    }
    this.#judge ??= new TraceJudge(header, this.#options);
    for (const { rule, violation } of this.#judge.hear(event)) {
      const at = this.#surroundings.lineOf(violation.at);
      this.#surroundings.keep(at);
      const around = this.#surroundings.upTo(violation);
      this.#findings.push({ rule, violation, line: at, around });
    }
  }
}
