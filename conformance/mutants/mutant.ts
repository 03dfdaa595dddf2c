import type { RuleId } from "../../rules/mod.ts";
import type { Adapter } from "../adapter.ts";

/** The reference with one fault, and the rule that must be named first for it. */
export interface Mutant {
  /** The fault, as a sentence about the implementation. */
  readonly name: string;
  /** The rule that it breaks. */
  readonly breaks: RuleId;
  /** The broken implementation. */
  readonly adapter: Adapter;
}
