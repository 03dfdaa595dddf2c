/**
 * A million random inputs with faults, on one phone: memory stays flat, and whenever everything is
 * brought to rest nothing is left. `deno task soak`, or with a number of inputs and a seed.
 *
 * @module
 */
import type { ActionRequest } from "../../actions/mod.ts";
import { type CallId, callId } from "../../call/mod.ts";
import { PHONE_SETTINGS, QUIRK_NAMES } from "../../phone/mod.ts";
import { createCallSystem, Random, RealClock, VirtualClock } from "../../reference/mod.ts";
import type { Gesture } from "../../reference/system/mod.ts";
import { INITIAL_ENVIRONMENT, mintUuid } from "../../reference/system/mod.ts";
import { countTyped } from "../count_typed.ts";
import { type Accounts, SoakedApp } from "./soaked_app.ts";

const [typedInputs, typedSeed] = Deno.args;
const inputs = countTyped(typedInputs, { what: "the number of inputs", otherwise: 1_000_000 });
const seed = countTyped(typedSeed, { what: "the seed", otherwise: 1 });

const random = new Random(seed);
const clock = new VirtualClock();
const accounts: Accounts = { owed: 0, performed: 0, thrown: 0 };
const system = createCallSystem({ clock, seed, order: "any", onFault: () => {} });
let app: SoakedApp | null = null;
system.install((process) => {
  app?.close();
  app = new SoakedApp(process, random, accounts);
});

const FROM = { kind: "generic", value: "ada" } as const;
let minted = 0;

function fresh(): CallId {
  return callId(mintUuid(seed, ++minted));
}

function any(): CallId {
  return random.chance(0.05) ? fresh() : random.pick(system.calls)?.id ?? fresh();
}

function gesture(): Gesture {
  const callId = any();
  const isOn = random.chance(0.5);
  const all: readonly Gesture[] = [
    { kind: "answer", callId },
    { kind: "holdAndAccept", callId },
    { kind: "endAndAccept", callId },
    { kind: "decline", callId },
    { kind: "end", callId },
    { kind: "setHeld", callId, isOnHold: isOn },
    { kind: "swap", callId },
    { kind: "merge", callId },
    { kind: "split", callId },
    { kind: "setMuted", callId, isMuted: isOn },
    { kind: "playDtmf", callId, digits: "5,12" },
    { kind: "setTranslating", callId, isTranslating: isOn },
  ];
  return random.pick(all.filter((each) => system.whyNotOffered(each) === null)) ??
    { kind: "end", callId };
}

function request(): readonly ActionRequest[] {
  const callId = any();
  const isOn = random.chance(0.5);
  const all: readonly (readonly ActionRequest[])[] = [
    [{ kind: "startCall", callId: fresh(), handle: FROM, isVideo: false }],
    [{ kind: "answerCall", callId }],
    [{ kind: "endCall", callId }],
    [{ kind: "setHeld", callId, isOnHold: isOn }],
    [{ kind: "setMuted", callId, isMuted: isOn }],
    [{ kind: "setGroup", callId, callIdToGroupWith: isOn ? any() : null }],
    [{ kind: "playDtmf", callId, digits: "1", type: "singleTone" }],
    [{ kind: "endCall", callId }, { kind: "answerCall", callId: any() }],
    [],
  ];
  return random.pick(all) ?? [];
}

/** What can happen, and how often against the rest. */
const ACTS: readonly (readonly [weight: number, act: () => unknown])[] = [
  [12, () => app?.report(random.chance(0.9) ? fresh() : any())],
  [20, () => app?.request(request())],
  [20, () => app?.say(any())],
  [30, () => {
    const made = gesture();
    if (system.whyNotOffered(made) === null) system.gesture(made);
  }],
  [10, () => app?.complete()],
  [3, () => random.chance(0.15) ? app?.detach() : app?.attach()],
  [4, () => system.world.foreignCalls(fresh(), "cellular", FROM)],
  [3, () => system.world.foreignStarts(fresh(), "otherApp", FROM)],
  [6, () => system.world.foreignEnds(any())],
  [3, () => system.world.headset(random.chance(0.5) ? "hook" : "hold")],
  [2, () => void system.push({ data: { id: fresh() } })],
  [0.3, () => system.kill()],
  [2, () => system.isRunning || system.launch()],
  [0.2, () => system.reset()],
  [0.1, () => system.world.turn(random.pick(PHONE_SETTINGS) ?? "lock", random.chance(0.5))],
  [0.3, () => system.world.quirk(random.pick(QUIRK_NAMES) ?? "activationLost", random.chance(0.3))],
  [0.3, () => system.refuseNext("endCall", "unknown")],
  [4, () => clock.advance(Math.floor(random.next() * 20_000))],
];
const TOTAL = ACTS.reduce((sum, [weight]) => sum + weight, 0);

async function act(): Promise<void> {
  let left = random.next() * TOTAL;
  const done = ACTS.find(([weight]) => (left -= weight) < 0)?.[1]();
  if (done instanceof Promise) await done;
}

/** Ends everything that can be ended, and says what is left all the same. */
async function rest(): Promise<readonly string[]> {
  system.world.set(INITIAL_ENVIRONMENT);
  for (const quirk of QUIRK_NAMES) system.world.quirk(quirk, false);
  if (!system.isRunning) system.launch();
  app?.attach();
  await system.settled();
  app?.complete();
  for (const { id } of system.calls) {
    system.world.foreignEnds(id);
    app?.end(id);
  }
  await system.settled();
  await clock.advance(10_000);
  await system.settled();
  const { calls, transactions, audio, providers, tornDown } = system.state;
  const left: Readonly<Record<string, number>> = {
    calls: calls.length,
    transactions: transactions.length,
    "an audio session": audio.holder === null ? 0 : 1,
    timers: clock.nextDue === null ? 0 : 1,
    promises: accounts.owed,
    "providers too many": providers.length - 1,
    "ids torn down": tornDown.filter(({ until }) => until > clock.now()).length,
  };
  return Object.entries(left).filter(([, number]) => number !== 0)
    .map(([what, number]) => `${number} ${what}`);
}

function heapMb(): number {
  const { gc } = globalThis as { readonly gc?: () => void };
  gc?.();
  return Deno.memoryUsage().heapUsed / 1_048_576;
}

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** How far the heap may wander, in megabytes, once it is warm. */
const SLACK_MB = 2;

system.launch();
const real = new RealClock();
const begun = real.now();
const wrong: string[] = [];
let warm = 0;
for (let done = 1; done <= inputs; done++) {
  await act();
  if (random.chance(0.3)) await system.settled();
  if (done % 1_000 === 0) {
    const left = await rest();
    if (left.length > 0) wrong.push(`after ${done} inputs there is left: ${left.join(", ")}`);
  }
  if (done === Math.ceil(inputs / 5)) warm = heapMb();
  if (done % (inputs / 5) === 0) print(`${done} inputs, heap ${heapMb().toFixed(1)} MB`);
}
const growth = heapMb() - warm;
if (growth > SLACK_MB) wrong.push(`the heap grew by ${growth.toFixed(1)} MB since it was warm`);
for (const each of wrong.slice(0, 20)) print(each);
print(
  `${inputs} inputs, seed ${seed}, ${accounts.performed} actions performed, ${accounts.thrown} ` +
    `thrown; ${inputs / 1_000} rests; heap ${growth.toFixed(1)} MB more than when warm; ` +
    `${real.now() - begun} ms`,
);
print(`${wrong.length === 0 ? 1 : 0} passed, ${wrong.length === 0 ? 0 : 1} failed`);
Deno.exitCode = wrong.length === 0 ? 0 : 1;
