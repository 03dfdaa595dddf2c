import type { Step } from "../scenario/mod.ts";

/** What is known of whether a counterexample is the shortest. */
export interface Certificate {
  /** Whether every shorter way was tried. */
  readonly isShortest: boolean;
  /** So many steps at most have all ways that were tried. */
  readonly upTo: number;
  /** How many steps were played to find out. */
  readonly executed: number;
}

/** What is seen at the end of some steps. */
export interface Outlook {
  /** Whether the rule is broken by then. */
  readonly isBroken: boolean;
  /** The state, in short. */
  readonly key: string;
  /** The steps that mean something there. */
  readonly enabled: readonly Step[];
}

/** How many steps may be played in search of a shorter way. */
const BUDGET = 6_000;

/**
 * Tries every shorter way, the shortest first, each step after everything before it has settled. States
 * that look alike stand for each other.
 *
 * @returns a shorter way where there is one, and how far the search came
 */
export async function searchShorter(
  length: number,
  look: (steps: readonly Step[]) => Promise<Outlook>,
): Promise<{ readonly shorter: readonly Step[] | null; readonly certificate: Certificate }> {
  let executed = 0;
  let frontier: readonly Way[] = [{ steps: [], enabled: (await look([])).enabled }];
  const seen = new Set<string>();
  for (let depth = 1; depth < length; depth++) {
    const next: Way[] = [];
    for (const { steps, enabled } of frontier) {
      for (const step of enabled) {
        const way = [...steps, step];
        executed += way.length;
        if (executed > BUDGET) {
          return { shorter: null, certificate: { isShortest: false, upTo: depth - 1, executed } };
        }
        const outlook = await look(way);
        if (outlook.isBroken) {
          return { shorter: way, certificate: { isShortest: true, upTo: depth - 1, executed } };
        }
        if (seen.has(outlook.key)) continue;
        seen.add(outlook.key);
        next.push({ steps: way, enabled: outlook.enabled });
      }
    }
    frontier = next;
  }
  return { shorter: null, certificate: { isShortest: true, upTo: length - 1, executed } };
}

interface Way {
  readonly steps: readonly Step[];
  readonly enabled: readonly Step[];
}
