import { ACTION_KINDS, type ActionKind, type ActionRequest } from "../actions/mod.ts";
import { type Ability, capabilitiesOf, type Capability, everyAbility } from "../rules/mod.ts";
import type { Step } from "../scenario/mod.ts";
import type { SystemAdapter } from "./adapter.ts";
import { DELEGATE_MEMBERS } from "./recorder/mod.ts";
import { isMeant } from "./step_needs.ts";

const TELLING = everyAbility("tells");

/** What a call system can be asked for and is heard to say, by what its adapter declares. */
export class Limits {
  /** The members of the delegate of the kit's app that the system can reach. */
  readonly members: readonly string[];
  /** The kinds of actions that are fulfilled whatever the app does. */
  readonly automatic: ReadonlySet<ActionKind>;
  /** Whether there is any. */
  readonly isThere: boolean;
  readonly #has: ReadonlySet<Capability>;

  /** Reads what an adapter declares. */
  constructor(adapter: SystemAdapter) {
    this.#has = capabilitiesOf(adapter);
    this.isThere = (adapter.lacks ?? []).length > 0;
    this.members = DELEGATE_MEMBERS.filter((member) => this.tells(member));
    this.automatic = new Set(ACTION_KINDS.filter((kind) => !this.#has.has(`waits.${kind}`)));
  }

  /** Whether an app is told by this member; of what the list does not name it always is. */
  tells(member: string): boolean {
    const word = `tells.${member}` as Ability;
    return this.#has.has(word) || !TELLING.includes(word);
  }

  /** Whether nobody hears what becomes of a request. */
  isUnanswered(actions: readonly ActionRequest[]): boolean {
    if (!this.isThere) return false;
    const isSilent = (kind: ActionKind) => !this.#has.has(`settles.${kind}`);
    return actions.length === 0
      ? ACTION_KINDS.every(isSilent)
      : actions.some(({ kind }) => isSilent(kind));
  }

  /** Whether a step means something to the system. */
  allow(step: Step): boolean {
    return isMeant(step, this.#has);
  }
}
