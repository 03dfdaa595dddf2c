import { answerWhenConnected } from "../app/answer_when_connected.ts";
import { readyFromAcceptance } from "../app/ready_from_acceptance.ts";
import type { Chapter } from "../rule.ts";

/** Incoming calls. */
export const INCOMING: Chapter = {
  title: "Incoming calls",
  rules: [
    answerWhenConnected,
    readyFromAcceptance,
  ],
};
