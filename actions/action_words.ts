import type { ActionKind } from "./action_map.ts";

/**
 * Short names of the actions, for scenarios and for what is told of a trace.
 *
 * CallKit: none
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export const ACTION_WORDS: { readonly [K in ActionKind]: string } = {
  startCall: "start",
  answerCall: "answer",
  endCall: "end",
  setHeld: "hold",
  setMuted: "mute",
  setGroup: "group",
  playDtmf: "dtmf",
  setTranslating: "translate",
};
