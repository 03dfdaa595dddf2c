import type { Performing } from "../../actions/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import { transition } from "../../reference/system/mod.ts";
import type { AppAdapter, Phone } from "../adapter.ts";
import { appAdapter } from "../reference_adapters.ts";
import { appMutant, coreMutant, type Mutant } from "./mutant.ts";

class FailsWhatWasOpen extends CallDelegate {
  readonly #open = new Set<Performing>();

  override startCall(action: Performing<"startCall">): Promise<void> {
    return this.#during(action, super.startCall(action));
  }

  override answerCall(action: Performing<"answerCall">): Promise<void> {
    return this.#during(action, super.answerCall(action));
  }

  override endCall(action: Performing<"endCall">): Promise<void> {
    return this.#during(action, super.endCall(action));
  }

  override setHeld(action: Performing<"setHeld">): Promise<void> {
    return this.#during(action, super.setHeld(action));
  }

  override playDtmf(action: Performing<"playDtmf">): Promise<void> {
    return this.#during(action, super.playDtmf(action));
  }

  override didReset(): void {
    super.didReset();
    for (const action of this.#open) action.fail();
  }

  #during(action: Performing, handling: Promise<void>): Promise<void> {
    this.#open.add(action);
    return handling.finally(() => this.#open.delete(action));
  }
}

class HangsUpFirst extends CallDelegate {
  override didReset(): void {
    for (const id of this.sessions.keys()) void this.engine.hangUp(id).catch(() => {});
    super.didReset();
  }
}

class StaysDown extends CallDelegate {
  #isDown = false;

  override didReset(): void {
    super.didReset();
    this.#isDown = true;
  }

  override startCall(action: Performing<"startCall">): Promise<void> {
    if (!this.#isDown) return super.startCall(action);
    action.fail();
    return Promise.resolve();
  }
}

/** In didReset it asks the system to end what the system has just dropped. */
function endsAtAReset({ controller }: Phone) {
  return class extends CallDelegate {
    override didReset(): void {
      const { ids } = this.manager;
      super.didReset();
      for (const callId of ids) {
        void controller.request({ kind: "endCall", callId }).catch(() => {});
      }
    }
  };
}

/** The reference with one fault each: resets. */
export const RESETS_MUTANTS: readonly Mutant[] = [
  appMutant("fails at a reset what was open", "app/quiet-after-a-reset", FailsWhatWasOpen),
  withPhone("requests the end of its calls at a reset", "app/quiet-after-a-reset", endsAtAReset),
  appMutant(
    "hangs up before it stops media at a reset",
    "app/stop-media-first-at-a-reset",
    HangsUpFirst,
  ),
  appMutant("fails every start after a reset", "app/work-after-a-reset", StaysDown),
  coreMutant("keeps its transactions at a reset", "system/reset-leaves-nothing", (state, input) => {
    const [after, effects] = transition(state, input);
    const { transactions } = state;
    return [input.kind === "serviceReset" ? { ...after, transactions } : after, effects];
  }),
  coreMutant("keeps its calls at a reset", "system/reset-leaves-nothing", (state, input) => {
    const [after, effects] = transition(state, input);
    if (input.kind !== "serviceReset") return [after, effects];
    return [
      { ...after, calls: state.calls },
      effects.filter(({ kind }) => kind !== "observed"),
    ];
  }),
];

/** The reference app with another delegate, which has the whole phone in its hands. */
function withPhone(
  name: string,
  breaks: Mutant["breaks"],
  delegateOf: (phone: Phone) => new (parts: CallDelegateParts) => CallDelegate,
): Mutant {
  const adapter: AppAdapter = {
    kit: "app",
    name,
    open(phone) {
      const Broken = delegateOf(phone);
      return appAdapter(name, (parts) => new Broken(parts)).open(phone);
    },
  };
  return { name, breaks, adapter };
}
