import type { InputOf } from "./input.ts";
import { closeActions } from "./ending.ts";
import { providerOf } from "./state.ts";
import type { Turn } from "./turn.ts";

/** A provider comes into service; that it began may be lost (rule PRV-05). */
export function takeProvider(turn: Turn, input: InputOf<"providerCreated">): void {
  const { provider: number, configuration } = input;
  if (providerOf(turn.state, number)) return;
  turn.set({ providers: [...turn.state.providers, { number, configuration }] });
  turn.tell({ lane: "delegate", kind: "didBegin", provider: number });
}

/** A new configuration applies to later requests and leaves live calls alone (rule PRV-15). */
export function takeConfiguration(turn: Turn, input: InputOf<"configurationSet">): void {
  const { provider, configuration } = input;
  turn.set({
    providers: turn.state.providers.map((each) =>
      each.number === provider ? { ...each, configuration } : each
    ),
  });
}

/** Its calls end as failed, its actions are dropped, and its delegate hears nothing more. */
export function takeInvalidation(turn: Turn, { provider }: InputOf<"invalidated">): void {
  const { state } = turn;
  const own = new Set(state.calls.filter((call) => call.provider === provider).map(({ id }) => id));
  turn.set({
    providers: state.providers.filter(({ number }) => number !== provider),
    calls: state.calls.filter(({ id }) => !own.has(id)),
    audio: state.audio === provider ? null : state.audio,
  });
  closeActions(turn, (id) => own.has(id));
}

/** The call service was lost: no call and no action is left (rule RST-03), and each app is told. */
export function takeReset(turn: Turn): void {
  turn.set({ calls: [], transactions: [] });
  for (const { number } of turn.state.providers) {
    turn.tell({ lane: "delegate", kind: "didReset", provider: number });
  }
}
