import { ownConfiguration } from "./own_configuration.ts";
import type { Rule } from "../rules/mod.ts";
import type { Step } from "../scenario/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import { type Allowed, allowedAt, type LegalRun } from "./allowed.ts";
import { stepsOf } from "./alphabet.ts";
import type { Settings } from "./options.ts";
import { play, type Run } from "./player.ts";
import { eventsAdapter, referenceApp, referenceSystem } from "./reference_adapters.ts";
import type { Seen } from "./sightings.ts";
import { EventBridge } from "../reference/mod.ts";

/** What the reference says to a finding: it takes the same steps, in every order that is left open. */
export interface Witness {
  /**
   * Whether the reference keeps the rule by these steps. Where it breaks it as well the fault is the
   * kit's. Where it cannot take all of them it says nothing.
   */
  readonly control: "keeps" | "breaks" | "cannotFollow";
  /** What was at the place of the breach, and what the reference has there. */
  readonly allowed: Allowed;
}

/** Calls the reference as a witness: who broke a rule, by which steps, and where. */
export async function callWitness(
  { rule, steps, at, run }: {
    readonly rule: Rule;
    readonly steps: readonly Step[];
    readonly at: TraceEvent;
    readonly run: Run;
  },
  settings: Settings & { readonly seed: number },
): Promise<Witness> {
  const { adapter } = settings;
  const witness = referenceFor(adapter);
  const runs: LegalRun[] = [];
  let isBroken = false;
  for (const choice of choicesOf(adapter)) {
    const seen = await play(witness, [...choice, ...steps], { ...settings, rules: [rule] });
    const follows = run.steps.every(({ isTaken }, index) =>
      !isTaken || seen.steps[choice.length + index]?.isTaken
    );
    if (!follows) continue;
    isBroken ||= seen.found.length > 0;
    runs.push({ ...seenIn(seen), later: choice.length });
  }
  const side = adapter.kit === "app" ? "app" : "system";
  return {
    control: runs.length === 0 ? "cannotFollow" : isBroken ? "breaks" : "keeps",
    allowed: allowedAt(seenIn(run), { side, at }, isWhole(adapter) ? runs : []),
  };
}

function seenIn({ events, slots }: Run): Seen {
  return { events, nameOf: (id) => slots.slotOf(id) ?? id.slice(0, 8) };
}

/** What a subject cannot do the reference does: beside one that lacks something it is no model. */
function isWhole(adapter: Adapter): boolean {
  return adapter.kit !== "system" || (adapter.lacks ?? []).length === 0;
}

/** The reference in the place of a subject, with the promises that it made. */
function referenceFor(adapter: Adapter): Adapter {
  const { kit, capabilities = [] } = adapter;
  switch (kit) {
    case "app":
      return referenceApp;
    case "system":
      return { ...referenceSystem, configuration: ownConfiguration(adapter) };
    case "events": {
      const replay = capabilities.includes("replaysToEveryListener");
      const keeps = capabilities.includes("keepsWhileDetached");
      return eventsAdapter("reference events", () =>
        new EventBridge({
          replay: replay ? "everyListener" : "firstListener",
          whileDetached: keeps ? "keep" : "drop",
        }), capabilities);
    }
  }
}

/** What the platform leaves to a system. An app is put to the choices that its steps make. */
const FREEDOMS = ["systemSpeaks", "systemPerforms", "systemBegins", "systemLapses"] as const;

/** Every way in which the reference may be legal. */
function choicesOf({ kit }: Adapter): readonly (readonly Step[])[] {
  if (kit !== "system") return [[]];
  return FREEDOMS.reduce<readonly (readonly Step[])[]>(
    (choices, kind) => choices.flatMap((choice) => stepsOf(kind).map((step) => [...choice, step])),
    [[]],
  );
}
