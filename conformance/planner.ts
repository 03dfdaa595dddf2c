import type { CallId } from "../call/mod.ts";
import { ENGINE_END_CAUSES, ENGINE_OPERATIONS } from "../engine/mod.ts";
import {
  type Kit,
  samplesOf,
  type Slot,
  type Step,
  STEP_FORMS,
  STEP_KINDS,
  type StepKind,
} from "../scenario/mod.ts";
import type { World, WorldCall } from "../trace/mod.ts";
import type { Random } from "./random.ts";
import type { Slots } from "./slots.ts";

/** How many calls a walk has at once at most. */
const MAXIMUM_CALLS = 3;

/** How often a step is drawn from the whole alphabet, also where it will be refused. */
const WILD_CHANCE = 0.08;

/**
 * How often each kind of step is drawn, against the others. What makes other steps possible is
 * frequent, and what destroys depth is rare.
 */
export const WEIGHTS: { readonly [K in StepKind]: number } = {
  remoteCalls: 3,
  remoteRings: 1,
  remoteAnswers: 4,
  remoteEnds: 1.5,
  userAnswers: 5,
  userDeclines: 1,
  userEnds: 1.5,
  userHolds: 2,
  userResumes: 2,
  userSwapsTo: 2,
  userHoldsAndAccepts: 3,
  userEndsAndAccepts: 2,
  userMutes: 1,
  userUnmutes: 1,
  userPresses: 1,
  appStarts: 2.5,
  appAnswers: 1,
  appEnds: 1.5,
  appHolds: 1,
  appResumes: 1,
  appMutes: 0.5,
  appUnmutes: 0.5,
  appPresses: 0.5,
  appWill: 1,
  appFulfills: 4,
  appFails: 1,
  engineWill: 0.8,
  engineCompletes: 4,
  engineFails: 1.5,
  systemWillRefuse: 0.5,
  systemResets: 0.3,
  systemSpeaks: 0.5,
  clock: 1,
  nativeEmits: 3,
  listenerAttaches: 1,
  listenerDetaches: 1,
};

/** Which kinds of steps a walk draws, and how often: each walk leaves some out (swarm testing). */
export type Appetite = ReadonlyMap<StepKind, number>;

/** Draws the appetite of one walk. */
export function drawAppetite(kit: Kit, random: Random): Appetite {
  const kinds = STEP_KINDS.filter((kind) => STEP_FORMS[kind].kits.includes(kit));
  return new Map(kinds.flatMap((kind) => {
    const isKept = ESSENTIAL.has(kind) ? random.chance(0.9) : random.chance(0.65);
    return isKept ? [[kind, WEIGHTS[kind] * (0.4 + 1.6 * random.next())] as const] : [];
  }));
}

const ESSENTIAL: ReadonlySet<StepKind> = new Set<StepKind>([
  "remoteCalls",
  "userAnswers",
  "appStarts",
  "engineCompletes",
  "listenerAttaches",
  "nativeEmits",
]);

/** What a step is drawn from. */
export interface Situation {
  readonly kit: Kit;
  readonly world: World;
  readonly slots: Slots;
}

/** Draws the next step: mostly one that can be taken now. */
export function drawStep(situation: Situation, appetite: Appetite, random: Random): Step {
  if (!random.chance(WILD_CHANCE)) {
    const drawn = drawEnabled(situation, appetite, random);
    if (drawn) return drawn;
  }
  return random.pick(alphabet(situation.kit)) ?? { kind: "clock", ms: 1 };
}

function drawEnabled(situation: Situation, appetite: Appetite, random: Random): Step | undefined {
  const byKind = Map.groupBy(enabledSteps(situation), ({ kind }) => kind);
  const weightOf = (kind: StepKind) => byKind.has(kind) ? appetite.get(kind) ?? 0 : 0;
  const total = [...byKind.keys()].reduce((sum, kind) => sum + weightOf(kind), 0);
  let left = random.next() * total;
  for (const [kind, steps] of byKind) {
    left -= weightOf(kind);
    if (left < 0) return random.pick(steps);
  }
  return undefined;
}

const alphabets = new Map<Kit, readonly Step[]>();

/** Every step of a kit that the samples of its parameters make. */
export function alphabet(kit: Kit): readonly Step[] {
  const known = alphabets.get(kit);
  if (known) return known;
  const made = STEP_KINDS.filter((kind) => STEP_FORMS[kind].kits.includes(kit)).flatMap(stepsOf);
  alphabets.set(kit, made);
  return made;
}

function stepsOf<K extends StepKind>(kind: K): readonly Step[] {
  return samplesOf(STEP_FORMS[kind]).map((fields) => ({ kind, ...fields }) as Step);
}

/** The steps that mean something now: what the phone, the app and the far side would offer. */
export function enabledSteps({ kit, world, slots }: Situation): readonly Step[] {
  if (kit === "events") return alphabet("events");
  const steps: Step[] = kit === "app" ? engineSteps(world, slots) : appSteps(world, slots);
  const free = freeSlot(world, slots);
  if (free !== undefined) {
    const from = { kind: "generic", value: "ada" } as const;
    steps.push({ kind: "remoteCalls", call: free, from, isVideo: false });
    steps.push({ kind: "appStarts", call: free, to: { ...from, value: "bob" }, isVideo: false });
  }
  for (const call of world.calls.values()) {
    const slot = slots.slotOf(call.id);
    if (slot !== undefined) steps.push(...stepsOfCall(world, call, slot));
  }
  steps.push({ kind: "systemResets" });
  for (const kind of ["systemSpeaks", "clock"] as const) steps.push(...stepsOf(kind));
  return steps;
}

function stepsOfCall(
  world: World,
  { id, isOutgoing, phase, isOnHold, isMuted }: WorldCall,
  call: Slot,
) {
  const steps: Step[] = [{ kind: "appEnds", call }];
  for (const cause of ENGINE_END_CAUSES) steps.push({ kind: "remoteEnds", call, cause });
  if (phase === "ringing") {
    const kinds = hasOtherInFront(world, id)
      ? ["userHoldsAndAccepts", "userEndsAndAccepts"] as const
      : ["userAnswers"] as const;
    for (const kind of kinds) steps.push({ kind, call });
    steps.push({ kind: "userDeclines", call }, { kind: "appAnswers", call });
    return steps;
  }
  steps.push({ kind: "userEnds", call });
  if (isOutgoing && phase !== "active") {
    steps.push({ kind: "remoteRings", call }, { kind: "remoteAnswers", call });
    return steps;
  }
  steps.push({ kind: isMuted ? "userUnmutes" : "userMutes", call });
  steps.push({ kind: isMuted ? "appUnmutes" : "appMutes", call });
  if (isOnHold) {
    steps.push({ kind: hasOtherInFront(world, id) ? "userSwapsTo" : "userResumes", call });
    steps.push({ kind: "appResumes", call });
  } else {
    steps.push({ kind: "userHolds", call }, { kind: "appHolds", call });
    steps.push({ kind: "userPresses", call, digit: "5" }, { kind: "appPresses", call, digit: "5" });
  }
  return steps;
}

function hasOtherInFront(world: World, id: CallId): boolean {
  return [...world.calls.values()].some((call) =>
    call.id !== id && call.phase !== "ringing" && !call.isOnHold
  );
}

function engineSteps(world: World, slots: Slots): Step[] {
  const steps: Step[] = [];
  for (const { operation, callId } of world.asks.values()) {
    const call = slots.slotOf(callId);
    if (call === undefined) continue;
    steps.push({ kind: "engineCompletes", operation, call });
    steps.push({ kind: "engineFails", operation, call });
  }
  for (const operation of ENGINE_OPERATIONS) {
    steps.push({ kind: "engineWill", policy: "succeed", operation });
    steps.push({ kind: "engineWill", policy: "fail", operation });
    steps.push({ kind: "engineWill", policy: "wait", operation });
  }
  const kinds = new Set([...world.calls.values()].map(({ phase }) => phase));
  if (kinds.size > 0) steps.push({ kind: "systemWillRefuse", action: "endCall", code: "unknown" });
  return steps;
}

function appSteps(world: World, slots: Slots): Step[] {
  const steps: Step[] = [...stepsOf("appWill")];
  for (const { action } of world.openActions) {
    const call = slots.slotOf(action.callId);
    if (call === undefined) continue;
    steps.push({ kind: "appFulfills", action: action.kind, call });
    steps.push({ kind: "appFails", action: action.kind, call });
  }
  return steps;
}

/** The first slot whose call is over, or that never had one; none where there are calls enough. */
function freeSlot(world: World, slots: Slots): Slot | undefined {
  if (world.calls.size >= MAXIMUM_CALLS) return undefined;
  return ["a", "b", "c"].find((slot) => {
    const id = slots.idOf(slot);
    return id === undefined || !world.calls.has(id) && !world.legs.has(id) &&
        !world.appList.includes(id);
  });
}
