import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import { type Effect, type Input, type State, transition } from "../../reference/system/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { Adapter, AppIntents, Phone, SystemAdapter, SystemSubject } from "../adapter.ts";
import { appAdapter, systemAdapter } from "../reference_adapters.ts";

/** The reference with one fault, and the rule that must be named first for it. */
export interface Mutant {
  /** The fault, as a sentence about the implementation. */
  readonly name: string;
  /** The rule that it breaks. */
  readonly breaks: RuleId;
  /** The broken implementation. */
  readonly adapter: Adapter;
  /** The core of a broken phone under an app: then it is the kit's control that must name the rule. */
  readonly transition?: typeof transition;
  /** The seedings of the catalogue of real defects that it stands for, by name: `K54a`. */
  readonly seeds?: readonly string[];
}

/** The mutant that stands for seedings of the catalogue of real defects. */
export function seeded(mutant: Mutant, ...seeds: readonly string[]): Mutant {
  return { ...mutant, seeds: [...mutant.seeds ?? [], ...seeds] };
}

/** The reference app with another delegate. */
export function appMutant(
  name: string,
  breaks: RuleId,
  Broken: new (parts: CallDelegateParts) => CallDelegate,
): Mutant {
  return { name, breaks, adapter: appAdapter(name, (parts) => new Broken(parts)) };
}

/** The reference app with other buttons. */
export function intentsMutant(
  name: string,
  breaks: RuleId,
  intents: (phone: Phone) => AppIntents,
): Mutant {
  return { name, breaks, adapter: appAdapter(name, (parts) => new CallDelegate(parts), intents) };
}

/** How an effect of the reference system is changed: into another, several, or none. */
export type Change = (effect: Effect, input: Input, before: State) => Effect | readonly Effect[];

/** The reference system with its effects changed. */
export function effectMutant(name: string, breaks: RuleId, change: Change): Mutant {
  return coreMutant(name, breaks, (state, input) => {
    const [after, effects] = transition(state, input);
    return [after, effects.flatMap((effect) => change(effect, input, state))];
  });
}

/** The reference system with another core: its states or its inputs changed. */
export function coreMutant(name: string, breaks: RuleId, core: typeof transition): Mutant {
  return { name, breaks, adapter: systemAdapter(name, core) };
}

/** The reference system with some members changed of what the kit holds in its hands. */
export function subjectMutant(
  name: string,
  breaks: RuleId,
  alter: (subject: SystemSubject) => Partial<SystemSubject>,
): Mutant {
  const adapter = systemAdapter(name);
  const broken: SystemAdapter = {
    ...adapter,
    async open(options) {
      const subject = await adapter.open(options);
      return { ...subject, ...alter(subject) };
    },
  };
  return { name, breaks, adapter: broken };
}
