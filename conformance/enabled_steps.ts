import type { Call, CallId } from "../call/mod.ts";
import { ENGINE_END_CAUSES } from "../engine/mod.ts";
import {
  CAPABILITY_FLAGS,
  type Kit,
  type Slot,
  type Step,
  STEP_FORMS,
  type StepKind,
} from "../scenario/mod.ts";
import type { World, WorldCall } from "../trace/mod.ts";
import { stepsOf } from "./alphabet.ts";
import type { Slots } from "./slots.ts";
import { turnsOf } from "./turns.ts";

/** How many calls a walk has at once at most. */
const MAXIMUM_CALLS = 3;

/** What a step is drawn from. */
export interface Situation {
  readonly kit: Kit;
  readonly world: World;
  readonly slots: Slots;
  /** Whether a step can mean anything to the subject; where nothing is said, every step can. */
  readonly allows?: ((step: Step) => boolean) | undefined;
}

/** The steps of the world round an app, and of the system's moods. */
const OF_THE_WORLD: readonly StepKind[] = [
  "systemResets",
  "systemSpeaks",
  "systemPerforms",
  "systemBegins",
  "systemLapses",
  "serviceBegins",
  "headsetPresses",
  "phoneTurns",
  "phoneLists",
  "phoneKnows",
  "clock",
];

/** The steps of a kit that need nothing but themselves. */
const FREE: Readonly<Record<Kit, readonly StepKind[]>> = {
  app: [
    "engineWill",
    ...OF_THE_WORLD,
  ],
  system: [
    "appWill",
    "appRequestsNothing",
    "appRequestsNonsense",
    "appReportsStranger",
    "appConfigures",
    "appInvalidates",
    "appExecutes",
    ...OF_THE_WORLD,
  ],
  events: ["nativeEmits", "runtimeReloads", "listenerAttaches", "listenerDetaches"],
};

/** Of those, the ones that may do the work of others. */
const STRONG: ReadonlySet<StepKind> = new Set(["engineWill", "appWill", "systemResets", "clock"]);

/** The steps that mean something now: what the phone, the app and the far side would offer. */
export function enabledSteps(situation: Situation): ReadonlyMap<StepKind, readonly Step[]> {
  const steps = new Map(FREE[situation.kit].map((kind) => [kind, drawnOf(kind)]));
  if (steps.has("phoneTurns")) steps.set("phoneTurns", turnsOf(situation.world));
  for (const [kind, fitting] of Map.groupBy(fittingSteps(situation), ({ kind }) => kind)) {
    steps.set(kind, kind === "systemWillRefuse" ? REFUSALS : fitting);
  }
  for (const step of likelierSteps(situation)) {
    steps.set(step.kind, [...steps.get(step.kind) ?? [], step]);
  }
  const { allows } = situation;
  if (!allows) return steps;
  return new Map(
    [...steps].map(([kind, each]) => [kind, each.filter(allows)] as const)
      .filter(([, each]) => each.length > 0),
  );
}

/** What is of interest while calls are connected, a step each time that it is to be likelier. */
function likelierSteps({ kit, world, slots }: Situation): readonly Step[] {
  const steps: Step[] = [];
  const isRinging = [...world.calls.values()].some(({ phase }) => phase === "ringing");
  if (isRinging && kit === "app") {
    // What takes too long to be answered.
    steps.push({ kind: "engineWill", policy: "wait", operation: "accept" });
  }
  const active = [...world.calls.values()].filter(({ phase }) => phase === "active");
  if (active.length > 0 && kit === "app") {
    // What comes while a call is being put on hold, and what takes too long.
    for (const operation of ["setHeld", "sendDigits"] as const) {
      steps.push({ kind: "engineWill", policy: "wait", operation });
    }
  }
  if (active.length > 0 && kit === "system") {
    // Nobody can have a call translated before.
    steps.push({ kind: "appConfigures", change: "translation" });
    // Keys wait for those before them where these take their time.
    steps.push({ kind: "appWill", policy: "defer", action: "playDtmf" });
  }
  if (active.length > 1 && kit === "system") {
    // What limits a group that there could be.
    steps.push({ kind: "appConfigures", change: "noGrouping" });
  }
  const front = active.find(({ isOnHold }) => !isOnHold);
  const slot = front && slots.slotOf(front.id);
  if (slot !== undefined && kit === "system") {
    // What has to make room in another way than by a hold.
    steps.push({ kind: "appUpdates", call: slot, flag: "supportsHolding", isOn: false });
  }
  if (active.some(({ isOnHold }) => isOnHold)) {
    // Which end the call in front comes to decides what becomes of the one on hold.
    for (const { id } of active.filter(({ isOnHold }) => !isOnHold)) {
      const call = slots.slotOf(id);
      if (call === undefined) continue;
      steps.push({ kind: "userEnds", call }, { kind: "remoteEnds", call, cause: "hungUp" });
    }
  }
  for (const { id, group } of active.filter(({ group }) => group !== null)) {
    // Who talks together with some may join others.
    const other = active.find((each) => each.group !== group);
    const [call, to] = [slots.slotOf(id), other && slots.slotOf(other.id)];
    if (call !== undefined && to !== undefined) steps.push({ kind: "appGroups", call, with: to });
  }
  return [1, 2, 3, 4, 5, 6].flatMap(() => steps);
}

/** What an app requests most is refused for every reason that there is (rule TX-16). */
const REFUSALS: readonly Step[] = stepsOf("systemWillRefuse").filter((step) =>
  step.kind === "systemWillRefuse" && step.error.domain === "requestTransaction" &&
  (step.action === "startCall" || step.action === "endCall" || step.action === "setHeld")
);

/** The steps of a kind as they are drawn: an app that defers is what makes time matter. */
function drawnOf(kind: StepKind): readonly Step[] {
  const steps = stepsOf(kind);
  if (kind !== "appWill") return steps;
  const deferring = steps.filter((step) => step.kind === kind && step.policy === "defer");
  return [...steps, ...deferring, ...deferring, ...deferring];
}

/** The steps that may do now what several others do. */
export function strongSteps(situation: Situation): readonly Step[] {
  const free = FREE[situation.kit].filter((kind) => STRONG.has(kind)).flatMap(stepsOf);
  const steps = [...fittingSteps(situation), ...free];
  return situation.allows ? steps.filter(situation.allows) : steps;
}

/** The steps that mean something because of the calls that there are. */
function fittingSteps({ kit, world, slots }: Situation): readonly Step[] {
  if (kit === "events") return [];
  if (!world.isRunning) return stepsWhileDead(world, slots);
  const steps: Step[] = kit === "app" ? engineSteps(world, slots) : appSteps(world, slots);
  const free = freeSlot(world, slots);
  if (free !== undefined) steps.push(...stepsOfFree(kit, free, slots));
  for (const call of world.calls.values()) {
    const slot = slots.slotOf(call.id);
    if (slot !== undefined) steps.push(...stepsOfCall(world, call, slot, slots));
  }
  for (const id of world.foreign) steps.push(...stepsOfForeign(world, id, slots));
  if (kit === "app") steps.push({ kind: "appDies" });
  return steps.filter((step) => STEP_FORMS[step.kind].kits.includes(kit));
}

const ADA = { kind: "generic", value: "ada" } as const;
const BOB = { kind: "generic", value: "bob" } as const;

/** What a call can begin with. */
function stepsOfFree(kit: Kit, call: Slot, slots: Slots): readonly Step[] {
  const steps: Step[] = [
    { kind: "remoteCalls", call, from: ADA, isVideo: false },
    { kind: "appStarts", call, to: BOB, isVideo: false },
    { kind: "foreignCalls", call, line: "cellular" },
    { kind: "foreignStarts", call, line: "otherApp" },
  ];
  if (kit === "app") {
    for (const duty of ["unmarked", "required", "optional"] as const) {
      steps.push({ kind: "pushBrings", call, from: ADA, duty, isTooLate: duty === "unmarked" });
    }
    if (slots.idOf(call) !== undefined) steps.push({ kind: "userCallsBack", call });
  }
  return steps;
}

/** The app's process does not run: it is launched, or a push or Recents launch it. */
function stepsWhileDead(world: World, slots: Slots): readonly Step[] {
  const steps: Step[] = [{ kind: "appLaunches" }];
  const call = freeSlot(world, slots);
  if (call !== undefined) {
    steps.push({ kind: "pushBrings", call, from: ADA, duty: "unmarked", isTooLate: false });
    if (slots.idOf(call) !== undefined) steps.push({ kind: "userCallsBack", call });
  }
  for (const { id, phase } of world.calls.values()) {
    const slot = slots.slotOf(id);
    if (slot === undefined) continue;
    steps.push({ kind: "userEnds", call: slot });
    // What the user asks for while no app is there waits for the next one.
    if (phase === "ringing") steps.push({ kind: "userAnswers", call: slot });
    if (phase !== "active") continue;
    steps.push({ kind: "userMutes", call: slot }, { kind: "userHolds", call: slot });
  }
  return steps;
}

function stepsOfForeign(world: World, id: CallId, slots: Slots): readonly Step[] {
  const call = slots.slotOf(id);
  const seen = world.systemList.find((each) => each.id === id);
  if (call === undefined || !seen) return [];
  const steps: Step[] = [{ kind: "foreignEnds", call }];
  if (!seen.hasConnected) {
    steps.push({ kind: "userHoldsAndAccepts", call }, { kind: "userEndsAndAccepts", call });
    return [...steps, { kind: "userAnswers", call }, { kind: "userDeclines", call }];
  }
  steps.push({ kind: "userEnds", call });
  if (!seen.isOnHold) return [...steps, { kind: "userHolds", call }];
  return [...steps, { kind: "userSwapsTo", call }, { kind: "userResumes", call }];
}

function stepsOfCall(world: World, of: WorldCall, call: Slot, slots: Slots): readonly Step[] {
  const { id, isOutgoing, phase, isMuted } = of;
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
  // An app may ask for what is so already: a mute says how it shall be.
  steps.push({ kind: "appUnmutes", call }, { kind: "appMutes", call });
  steps.push({ kind: of.isTranslating ? "userStopsTranslating" : "userTranslates", call });
  for (const isOn of [true, false]) steps.push({ kind: "remoteTurnsVideo", call, isOn });
  for (const flag of CAPABILITY_FLAGS) steps.push({ kind: "appUpdates", call, flag, isOn: false });
  steps.push({ kind: "appRenames", call, name: "Ada" });
  for (const second of ["endCall", "setHeld", "answerCall"] as const) {
    const other = [...world.calls.keys()].map((id) => slots.slotOf(id)).find((slot) =>
      slot !== undefined && slot !== call
    );
    steps.push({ kind: "appRequestsBoth", first: "setHeld", call, second, with: other ?? call });
  }
  return [...steps, ...stepsOfTalk(world, of, call, slots)];
}

/** What a call that is connected can do beside the others. */
function stepsOfTalk(world: World, of: WorldCall, call: Slot, slots: Slots): readonly Step[] {
  const steps: Step[] = [];
  if (of.isOnHold) {
    steps.push({ kind: hasOtherInFront(world, of.id) ? "userSwapsTo" : "userResumes", call });
    steps.push({ kind: "userMerges", call }, { kind: "appResumes", call });
  } else {
    steps.push({ kind: "userHolds", call }, { kind: "appHolds", call });
    for (const digits of ["5", "42,20;7"]) {
      steps.push({ kind: "userPresses", call, digits }, { kind: "appPresses", call, digits });
    }
  }
  if (of.group !== null) steps.push({ kind: "userSplits", call }, { kind: "appUngroups", call });
  for (const other of world.calls.values()) {
    const slot = slots.slotOf(other.id);
    if (slot === undefined || other === of || other.phase !== "active") continue;
    steps.push({ kind: "appGroups", call, with: slot });
  }
  const stranger = freeSlot(world, slots);
  if (stranger !== undefined) steps.push({ kind: "appGroups", call, with: stranger });
  return steps;
}

function hasOtherInFront(world: World, id: CallId): boolean {
  const isOther = (call: WorldCall) => call.id !== id && call.phase !== "ringing" && !call.isOnHold;
  const isForeign = (call: Call) =>
    world.foreign.has(call.id) && call.hasConnected && !call.isOnHold;
  return [...world.calls.values()].some(isOther) || world.systemList.some(isForeign);
}

function engineSteps(world: World, slots: Slots): Step[] {
  const steps: Step[] = [];
  for (const { operation, callId } of world.asks.values()) {
    const call = slots.slotOf(callId);
    if (call === undefined) continue;
    steps.push({ kind: "engineCompletes", operation, call });
    steps.push({ kind: "engineFails", operation, call });
  }
  for (const action of ["endCall", "setHeld", "startCall"] as const) {
    const error = { domain: "requestTransaction", code: "unknown" } as const;
    steps.push({ kind: "systemWillRefuse", action, error });
  }
  for (const code of ["unknown", "filteredByDoNotDisturb", "callIdAlreadyExists"] as const) {
    steps.push({ kind: "systemWillRefuseReport", error: { domain: "incomingCall", code } });
  }
  return steps;
}

function appSteps(world: World, slots: Slots): Step[] {
  const steps: Step[] = [{ kind: "phoneKnows", who: ADA, name: "Ada Lovelace" }];
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
        !world.appList.includes(id) && !world.systemList.some((call) => call.id === id);
  });
}
