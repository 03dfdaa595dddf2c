import { transition } from "../../reference/system/mod.ts";
import type { RecentsFact } from "../../trace/mod.ts";
import type { AppAdapter } from "../adapter.ts";
import { referenceApp } from "../reference_adapters.ts";
import { coreMutant, type Mutant, subjectMutant } from "./mutant.ts";

/** Hears that the user wants to call somebody, and does nothing. */
const ignoresIntents: AppAdapter = {
  ...referenceApp,
  name: "ignores intents",
  async open(phone) {
    const subject = await referenceApp.open(phone);
    phone.setIntentHandler(() => {});
    return subject;
  },
};

/** A system whose Recents are changed. */
function recentsMutant(
  name: string,
  breaks: Mutant["breaks"],
  change: (entries: readonly RecentsFact[]) => readonly RecentsFact[],
): Mutant {
  return subjectMutant(
    name,
    breaks,
    ({ recents }) => ({ recents: () => change(recents?.() ?? []) }),
  );
}

/** The reference with one fault each, about Recents. */
export const RECENTS_MUTANTS: readonly Mutant[] = [
  recentsMutant(
    "leaves outgoing calls out of Recents",
    "system/ended-calls-in-recents",
    (entries) => entries.filter(({ isOutgoing }) => !isOutgoing),
  ),
  coreMutant(
    "puts calls into Recents that its app keeps out",
    "system/ended-calls-in-recents",
    (state, input) => {
      if (input.kind !== "configurationSet") return transition(state, input);
      const configuration = { ...input.configuration, includesCallsInRecents: true };
      return transition(state, { ...input, configuration });
    },
  ),
  recentsMutant(
    "gives calls that never connected a duration",
    "system/recents-duration",
    (entries) => entries.map((entry) => ({ ...entry, durationMs: entry.durationMs ?? 0 })),
  ),
  recentsMutant(
    "shows missed calls as declined",
    "system/missed-calls-in-recents",
    (entries) =>
      entries.map((entry) => ({
        ...entry,
        outcome: entry.outcome === "missed" ? "declined" : entry.outcome,
      })),
  ),
  {
    name: "does nothing when a call is chosen in Recents",
    breaks: "app/call-back-by-request",
    adapter: ignoresIntents,
  },
];
