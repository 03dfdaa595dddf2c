import { ACTION_KINDS, type ActionKind } from "../actions/mod.ts";
import type { Side } from "./side.ts";

/** What an adapter has only where it declares it. */
export type Claim =
  | "defersCompletion"
  | "replaysToFirstListener"
  | "replaysToEveryListener"
  | "keepsWhileDetached";

/** What they mean. */
const CLAIMS: Readonly<Record<Claim, Pick<CapabilityEntry, "side" | "statement" | "lack">>> = {
  defersCompletion: {
    side: "app",
    statement: "Handlers may be over before their actions are completed.",
    lack: null,
  },
  replaysToFirstListener: {
    side: "events",
    statement: "Events that come before the first listener are kept for it.",
    lack: "Events that come before the first listener are lost.",
  },
  replaysToEveryListener: {
    side: "events",
    statement:
      "Every listener gets all events since the runtime began, also those that others heard.",
    lack: null,
  },
  keepsWhileDetached: {
    side: "events",
    statement: "Events that come while nobody listens are kept.",
    lack: "Events that come while nobody listens are lost.",
  },
};

/**
 * What an app is told beside the four actions without which no call can be followed, by the member
 * of a delegate, or of an observer, that hears it.
 */
export const TOLD_MEMBERS = [
  "didBegin",
  "didReset",
  "execute",
  "timedOut",
  "didActivateAudio",
  "didDeactivateAudio",
  "observed",
  "setMuted",
  "setGroup",
  "playDtmf",
  "setTranslating",
] as const;

/** What an app may request besides an action of a kind. */
const BESIDES_ACTIONS = "transactions";

/** What a call system has unless its adapter says that it lacks it. */
export type Ability =
  | `requests.${ActionKind}`
  | "requests.transactions"
  | `settles.${ActionKind}`
  | `waits.${ActionKind}`
  | `tells.${typeof TOLD_MEMBERS[number]}`;

/** What an adapter may say of what it is: a word of the closed list. */
export type Capability = Claim | Ability;

/** Abilities that differ only in what they are for. */
export type AbilityFamily = "requests" | "settles" | "waits" | "tells";

/** What a rule can ask of those whom it binds; a family is there where one of it is. */
export type Need = Capability | AbilityFamily;

/** A word of the closed list, and what it means. */
export interface CapabilityEntry {
  /** The word. */
  readonly word: Capability;
  /** Whom it is about. */
  readonly side: Side;
  /** What holds of those who have it. */
  readonly statement: string;
  /** What is missing where it is not there; null: nothing, it is a freedom. */
  readonly lack: string | null;
  /** Whether it is taken to be there where nothing is said. */
  readonly isAssumed: boolean;
}

/** What an adapter declares of itself. */
export interface Declared {
  /** What it has beside what every adapter is taken to have. */
  readonly capabilities?: readonly Capability[];
  /** What it lacks of that. */
  readonly lacks?: readonly Ability[];
}

/** What the abilities of a family mean for one of them, or for several. */
const FAMILIES: Readonly<Record<AbilityFamily, Readonly<Record<"has" | "lacks", Saying>>>> = {
  requests: {
    has: (name) => `An app can request ${name}.`,
    lacks: (name) => `An app cannot request ${name}.`,
  },
  settles: {
    has: (name) => `An app hears whether its request of ${name} is accepted.`,
    lacks: (name) => `A request of ${name} gives no result.`,
  },
  waits: {
    has: (name) => `The system waits until the app completes ${name}.`,
    lacks: (name) => `The system fulfills ${name} by itself, whatever the app does.`,
  },
  tells: {
    has: (name) => `An app is told ${name}.`,
    lacks: (name) => `An app is never told ${name}.`,
  },
};

type Saying = (name: string) => string;

function abilities(family: AbilityFamily, names: readonly string[]): readonly CapabilityEntry[] {
  const { has, lacks } = FAMILIES[family];
  return names.map((name) => ({
    word: `${family}.${name}` as Ability,
    side: "system",
    isAssumed: true,
    statement: has(spelled(name)),
    lack: lacks(spelled(name)),
  }));
}

/** The name of an ability in a sentence. */
function spelled(name: string): string {
  return name === BESIDES_ACTIONS ? "transactions of several actions, or of none" : name;
}

/** Every word that there is, with what it means. */
export const CAPABILITIES: readonly CapabilityEntry[] = [
  ...Object.entries(CLAIMS).map(([word, sentences]) => ({
    word: word as Claim,
    isAssumed: false,
    ...sentences,
  })),
  ...abilities("requests", [...ACTION_KINDS, BESIDES_ACTIONS]),
  ...abilities("settles", ACTION_KINDS),
  ...abilities("waits", ACTION_KINDS),
  ...abilities("tells", TOLD_MEMBERS),
];

const ENTRIES = new Map<string, CapabilityEntry>(CAPABILITIES.map((each) => [each.word, each]));

/** All abilities of a family: what lacks them all can say so in one word. */
export function everyAbility(family: AbilityFamily): readonly Ability[] {
  return ABILITIES.filter((word) => familyOf(word) === family);
}

const ABILITIES = CAPABILITIES.filter(({ isAssumed }) => isAssumed).map(({ word }) =>
  word as Ability
);

/** Which family an ability is of; a claim is of none. */
export function familyOf(word: Capability): AbilityFamily | null {
  return word in CLAIMS ? null : word.slice(0, word.indexOf(".")) as AbilityFamily;
}

/**
 * What somebody has, by what is declared. What cannot be requested has no result, and what the app is
 * never told it can neither request nor complete.
 *
 * @throws {RangeError} where a word is declared that there is not, or one that makes no sense there
 *
 * @example
 * ```ts
 * import { capabilitiesOf } from "@callspec/callspec/rules";
 * import { assertEquals } from "@std/assert";
 *
 * const has = capabilitiesOf({ lacks: ["requests.playDtmf"] });
 * assertEquals(has.has("settles.playDtmf"), false);
 * assertEquals(has.has("settles.endCall"), true);
 * ```
 */
export function capabilitiesOf({ capabilities = [], lacks = [] }: Declared): Set<Capability> {
  for (const word of [...capabilities, ...lacks]) {
    if (ENTRIES.has(word)) continue;
    throw new RangeError(
      `Cannot read ${JSON.stringify(word)} as a capability: there is no such word; ` +
        "CAPABILITIES lists them all",
    );
  }
  for (const word of lacks) {
    if (!ENTRIES.get(word)?.isAssumed) {
      throw new RangeError(
        `Cannot lack ${word}: nobody has it who does not declare it; leave it out of both lists`,
      );
    }
    if (capabilities.includes(word)) {
      throw new RangeError(`Cannot both have and lack ${word}: leave it out of one of the lists`);
    }
  }
  const missing = new Set<Capability>(lacks);
  for (const kind of ACTION_KINDS) {
    const isUntold = missing.has(`tells.${kind}` as Ability);
    if (isUntold) missing.add(`requests.${kind}`).add(`waits.${kind}`);
    if (missing.has(`requests.${kind}`)) missing.add(`settles.${kind}`);
  }
  return new Set([...capabilities, ...ABILITIES.filter((word) => !missing.has(word))]);
}

/** The claims among some needs: what is there only where it is declared. */
export function claimsAmong(needs: readonly Need[]): readonly Claim[] {
  return needs.filter((need): need is Claim => need in CLAIMS);
}

/** Why some needs are not met, as part of a sentence; null where they are. */
export function whyUnmet(needs: readonly Need[], has: ReadonlySet<Capability>): string | null {
  for (const need of needs) {
    const entry = ENTRIES.get(need);
    if (!entry) {
      const isThere = [...has].some((word) => familyOf(word) === need);
      if (!isThere) return `the adapter lacks all of ${need}`;
    } else if (!has.has(entry.word)) {
      return entry.isAssumed ? `the adapter lacks ${need}` : `${need} is not declared`;
    }
  }
  return null;
}

/** What somebody lacks, by what was declared: of each word that is missed its entry. */
export function limitationsOf(side: Side, declared: Declared): readonly CapabilityEntry[] {
  const { capabilities = [], lacks = [] } = declared;
  return CAPABILITIES.filter(({ word, isAssumed, lack, side: whose }) =>
    whose === side && lack !== null &&
    (isAssumed ? lacks.includes(word as Ability) : !capabilities.includes(word))
  );
}

/** What is missing, in sentences: one for all that differ only in what they are about. */
export function limitationTexts(limitations: readonly CapabilityEntry[]): readonly string[] {
  const groups = Map.groupBy(limitations, ({ word }) => familyOf(word) ?? word);
  return [...groups].flatMap(([name, entries]) => {
    const family = FAMILIES[name as AbilityFamily];
    if (!family) return entries.flatMap(({ lack }) => lack ?? []);
    return family.lacks(entries.map(({ word }) => spelled(word.slice(name.length + 1))).join(", "));
  });
}
