import { ACTION_KINDS, type ActionKind, type Performing, performing } from "../../actions/mod.ts";
import type { ProviderConfiguration } from "../../call/mod.ts";
import { Random } from "../../reference/mod.ts";
import { type Ability, CAPABILITIES, capabilitiesOf, everyAbility } from "../../rules/mod.ts";
import type { Deliver, SystemAdapter, SystemControls, SystemSubject } from "../adapter.ts";
import { referenceSystem } from "../reference_adapters.ts";

/**
 * The reference system behind a bridge that lacks this: it says nothing of it, fulfills by itself what
 * it waits for nobody with, swallows results, and says all else a moment later.
 */
export function bridgeThatLacks(
  lacks: readonly Ability[],
  declared: readonly Ability[] = lacks,
): SystemAdapter {
  return {
    kit: "system",
    name: "bridge",
    lacks: declared,
    async open(options) {
      const system = await referenceSystem.open({
        ...options,
        deliver: carrying(options.deliver, lacks),
      });
      return { ...system, request: asking(system.request, lacks) };
    },
  };
}

function carrying(deliver: Deliver, lacks: readonly Ability[]): Deliver {
  const has = capabilitiesOf({ lacks });
  const later = (task: () => unknown) => void Promise.resolve().then(task).catch(() => {});
  const carried = Object.entries({ ...deliver }).flatMap(([name, hear]) => {
    const said = hear as (...args: unknown[]) => unknown;
    if (lacks.includes(`tells.${name}` as Ability)) return NEEDED.has(name) ? [[name, ignore]] : [];
    if (name === "execute") return [[name, said]]; // It is answered at once.
    if (!ACTION_KINDS.includes(name as ActionKind) || has.has(`waits.${name}` as Ability)) {
      return [[name, (...args: unknown[]) => later(() => said(...args))]];
    }
    const fulfill = (action: Performing) => {
      later(() => said(completed(action)));
      action.fulfill();
    };
    return [[name, fulfill]];
  });
  return Object.fromEntries(carried);
}

/** What the reference system does not do without. */
const NEEDED: ReadonlySet<string> = new Set(["didReset", "observed"]);

function ignore(): void {}

/** An action that nobody can complete any more. */
function completed(action: Performing): Performing {
  const { timeoutAt } = action;
  return performing({ ...action }, { timeoutAt, isComplete: () => true, complete() {} });
}

function asking(
  request: (...actions: never[]) => Promise<void>,
  lacks: readonly Ability[],
): (...actions: unknown[]) => Promise<void> {
  const has = capabilitiesOf({ lacks });
  return (...actions) => {
    const kinds = (actions as { kind: ActionKind }[]).map(({ kind }) => kind)
      .filter((kind) => ACTION_KINDS.includes(kind));
    const asked = request(...actions as never[]);
    const isSilent = kinds.length === 0
      ? everyAbility("settles").every((word) => !has.has(word))
      : kinds.some((kind) => !has.has(`settles.${kind}`));
    return isSilent ? asked.catch(() => {}) : asked;
  };
}

/** What a call system may show, or take, and does not need to. */
const MEMBERS: readonly (keyof SystemSubject)[] = [
  "reportCallUpdated",
  "reportOutgoingCallStartedConnecting",
  "reportOutgoingCallConnected",
  "invalidate",
  "pendingActions",
  "pendingTransactions",
  "calls",
  "configuration",
  "configure",
  "willExecute",
  "screen",
  "recents",
];

const CONTROLS: readonly (keyof SystemControls)[] = [
  "turn",
  "list",
  "know",
  "foreignCalls",
  "foreignStarts",
  "foreignEnds",
  "headset",
  "quirk",
  "use",
  "begin",
  "reset",
  "setOrder",
];

/**
 * The reference system behind a bridge that a seed draws: some of what can be shown is not, it lacks
 * some abilities, and has some configuration for good. The less can be seen, the less is known: a
 * rule that takes what it does not see for what is not so accuses one of these.
 */
export function leanSystem(seed: number): SystemAdapter {
  const random = new Random(seed);
  const some = <T>(all: readonly T[], share: number) => all.filter(() => random.chance(share));
  const without = random.pick([0.1, 0.3, 0.6]) ?? 0;
  const members = some(MEMBERS, without);
  const controls = some(CONTROLS, without);
  const lacks = some(ABILITIES, random.pick([0, 0.2, 0.5]) ?? 0);
  const configuration = random.chance(0.5) ? ownConfiguration(random) : {};
  const bridge = lacks.length === 0 ? referenceSystem : bridgeThatLacks(lacks);
  return {
    ...bridge,
    name: `lean system ${seed}`,
    configuration,
    async open(options) {
      const system = await bridge.open(options);
      return { ...left(system, members), controls: left(system.controls ?? {}, controls) };
    },
  };
}

const ABILITIES = CAPABILITIES.flatMap(({ word, isAssumed }) => isAssumed ? [word as Ability] : []);

function ownConfiguration(random: Random): Partial<ProviderConfiguration> {
  return {
    maximumCallGroups: random.pick([1, 2, 3]) ?? 1,
    maximumCallsPerCallGroup: random.pick([1, 2, 5]) ?? 1,
    includesCallsInRecents: random.chance(0.6),
    supportsVideo: random.chance(0.5),
    supportsAudioTranslation: random.chance(0.5),
  };
}

function left<T extends object>(all: T, without: readonly (keyof T)[]): T {
  const kept = Object.entries(all).filter(([name]) => !without.includes(name as keyof T));
  return Object.fromEntries(kept) as T;
}
