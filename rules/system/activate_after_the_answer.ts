import type { ActionKind } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { World } from "../../trace/mod.ts";
import { AUDIO_MEMBERS, hearsAudio } from "../audio_heard.ts";
import { completes, performs, rests, rings, setsDelegate } from "../example.ts";
import type { Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

const answering = [
  setsDelegate(...AUDIO_MEMBERS),
  ...rings("a"),
  rests,
  performs("answerCall", "a"),
] as const;
const activated = { kind: "audioActivated", provider: 1 } as const;

/** The audio session belongs to calls in which somebody can talk. */
export const activateAfterTheAnswer: Rule = {
  id: "system/activate-after-the-answer",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016],
  refs: ["AUD-03"],
  needs: ["tells.didActivateAudio"],
  statement: "The system activates the audio session once the app has fulfilled the answer of a " +
    "call, not before, and then calls didActivateAudio.",
  because: "Until then the app sets the session up; afterwards the call is silent without it.",
  examples: {
    satisfied: [...answering, completes("answerCall", "a"), activated, rests],
    broken: [...answering, activated, completes("answerCall", "a"), rests],
  },
  judge({ world, exercised, violated }) {
    /** Whether a call has needed audio since all was at rest, or may have. */
    let isNeeded = false;
    /** A call that was answered and has no audio yet. */
    let answered: CallId | null = null;
    let isHeard = false;
    // An app that has activated the session itself may not be told (AUD-05).
    let isOdd = false;
    return {
      delegateSet: ({ members }) => void (isHeard = hearsAudio(members)),
      quirkTurned: () => void (isOdd = true),
      audioActivationTried: () => void (isOdd = true),
      outgoingConnecting: () => void (isNeeded = true),
      outgoingConnected: () => void (isNeeded = true),
      timedOut: () => void (isNeeded = true), // What became of the call is the system's to say.
      completed({ actionId, outcome }) {
        const given = world.actions.get(actionId);
        if (outcome === "failed" || given && !isBeginning(given.action.kind)) return;
        isNeeded = true;
        const isAnswer = given?.status === "open" && given.action.kind === "answerCall";
        if (isAnswer && !world.isAudioActive) answered = given.action.callId;
      },
      audioActivated(event) {
        exercised();
        answered = null;
        if (isNeeded) return;
        violated({
          at: event,
          expected: "the audio session active once a call is answered or started",
          observed: "it is activated while the app has fulfilled neither",
          hint: "wait until the app fulfills the answer",
        });
      },
      didReset: () => void (answered = null),
      invalidated: () => void (answered = null),
      processDied: () => void (answered = null),
      rested(event) {
        isNeeded = mayNeedAudio(world);
        const callId = answered;
        answered = null;
        if (callId === null || isOdd || !isHeard || !isAloneInFront(world, callId)) return;
        exercised();
        if (world.isAudioActive) return;
        violated({
          at: event,
          callId,
          expected: "the audio session active, and didActivateAudio called, after the answer",
          observed: "the answer was fulfilled, and nothing came",
          hint: "activate the session and tell the delegate when the answer is fulfilled",
        });
      },
    };
  },
};

function isBeginning(kind: ActionKind): boolean {
  return kind === "answerCall" || kind === "startCall";
}

/** Whether a call is there that needs audio, or of which that cannot be said. */
function mayNeedAudio({ calls }: World): boolean {
  return [...calls.values()].some(({ phase, isUnsure, isOrphan, hasOutlivedReset }) =>
    phase !== "ringing" && phase !== "starting" || isUnsure || isOrphan || hasOutlivedReset
  );
}

/** Whether a call is connected and off hold for sure, and no other app may have the audio. */
function isAloneInFront(world: World, id: CallId): boolean {
  const call = world.liveCall(id);
  return call?.phase === "active" && !call.isOnHold && !call.isHoldUnsure &&
    world.foreign.size === 0;
}
