import type { CampaignOptions, Progress } from "../conformance/mod.ts";
import type { FindingData, ResultData } from "../report/mod.ts";
import type { Kit } from "../scenario/mod.ts";

/**
 * What is put to the test: a module in this process, one that may only compute and what is granted, a
 * program that speaks the wire, or one that cannot be started from here and dials in.
 */
export type Target =
  | { readonly kind: "module"; readonly path: string }
  | { readonly kind: "sandbox"; readonly path: string; readonly grants: readonly string[] }
  | { readonly kind: "program"; readonly words: readonly string[] }
  | { readonly kind: "dialsIn" };

/** What a target is called before it says who it is. */
export function nameOfTarget(target: Target): string {
  switch (target.kind) {
    case "module":
    case "sandbox":
      return target.path;
    case "program":
      return target.words.join(" ");
    case "dialsIn":
      return "an adapter that dials in";
  }
}

/** What of the options of a campaign is plain data. */
export interface Chosen
  extends
    Omit<CampaignOptions, "timeBudget" | "signal" | "transition" | "onProgress" | "onFinding"> {
  /** How long it may take, in milliseconds. */
  readonly timeBudgetMs?: number;
}

/** A share of a run, as plain data: it can be handed to a thread. */
export interface Share {
  /** What is put to the test. */
  readonly target: Target;
  /** Which kit is wanted; null: the one that the adapter is for. */
  readonly kit: Kit | null;
  /** How it is run. */
  readonly chosen: Chosen;
  /** The variables of an engine that say which share it is; absent where somebody did. */
  readonly sharedBy?: string;
}

/** What is heard of a share while it is worked on. */
export interface ShareListener {
  /** How far it is. */
  progress(progress: Progress): void;
  /** What it found. */
  finding(finding: FindingData): void;
  /** What is odd about the target, and no breach of a rule. */
  oddity(oddity: string): void;
  /** What its program logs. */
  log(text: string): void;
}

/** What a thread has to tell of its share. */
export type ShareMessage =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "finding"; readonly finding: FindingData }
  | { readonly kind: "oddity"; readonly oddity: string }
  | { readonly kind: "log"; readonly text: string }
  | { readonly kind: "done"; readonly data: ResultData }
  | { readonly kind: "refused"; readonly message: string; readonly exit: number }
  | { readonly kind: "died"; readonly because: string };

/** A thread that works on a share. */
export interface ShareThread {
  /** Lets it end with what is known by then. */
  stop(): void;
}
