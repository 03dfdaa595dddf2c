import type { CallId } from "../call/mod.ts";
import type { Slot, Step, StepKind, StepOf } from "../scenario/mod.ts";
import type { Gesture } from "./system/mod.ts";

type Gestures = {
  readonly [K in StepKind]?: (step: StepOf<K>, callId: CallId) => Gesture;
};

/** Which gesture each step of the user is. */
const GESTURES: Gestures = {
  userAnswers: (_step, callId) => ({ kind: "answer", callId }),
  userDeclines: (_step, callId) => ({ kind: "decline", callId }),
  userEnds: (_step, callId) => ({ kind: "end", callId }),
  userHolds: (_step, callId) => ({ kind: "setHeld", callId, isOnHold: true }),
  userResumes: (_step, callId) => ({ kind: "setHeld", callId, isOnHold: false }),
  userSwapsTo: (_step, callId) => ({ kind: "swap", callId }),
  userHoldsAndAccepts: (_step, callId) => ({ kind: "holdAndAccept", callId }),
  userEndsAndAccepts: (_step, callId) => ({ kind: "endAndAccept", callId }),
  userMutes: (_step, callId) => ({ kind: "setMuted", callId, isMuted: true }),
  userUnmutes: (_step, callId) => ({ kind: "setMuted", callId, isMuted: false }),
  userMerges: (_step, callId) => ({ kind: "merge", callId }),
  userSplits: (_step, callId) => ({ kind: "split", callId }),
  userTranslates: (_step, callId) => ({ kind: "setTranslating", callId, isTranslating: true }),
  userStopsTranslating: (_step, callId) => ({
    kind: "setTranslating",
    callId,
    isTranslating: false,
  }),
  userPresses: ({ digits }, callId) => ({ kind: "playDtmf", callId, digits }),
};

/** The gesture of a step; null where the step is no gesture, or its slot has no call. */
export function gestureOf(
  step: Step,
  idOf: (slot: Slot) => CallId | undefined,
): Gesture | null {
  const callId = "call" in step ? idOf(step.call) : undefined;
  return callId === undefined ? null : read(step.kind, step, callId);
}

function read<K extends StepKind>(kind: K, step: StepOf<K>, callId: CallId): Gesture | null {
  const gestures: Gestures = GESTURES;
  return gestures[kind]?.(step, callId) ?? null;
}
