import type { ActionRequest, Performing } from "../../actions/mod.ts";
import type { CallId, ProviderConfiguration } from "../../call/mod.ts";
import { CallDelegate } from "../../reference/mod.ts";
import { callOf, type Input, isOwn, type State, transition } from "../../reference/system/mod.ts";
import type { ScreenCard } from "../../trace/mod.ts";
import type { SystemSubject } from "../adapter.ts";
import {
  appMutant,
  coreMutant,
  effectMutant,
  type Mutant,
  seeded,
  subjectMutant,
} from "./mutant.ts";

/** Whoever talked together once talks together for ever, wherever one of them goes. */
class StaysInItsGroup extends CallDelegate {
  override async setGroup(action: Performing<"setGroup">): Promise<void> {
    const session = this.sessions.get(action.callId);
    const group = session?.group ?? null;
    const old = [...this.sessions.values()].filter((each) =>
      group !== null && each.group === group
    );
    await super.setGroup(action);
    for (const each of old) each.group = session?.group ?? group;
  }
}

/** Requests to group are judged by a configuration that knows no limit. */
function lettingAllIn(state: State, input: Input): ReturnType<typeof transition> {
  if (input.kind !== "requested" || !input.actions.some(isGrouping)) {
    return transition(state, input);
  }
  const limits = { maximumCallsPerCallGroup: 9 };
  const [after, effects] = transition(withLimits(state, () => limits), input);
  const known = new Map(
    state.providers.map(({ number, configuration }) => [number, configuration]),
  );
  return [withLimits(after, (number) => known.get(number) ?? {}), effects];
}

function isGrouping(action: ActionRequest | string): boolean {
  return typeof action !== "string" && action.kind === "setGroup";
}

/** Whether it is a call of the app that is to be grouped. */
function isOfOwn(action: ActionRequest | string, state: State): boolean {
  if (typeof action === "string" || action.kind !== "setGroup") return false;
  const call = callOf(state, action.callId);
  return call !== undefined && isOwn(call);
}

function withLimits(
  state: State,
  limitsOf: (provider: number) => Partial<ProviderConfiguration>,
): State {
  const providers = state.providers.map((each) => ({
    ...each,
    configuration: { ...each.configuration, ...limitsOf(each.number) },
  }));
  return { ...state, providers };
}

/** The phone's screen, with the cards changed. */
function withCards(
  subject: SystemSubject,
  change: (cards: readonly ScreenCard[]) => readonly ScreenCard[],
): Partial<SystemSubject> {
  return { screen: () => ({ calls: change(subject.screen?.().calls ?? []) }) };
}

/** Those who talked with somebody who has gone are shown as before, until somebody leaves them. */
function countsGhosts(subject: SystemSubject): Partial<SystemSubject> {
  let last: readonly ScreenCard[] = [];
  let hasLeft = false;
  const ghosts = new Map<CallId, number>();
  const shown = withCards(subject, (cards) => {
    const isThere = ({ callId }: ScreenCard) => cards.some((card) => card.callId === callId);
    const gone = last.filter((card) => card.others > 0 && !isThere(card)).length;
    for (const { callId, others } of last) {
      const now = cards.find((card) => card.callId === callId)?.others ?? 0;
      if (gone > 0 && others > now && !hasLeft) ghosts.set(callId, gone);
    }
    last = cards;
    return cards.map((card) => ({
      ...card,
      others: card.others + (ghosts.get(card.callId) ?? 0),
    }));
  });
  const note = (isLeaving: boolean) => {
    if (isLeaving) ghosts.clear();
    hasLeft ||= isLeaving;
  };
  return {
    ...shown,
    request(...actions) {
      note(actions.some((each) => each.kind === "setGroup" && each.callIdToGroupWith === null));
      return subject.request(...actions);
    },
    gesture(gesture) {
      note(gesture.kind === "split");
      return subject.gesture?.(gesture) ?? false;
    },
  };
}

/** The reference with one fault each: groups. */
export const GROUPS_MUTANTS: readonly Mutant[] = [
  appMutant(
    "goes on mixing a call with those whom it left",
    "app/leave-a-group-first",
    StaysInItsGroup,
  ),
  coreMutant(
    "lets more calls into a group than fit",
    "system/limit-groups",
    lettingAllIn,
  ),
  effectMutant(
    "lets a call be grouped with one that there is not",
    "system/refuse-grouping-with-strangers",
    (effect, input, before) =>
      effect.kind === "requestSettled" && effect.refusal?.code === "unknownCallId" &&
        input.kind === "requested" && input.actions.every((action) => isOfOwn(action, before))
        ? { ...effect, refusal: null }
        : effect,
  ),
  seeded(
    subjectMutant(
      "offers to merge whatever is on hold",
      "system/offer-merge-by-support",
      (subject) =>
        withCards(
          subject,
          (cards) =>
            cards.map((card) =>
              card.buttons.includes("swap") && !card.buttons.includes("merge")
                ? { ...card, buttons: [...card.buttons, "merge"] }
                : card
            ),
        ),
    ),
    "K34c",
  ),
  subjectMutant(
    "counts a call that ended among those who talk together",
    "system/ended-calls-leave-groups",
    countsGhosts,
  ),
];
