import type { ActionKind } from "../actions/mod.ts";
import type { Profile } from "./profile.ts";

/** When an action is completed, and what may follow. */
export interface CompletionTerms {
  /** What must be so before it is fulfilled. */
  readonly fulfillWhen: string;
  /** When it is failed instead. */
  readonly failWhen: string;
  /** What the app may do or say only once it is fulfilled. */
  readonly afterwards: string;
  /** Where that stands, by the ids of the contract's sentences. */
  readonly refs: readonly string[];
}

const TABLE: Readonly<Record<ActionKind, CompletionTerms>> = {
  startCall: {
    fulfillWhen: "the invitation is sent",
    failWhen: "it cannot be sent",
    afterwards: "reports of connecting and connected",
    refs: ["OUT-03", "OUT-04", "OUT-07"],
  },
  answerCall: {
    fulfillWhen: "the leg is connected",
    failWhen: "it cannot be",
    afterwards: "media, once the system has activated the audio session",
    refs: ["INC-09", "INC-11", "AUD-03"],
  },
  endCall: {
    fulfillWhen: "media has stopped and the leg is being hung up",
    failWhen: "never: what is gone is fulfilled as well",
    afterwards: "the call leaves the app's list",
    refs: ["END-11", "ACT-12", "OQ-07"],
  },
  setHeld: {
    fulfillWhen: "media has stopped, or the leg is resumed",
    failWhen: "the far side refuses",
    afterwards: "media runs again, where it is resumed",
    refs: ["HLD-01", "HLD-02"],
  },
  setMuted: {
    fulfillWhen: "the microphone is set",
    failWhen: "there is no such call",
    afterwards: "nothing",
    refs: ["MUT-01"],
  },
  setGroup: {
    fulfillWhen: "the calls talk together, or the call talks alone",
    failWhen: "they cannot be joined",
    afterwards: "media of those who came off hold",
    refs: ["GRP-01", "GRP-02"],
  },
  playDtmf: {
    fulfillWhen: "every digit is sent",
    failWhen: "one cannot be sent",
    afterwards: "the system gives the next one",
    refs: ["DTM-01", "DTM-04"],
  },
  setTranslating: {
    fulfillWhen: "the translation is set up, or taken down",
    failWhen: "it cannot be had",
    afterwards: "nothing",
    refs: ["TRN-02"],
  },
};

/**
 * When actions of a kind are completed on a platform; their deadline is in the profile.
 *
 * @example
 * ```ts
 * import { completionTerms, profile } from "@callspec/callspec/reference";
 * import { assertEquals } from "@std/assert";
 *
 * const { fulfillWhen } = completionTerms("answerCall", profile("callspec"));
 * assertEquals(fulfillWhen, "the leg is connected");
 * ```
 */
export function completionTerms(
  kind: ActionKind,
  { fulfillAnswer }: Pick<Profile, "fulfillAnswer">,
): CompletionTerms {
  if (kind !== "answerCall" || fulfillAnswer === "onConnect") return TABLE[kind];
  return { ...TABLE.answerCall, fulfillWhen: "the engine has taken the answer" };
}
