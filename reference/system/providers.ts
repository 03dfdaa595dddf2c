import type { Instant } from "../../call/mod.ts";
import { release } from "./commit.ts";
import { endCall } from "./ending.ts";
import type { InputOf } from "./input.ts";
import { isOwn, providerOf, type ProviderState } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * A provider comes into service, and takes over the calls whose app has died. That it began may be
 * lost (rule PRV-05), and where calls are switched off it never begins.
 */
export function takeProvider(turn: Turn, input: InputOf<"providerCreated">): void {
  const { provider: number, configuration } = input;
  if (providerOf(turn.state, number)) return;
  const beginsAt = turn.state.now + SERVICE_START_MS as Instant;
  const made = { number, configuration, status: "waiting", beginsAt, isFresh: true } as const;
  turn.set({ providers: [...turn.state.providers, made] });
  if (turn.state.freedoms.begins === "atOnce") begin(turn);
  adopt(turn, number);
}

/** Nobody has the audio session. */
const SILENCE = { holder: null, isTold: false, isPoisoned: false } as const;

/** How long the service takes to be ready, where it takes its time. */
const SERVICE_START_MS = 1_000;

/** The call service is ready: every provider that waits for it begins, but for where it is off. */
export function begin(turn: Turn): void {
  const isOff = turn.state.environment.isRegionOff;
  turn.set({
    providers: turn.state.providers.map((each): ProviderState => {
      if (isOff || each.status !== "waiting") return { ...each, beginsAt: null };
      turn.tell({ lane: "delegate", kind: "didBegin", provider: each.number });
      return { ...each, status: "begun", beginsAt: null };
    }),
  });
}

function adopt(turn: Turn, number: number): void {
  if (!turn.state.calls.some(({ owner }) => owner === "orphan")) return;
  turn.set({
    calls: turn.state.calls.map((call) =>
      call.owner === "orphan" ? { ...call, owner: number } : call
    ),
  });
  for (const transaction of turn.state.transactions) {
    if (transaction.stage === "orphaned") release(turn, { ...transaction, owner: number });
  }
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
  if (!providerOf(turn.state, provider)) return;
  for (const call of turn.state.calls) {
    if (call.owner === provider) endCall(turn, call.id, "failed");
  }
  const { providers, audio } = turn.state;
  turn.set({
    providers: providers.filter(({ number }) => number !== provider),
    audio: audio.holder === provider ? SILENCE : audio,
  });
  if (turn.state.quirks.includes("resetAfterInvalidate")) {
    turn.tell({ lane: "delegate", kind: "didReset", provider });
  }
}

/**
 * The call service was lost: no call of the app and no action is left (RST-03), and it is told.
 * Where the service takes its time, providers begin again when it is back (RST-06).
 */
export function takeReset(turn: Turn): void {
  turn.set({ transactions: [] });
  for (const call of turn.state.calls) if (isOwn(call)) endCall(turn, call.id, "failed");
  const isLost = turn.state.quirks.includes("providerLostAfterReset");
  const isSlow = turn.state.freedoms.begins === "late";
  const beginsAt = turn.state.now + SERVICE_START_MS as Instant;
  turn.set({
    providers: turn.state.providers.map((each): ProviderState => {
      turn.tell({ lane: "delegate", kind: "didReset", provider: each.number });
      if (isLost) return { ...each, status: "lost", beginsAt: null };
      return isSlow ? { ...each, status: "waiting", beginsAt } : each;
    }),
  });
}

/**
 * The app's process is gone, and its providers with it. Its calls end or live on, as the profile
 * says; what the app was at, it will not finish.
 */
export function takeDeath(turn: Turn): void {
  const { profile, calls, transactions } = turn.state;
  const open = transactions.flatMap(({ actions }) => actions.filter(({ isOpen }) => isOpen));
  const isBetween = (id: string) =>
    open.some(({ action }) =>
      action.callId === id &&
      (action.kind === "startCall" || action.kind === "answerCall" || action.kind === "endCall")
    );
  turn.set({ transactions: [], push: { ...turn.state.push, owed: null } });
  for (const call of calls) {
    if (!isOwn(call)) continue;
    if (profile.onAppDeath === "endCalls" || isBetween(call.id)) endCall(turn, call.id, "failed");
    else turn.setCall(call.id, { owner: "orphan" });
  }
  turn.set({ providers: [], audio: SILENCE });
}
