/**
 * Figures of this machine, each against its goal: `deno task bench`. Ratios within one run are to be
 * trusted, absolute numbers are not.
 *
 * @module
 */
import type { Performing } from "../../actions/mod.ts";
import { callId, DEFAULT_CONFIGURATION, type Instant, instant } from "../../call/mod.ts";
import { conform, referenceApp } from "../../conformance/mod.ts";
import { profile } from "../../profile/mod.ts";
import { pairsOfOneCall, tourTwoCalls } from "./tours.ts";
import { CallDelegate, createCallSystem, EngineDouble, VirtualClock } from "../../reference/mod.ts";
import {
  type Effect,
  initialState,
  type Input,
  mintUuid,
  type State,
  transition,
} from "../../reference/system/mod.ts";

const WINDOWS = 10;

/** A line: what was wanted, what is, and whether that is enough. */
function line(
  what: string,
  figure: string,
  goal?: { readonly text: string; readonly isMet: boolean },
) {
  const verdict = goal ? `   goal ${goal.text}: ${goal.isMet ? "met" : "SHORT"}` : "";
  Deno.stdout.writeSync(new TextEncoder().encode(`${what.padEnd(58)} ${figure}${verdict}\n`));
}

function heapUsedMb(): number {
  const { gc } = globalThis as { readonly gc?: () => void };
  gc?.();
  return Deno.memoryUsage().heapUsed / 1_048_576;
}

/** The life of one incoming call, as inputs; what the system asks is answered as it comes. */
class PureLife {
  state: State = begun();
  inputs = 0;

  live(number: number): void {
    const id = callId(mintUuid(7, number));
    const at = this.state.now + 1 as Instant;
    this.#put({
      kind: "incomingReported",
      at,
      provider: 1,
      report: number,
      callId: id,
      update: {},
    });
    this.#put({ kind: "userGestured", at, gesture: { kind: "answer", callId: id } });
    this.#put({
      kind: "userGestured",
      at,
      gesture: { kind: "setMuted", callId: id, isMuted: true },
    });
    this.#put({ kind: "userGestured", at, gesture: { kind: "end", callId: id } });
  }

  #put(input: Input): void {
    this.inputs++;
    const [state, effects] = transition(this.state, input);
    this.state = state;
    for (const effect of effects) this.#answer(effect, input.at);
  }

  #answer(effect: Effect, at: Instant): void {
    if (effect.kind === "executeAsked") {
      const { transactionId } = effect;
      this.#put({ kind: "executeAnswered", at, transactionId, isExecuting: false });
    } else if (effect.kind === "performed") {
      this.#put({ kind: "completed", at, actionId: effect.offer.action.id, outcome: "fulfilled" });
    }
  }
}

function begun(): State {
  const at = instant(0);
  const fresh = initialState(profile("callspec"), 1, at);
  return transition(fresh, {
    kind: "providerCreated",
    at,
    provider: 1,
    configuration: DEFAULT_CONFIGURATION,
  })[0];
}

/** Nanoseconds an input in each tenth of a run, and what the heap grew by after the first. */
interface Growth {
  readonly windowsNs: readonly number[];
  readonly grownMb: number;
}

function flat(growth: Growth): number {
  const [, ...later] = growth.windowsNs; // The first is the compiler's.
  return (later.at(-1) ?? NaN) / Math.min(...later.slice(0, 3));
}

function pureRun(inputs: number): Growth {
  const life = new PureLife();
  const windowsNs: number[] = [];
  let heapMb = 0;
  let number = 0;
  for (let window = 1; window <= WINDOWS; window++) {
    const [begun, before] = [performance.now(), life.inputs];
    while (life.inputs < inputs * window / WINDOWS) life.live(number++);
    windowsNs.push((performance.now() - begun) * 1e6 / (life.inputs - before));
    if (window === 1) heapMb = heapUsedMb();
  }
  return { windowsNs, grownMb: heapUsedMb() - heapMb };
}

async function shellRun(calls: number): Promise<Growth> {
  const system = createCallSystem();
  const app = system.launch();
  const provider = app.provider();
  const fulfill = (action: Performing) => action.fulfill();
  provider.setDelegate({ didReset() {}, answerCall: fulfill, setMuted: fulfill, endCall: fulfill });
  const windowsNs: number[] = [];
  let heapMb = 0;
  for (let window = 0; window < WINDOWS; window++) {
    const begun = performance.now();
    for (let number = 0; number < calls / WINDOWS; number++) {
      const id = callId(mintUuid(8 + window, number));
      await provider.reportNewIncomingCall(id, {});
      system.user.answer(id);
      await system.settled();
      system.user.setMuted(id, true);
      await system.settled();
      system.user.end(id);
      await system.settled();
    }
    windowsNs.push((performance.now() - begun) * 1e6 / (calls / WINDOWS * INPUTS_OF_A_CALL));
    if (window === 0) heapMb = heapUsedMb();
  }
  return { windowsNs, grownMb: heapUsedMb() - heapMb };
}

/** Report, and three gestures with their question and their completion. */
const INPUTS_OF_A_CALL = 10;

/** Steps on the bare reference: no recorder, no world, no rules, no drawing of steps. */
async function bareStepNs(steps: number): Promise<number> {
  const clock = new VirtualClock();
  const system = createCallSystem({ clock });
  const app = system.launch();
  const engine = new EngineDouble();
  new CallDelegate({ provider: app.provider(), engine, audioSession: app.audioSession, clock });
  const begun = performance.now();
  for (let step = 0; step < steps; step += 4) {
    const id = callId(mintUuid(9, step));
    engine.remote.calls(id, { kind: "generic", value: "ada" });
    await system.settled();
    system.user.answer(id);
    await system.settled();
    engine.remote.ends(id, "hungUp");
    await system.settled();
    await clock.advance(1);
  }
  return (performance.now() - begun) * 1e6 / steps;
}

async function main(): Promise<void> {
  const pure = pureRun(1_000_000);
  const best = Math.min(...pure.windowsNs);
  line("transition, inputs a second", Math.round(1e9 / best).toLocaleString("en"));
  const pureFlat = flat(pure);
  line("transition, last tenth of 1,000,000 inputs to the first", `${pureFlat.toFixed(2)} x`, {
    text: "1.2 x",
    isMet: pureFlat <= 1.2,
  });
  line("transition, heap grown after ended calls", `${pure.grownMb.toFixed(1)} MB`, {
    text: "flat (2 MB)",
    isMet: pure.grownMb <= 2,
  });
  const shell = await shellRun(100_000);
  line(
    "shell, inputs a second",
    Math.round(1e9 / Math.min(...shell.windowsNs)).toLocaleString("en"),
  );
  const shellFlat = flat(shell);
  line("shell, last tenth of 1,000,000 inputs to the first", `${shellFlat.toFixed(2)} x`, {
    text: "1.2 x",
    isMet: shellFlat <= 1.2,
  });
  line("shell, heap grown after ended calls", `${shell.grownMb.toFixed(1)} MB`, {
    text: "flat (2 MB)",
    isMet: shell.grownMb <= 2,
  });
  const bareNs = await bareStepNs(20_000);
  await conform(referenceApp, { steps: 5_000 });
  const begun = performance.now();
  const { effort } = await conform(referenceApp, { steps: 40_000 });
  const stepNs = (performance.now() - begun) * 1e6 / effort.steps;
  line("a step of the bare loop", `${(bareNs / 1_000).toFixed(1)} us`);
  line("a generated step, recorded and judged by all rules", `${(stepNs / 1_000).toFixed(1)} us`);
  const ratio = stepNs / bareNs;
  line("the ratio of the two", `${ratio.toFixed(1)} x`, { text: "4 x", isMet: ratio <= 4 });
  const tour = await tourTwoCalls();
  line(
    `a tour of two calls: ${tour.tried[0]} of ${tour.tried[1]} in ${tour.steps} steps`,
    `${tour.seconds.toFixed(1)} s`,
    { text: "10 s", isMet: tour.seconds <= 10 },
  );
  const pairs = await pairsOfOneCall();
  line(
    `pairs of one call: ${pairs.tried[0]} of ${pairs.tried[1]} in ${pairs.steps} steps`,
    `${pairs.seconds.toFixed(1)} s`,
    { text: "30 s", isMet: pairs.seconds <= 30 },
  );
}

await main();
