import type { CallEndedReason } from "../../call/mod.ts";
import type { EngineEndCause } from "../../engine/mod.ts";

/** What an ending at the far side is for the system (rules END-02, INC-15). */
export const ENDED_REASON_OF: Readonly<Record<EngineEndCause, CallEndedReason>> = {
  hungUp: "remoteEnded",
  busy: "unanswered",
  noAnswer: "unanswered",
  connectionLost: "failed",
  answeredElsewhere: "answeredElsewhere",
  declinedElsewhere: "declinedElsewhere",
};
