import { assert, assertEquals } from "@std/assert";
import type { ActionKind } from "../../actions/mod.ts";
import {
  playScenario,
  referenceApp,
  referenceSystem,
  type ScenarioResult,
} from "../../conformance/mod.ts";
import { printLine } from "../../scenario/mod.ts";
import { type Lanes, lanesOf, wordsOf } from "./words_test.ts";

// What the tests of this folder share: how a trace of a source is played. There is no test in here.

/** The orders that CONTRACT 4.1 guarantees across lanes. */
export type Guarantee = "G1" | "G2" | "G3" | "G4" | "G5" | "G6" | "G7" | "G8" | "G10";

/**
 * What a source says happens, worked out by hand from the source and not from the reference. A lane
 * that is left out is one of which the source says nothing.
 */
export interface SourceTrace extends Partial<Omit<Lanes, "delegate">>, Pick<Lanes, "delegate"> {
  /** What the source says, as a sentence. */
  readonly title: string;
  /** Where it says so. */
  readonly sources: readonly [string, ...string[]];
  /** Whom it tells about; the system alone where it is left out. */
  readonly on?: "app";
  /** A `with` line, where the source fixes a configuration. */
  readonly setting?: string;
  /** What happens, and what is expected between. */
  readonly steps: string;
  /** The one kind of action that the source is about, where it says nothing of others. */
  readonly about?: ActionKind;
  /** The source fixes what observers are told of each call, and not whose turn is first. */
  readonly isFreeBetweenCalls?: true;
  /** What must come in this order whatever the lanes do. */
  readonly guaranteed?: readonly (readonly [Guarantee, ...string[]])[];
  /** What the source asks of the app, each in this order. */
  readonly asked?: readonly (readonly string[])[];
}

/** Every order of the lanes (CONTRACT 4.2). */
export const LANE_ORDERS = [
  ["completion", "delegate", "observer"],
  ["completion", "observer", "delegate"],
  ["delegate", "completion", "observer"],
  ["delegate", "observer", "completion"],
  ["observer", "completion", "delegate"],
  ["observer", "delegate", "completion"],
] as const;

/** Every use of the freedoms that a source leaves: whose lane goes first, and how actions come. */
const FREEDOMS: readonly string[] = LANE_ORDERS.flatMap((order) =>
  ["together", "oneByOne"].map((how) => `system speaks ${order.join(", ")}\nsystem performs ${how}`)
);

/** Makes a test of each trace: it is played under every freedom, and compared lane by lane. */
export function testTraces(traces: readonly SourceTrace[]): void {
  for (const trace of traces) {
    Deno.test(trace.title, async () => {
      assertEquals(trace.sources.filter((source) => !source.startsWith("https://")), []);
      for (const freedom of FREEDOMS) await compare(trace, freedom);
    });
  }
}

async function compare(trace: SourceTrace, freedom: string): Promise<void> {
  const { title, setting = "", steps } = trace;
  const text = [`scenario ${JSON.stringify(title)}`, setting, freedom, steps].join("\n");
  const result = await playScenario(trace.on === "app" ? referenceApp : referenceSystem, text);
  assertEquals({ freedom, ...wrongs(result) }, { freedom, ...NO_WRONGS });
  const words = wordsOf(result.events, (id) => result.slots.slotOf(id) ?? "?");
  const seen = told(trace, lanesOf(words));
  const { delegate, audio, completion, observer, app } = { ...seen, ...trace };
  assertEquals({ freedom, ...seen }, { freedom, delegate, audio, completion, observer, app });
  const chains = [...trace.asked ?? [], ...(trace.guaranteed ?? []).map(([, ...chain]) => chain)];
  for (const chain of chains) {
    assert(chain.length > 1, `${chain} needs two words or more to be in order`);
    assertEquals(inOrderOf(words, chain), chain, freedom);
  }
}

/** What a source has something to say about. */
function told({ about, isFreeBetweenCalls }: SourceTrace, lanes: Lanes): Lanes {
  const { delegate, observer } = lanes;
  return {
    ...lanes,
    delegate: about ? delegate.filter((word) => word.split(" ")[1] === about) : delegate,
    observer: isFreeBetweenCalls ? byCall(observer) : observer,
  };
}

/** What was told of each call, a call after the other. */
function byCall(words: readonly string[]): readonly string[] {
  const callOf = (word: string) => word.split(" ")[1] ?? "";
  return words.toSorted((one, other) => callOf(one).localeCompare(callOf(other), "en"));
}

/** The words of a chain that were said, in the order in which each was said first. */
function inOrderOf(words: readonly string[], chain: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => chain.includes(word));
}

/** What a play must be free of. */
interface Wrongs {
  readonly lines: readonly string[];
  readonly rules: readonly string[];
  readonly faults: readonly string[];
}

/** A play that went as it should. */
export const NO_WRONGS: Wrongs = { lines: [], rules: [], faults: [] };

/** What went wrong in a play: steps that were skipped, expectations unmet, rules broken, faults. */
export function wrongs({ lines, found, faults }: ScenarioResult): Wrongs {
  return {
    lines: lines
      .filter(({ status }) => status === "skipped" || status === "unmet")
      .map(({ line, status, because }) => `${status}: ${printLine(line)}: ${because ?? ""}`),
    rules: found.map(({ rule, violation }) => `${rule.id}: ${violation.observed}`),
    faults,
  };
}
