import type { CallId } from "../../call/mod.ts";
import { CallDelegate } from "../../reference/mod.ts";
import { type State, transition } from "../../reference/system/mod.ts";
import { appAdapter, standardIntents } from "../reference_adapters.ts";
import { coreMutant, effectMutant, type Mutant, subjectMutant } from "./mutant.ts";

/** The reference with one fault each: observers. */
export const OBSERVERS_MUTANTS: readonly Mutant[] = [
  coreMutant(
    "tells observers of its app's calls only",
    "system/show-every-call",
    (state, input) => {
      const [after, effects] = transition(state, input);
      const isOfOthers = (id: CallId) => [state, after].some((each) => isForeign(each, id));
      return [
        after,
        effects.filter((each) => each.kind !== "observed" || !isOfOthers(each.call.id)),
      ];
    },
  ),
  subjectMutant(
    "lists the call that came last, and no other",
    "system/list-what-is-live",
    (it) => ({
      calls: () => it.calls?.().slice(-1) ?? [],
    }),
  ),
  effectMutant(
    "tells no observer that a call is on hold",
    "system/tell-observers-of-changes",
    (effect) => effect.kind === "observed" && effect.call.isOnHold ? [] : effect,
  ),
  effectMutant(
    "shows observers who is at the other end",
    "system/observers-see-five-fields",
    (effect) =>
      effect.kind === "observed"
        ? { ...effect, call: Object.assign({}, effect.call, { remoteHandle: "ada" }) }
        : effect,
  ),
  effectMutant(
    "shows a call that ends as one that never connected",
    "system/flags-go-one-way",
    (effect) =>
      effect.kind === "observed" && effect.call.hasEnded
        ? { ...effect, call: { ...effect.call, hasConnected: false } }
        : effect,
  ),
  {
    name: "ends the calls of others first",
    breaks: "app/leave-the-calls-of-others",
    adapter: endsOthers(),
  },
  coreMutant(
    "leaves a call in its group",
    "system/join-and-leave-groups",
    (state, input) => {
      const [after, effects] = transition(state, input);
      const isLeaving = input.kind === "completed" && after.calls.length === state.calls.length &&
        after.calls.some(({ id, group }) => group === null && groupOf(state, id) !== null);
      if (!isLeaving) return [after, effects];
      const calls = after.calls.map((call) => ({ ...call, group: groupOf(state, call.id) }));
      return [{ ...after, calls }, effects];
    },
  ),
  coreMutant(
    "mutes a call that begins beside a muted one",
    "system/new-calls-are-unmuted",
    (state, input) => {
      const [after, effects] = transition(state, input);
      const isMuted = state.calls.some((call) => call.isMuted);
      const isOld = (id: CallId) => state.calls.some((call) => call.id === id);
      const calls = after.calls.map((call) => isOld(call.id) ? call : { ...call, isMuted });
      return [isMuted ? { ...after, calls } : after, effects];
    },
  ),
];

function isForeign({ calls }: State, id: CallId): boolean {
  return calls.some((call) =>
    call.id === id && typeof call.owner === "string" && call.owner !== "orphan"
  );
}

function groupOf({ calls }: State, id: CallId): number | null {
  return calls.find((call) => call.id === id)?.group ?? null;
}

/** Before it starts a call, it asks for the end of what an observer shows and it does not know. */
function endsOthers(): Mutant["adapter"] {
  const name = "ends the calls of others";
  let app: CallDelegate;
  return appAdapter(name, (parts) => app = new CallDelegate(parts), (phone) => {
    const { controller, observer } = phone;
    const intents = standardIntents(phone);
    return {
      ...intents,
      start(to, isVideo) {
        for (const { id: callId } of observer.calls.filter(({ id }) => !app.manager.contains(id))) {
          void controller.request({ kind: "endCall", callId }).catch(() => {});
        }
        return intents.start?.(to, isVideo);
      },
    };
  });
}
