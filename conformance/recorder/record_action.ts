import { type Performing, performing } from "../../actions/mod.ts";
import type { Instant } from "../../call/mod.ts";
import type { PerformedAction } from "../../trace/mod.ts";
import type { Recording } from "./recording.ts";

/** Makes one recording object for each action, so that an action stays the same object. */
export class ActionRecorder {
  readonly #trace: Recording;
  readonly #made = new WeakMap<Performing, Performing>();

  /** Records into a trace. */
  constructor(trace: Recording) {
    this.#trace = trace;
  }

  /** The action, with each completion told to the trace before it takes effect. */
  record(original: Performing): Performing {
    const known = this.#made.get(original);
    if (known) return known;
    const recorded = performing({ ...original }, {
      get timeoutAt() {
        return original.timeoutAt;
      },
      isComplete: () => original.isComplete,
      complete: (outcome, details) => {
        this.#trace.append({
          kind: "completed",
          actionId: original.id,
          outcome,
          ...dateIn(details),
        });
        if (outcome === "fulfilled") original.fulfill(details);
        else original.fail();
      },
    });
    this.#made.set(original, recorded);
    return recorded;
  }
}

/** The date that an app gave when it completed an action. */
function dateIn(details: object): { readonly dated?: Instant } {
  const [dated] = Object.values(details).filter((value) => typeof value === "number");
  return dated === undefined ? {} : { dated: dated as Instant };
}

/** An action as it stands in a trace. */
export function performed(action: Performing): PerformedAction {
  return { action: { ...action }, timeoutAt: action.timeoutAt };
}
