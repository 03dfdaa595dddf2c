import { reportConnected } from "../app/report_connected.ts";
import { startWhenInvited } from "../app/start_when_invited.ts";
import type { Chapter } from "../rule.ts";

/** Outgoing calls. */
export const OUTGOING: Chapter = {
  title: "Outgoing calls",
  rules: [
    startWhenInvited,
    reportConnected,
  ],
};
