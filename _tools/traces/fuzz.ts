import { judgeLines } from "../../conformance/mod.ts";
import { verifyExitCode, verifyText } from "../../report/mod.ts";
import { Random } from "../../reference/mod.ts";
import { DEEP_MUTATIONS, MUTATIONS } from "./mutations.ts";

/** No input may take longer: one that does hangs, or would where it is larger. */
const LONGEST_MS = 5_000;

/** What became of many inputs. */
export interface Fuzzed {
  /** How many exited with each code. */
  readonly codes: Readonly<Record<number, number>>;
  /** How often each mutation was made. */
  readonly mutations: Readonly<Record<string, number>>;
  /** What went wrong: the input, and how. */
  readonly faults: readonly { readonly text: string; readonly because: string }[];
}

/** Mutates traces at random, judges each, and prints what it comes to. Nothing may be thrown. */
export async function fuzz(
  traces: readonly (readonly string[])[],
  count: number,
  seed: number,
): Promise<Fuzzed> {
  const random = new Random(seed);
  const codes: Record<number, number> = {};
  const mutations: Record<string, number> = {};
  const faults: { text: string; because: string }[] = [];
  for (let number = 0; number < count; number++) {
    let lines = stretch(random.pick(traces) ?? [], random);
    for (let more = 1 + Math.floor(3 * random.next()); more > 0; more--) {
      const kinds = random.chance(0.02) ? DEEP_MUTATIONS : MUTATIONS;
      const name = random.pick(Object.keys(kinds)) ?? "";
      mutations[name] = (mutations[name] ?? 0) + 1;
      lines = kinds[name]?.(lines, random) ?? lines;
    }
    // Where much is forgotten, more can go wrong.
    const { code, because } = await judged(lines, random.chance(0.2) ? 1 : 1_000);
    codes[code] = (codes[code] ?? 0) + 1;
    if (because !== null) faults.push({ text: lines.join("\n"), because });
  }
  return { codes, mutations, faults };
}

/** The header and a few lines of a trace. */
function stretch([header = "", ...events]: readonly string[], random: Random): readonly string[] {
  const from = Math.floor(random.next() * events.length);
  return [header, ...events.slice(from, from + 1 + Math.floor(12 * random.next()))];
}

async function judged(
  lines: readonly string[],
  chapter: number,
): Promise<{ readonly code: number; readonly because: string | null }> {
  const started = performance.now();
  try {
    const result = await judgeLines(lines, { chapter });
    verifyText(result);
    const tookMs = performance.now() - started;
    const isWithin = result.findings.every(({ line }) => line >= 1 && line <= lines.length);
    const because = tookMs > LONGEST_MS
      ? `took ${Math.round(tookMs)} ms`
      : isWithin
      ? null
      : "a finding at a line that there is not";
    return { code: verifyExitCode(result), because };
  } catch (error) {
    return { code: -1, because: String(error) };
  }
}
