import { assertEquals } from "@std/assert";
import type { Performing } from "../actions/mod.ts";
import { type AppProcess, type CallSystem, createCallSystem, VirtualClock } from "./mod.ts";
import type { CallProvider } from "../provider/mod.ts";
import { A, B, startOf } from "./phone_test.ts";

/** A phone whose freedoms a seed draws, and a log of what is told on every lane. */
interface DrawnPhone {
  readonly clock: VirtualClock;
  readonly system: CallSystem;
  readonly app: AppProcess;
  readonly provider: CallProvider;
  readonly log: string[];
  /** The actions, where the app completes none by itself. */
  readonly held: Performing[];
}

function drawn(seed: number, isDeferring = false): DrawnPhone {
  const clock = new VirtualClock();
  const system = createCallSystem({ clock, seed, order: "any" });
  const app = system.launch();
  const log: string[] = [];
  const held: Performing[] = [];
  const provider = app.provider();
  const perform = (action: Performing) => {
    log.push(action.kind);
    if (isDeferring) held.push(action);
    else action.fulfill();
  };
  provider.setDelegate({
    didBegin: () => void log.push("didBegin"),
    didReset() {},
    didActivateAudio: () => void log.push("audio on"),
    didDeactivateAudio: () => void log.push("audio off"),
    timedOut: () => void log.push("timed out"),
    startCall: perform,
    answerCall: perform,
    endCall: perform,
    setHeld: perform,
  });
  app.observer.subscribe(() => void log.push("observed"));
  return { clock, system, app, provider, log, held };
}

/** Which of two comes first in a log. */
function first(log: readonly string[], one: string, other: string): string {
  return log.find((each) => each === one || each === other) ?? "neither";
}

/** Completes one action after the other, the oldest first, until none is left. */
async function completeAll({ system, held, log }: DrawnPhone): Promise<void> {
  await system.settled();
  for (let next = held.shift(); next; next = held.shift()) {
    log.push(`completed ${next.kind}`);
    next.fulfill();
    await system.settled();
  }
}

type Freedom = readonly [
  title: string,
  one: string,
  other: string,
  play: (phone: DrawnPhone) => Promise<void>,
  isDeferring?: true,
];

/** A ringing call, and nothing in the log. */
async function ringing({ provider, system, log }: DrawnPhone): Promise<void> {
  await provider.reportNewIncomingCall(A, {});
  await system.settled();
  log.length = 0;
}

const FREEDOMS: readonly Freedom[] = [
  [
    "1: the completion of a request, and the first perform",
    "accepted",
    "startCall",
    async (phone) => {
      const { app, system, log } = phone;
      void app.controller.request(startOf(A)).then(() => log.push("accepted"));
      await system.settled();
    },
  ],
  [
    "2: what observers are told, and what the delegate is told",
    "observed",
    "audio on",
    async (phone) => {
      await ringing(phone);
      phone.system.user.answer(A);
      await phone.system.settled();
    },
  ],
  [
    "3: the completion of a report, and the first action of its call",
    "allowed",
    "answerCall",
    async (phone) => {
      const { provider, system, log } = phone;
      void provider.reportNewIncomingCall(A, {}).then(() => log.push("allowed"));
      system.user.answer(A);
      await system.settled();
    },
  ],
  [
    "4: the second action of a transaction, and the completion of the first",
    "answerCall",
    "completed setHeld",
    async (phone) => {
      await ringing(phone);
      const { system, provider, log } = phone;
      system.user.answer(A);
      await completeAll(phone);
      await provider.reportNewIncomingCall(B, {});
      log.length = 0;
      system.user.holdAndAccept(B);
      await completeAll(phone);
    },
    true,
  ],
  [
    "5: the beginning of a provider, and what the app does",
    "didBegin",
    "observed",
    async (phone) => {
      await ringing({ ...phone, log: [] });
      await phone.clock.advance("1s");
      await phone.system.settled();
    },
  ],
  [
    "6: the end of audio for the call on hold, and the next perform",
    "audio off",
    "answerCall",
    async (phone) => {
      await ringing(phone);
      const { system, provider, log } = phone;
      system.user.answer(A);
      await provider.reportNewIncomingCall(B, {});
      await system.settled();
      log.length = 0;
      system.user.holdAndAccept(B);
      await system.settled();
    },
  ],
  [
    "7: a time-out, and a completion at that very moment",
    "timed out",
    "completed",
    async (phone) => {
      await ringing(phone);
      const { system, clock, log, held } = phone;
      system.user.decline(A);
      await system.settled();
      const [end] = held;
      if (end) {
        clock.schedule(end.timeoutAt, () => {
          if (!end.isComplete) log.push("completed");
          end.fulfill();
        });
      }
      await clock.advance("5s");
      await system.settled();
    },
    true,
  ],
];

for (const [title, one, other, play, isDeferring] of FREEDOMS) {
  Deno.test(`createCallSystem with any order takes both ways of freedom ${title}`, async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const phone = drawn(seed, isDeferring);
      await play(phone);
      seen.add(first(phone.log, one, other));
    }
    assertEquals([...seen].sort(), [one, other].sort());
  });
}

Deno.test("createCallSystem with any order takes the same way for the same seed", async () => {
  for (const [, , , play, isDeferring] of FREEDOMS) {
    const one = drawn(7, isDeferring);
    await play(one);
    const other = drawn(7, isDeferring);
    await play(other);
    assertEquals(one.log, other.log);
  }
});
