/**
 * What somebody writes who has the package from npm: two apps, and what is claimed of them and of the
 * parts. It is compiled for each way of using the package, and run there.
 */
import { CallError, type CallId, callId } from "@callspec/callspec";
import { type AppAdapter, appChecks, playScenario } from "@callspec/callspec/conformance";
import RNCallKeep, { phone } from "@callspec/callspec/fakes/callkeep";
import { invariants, scenarios } from "@callspec/callspec/fast-check";
import { CallDelegate, createCallSystem } from "@callspec/callspec/reference";
import { assertConforms, ConformanceError } from "@callspec/callspec/report";
import { RULES } from "@callspec/callspec/rules";
import { parseScenario, printScenario } from "@callspec/callspec/scenario";
import fc from "fast-check";

/** Something that holds, under any runner. */
export interface Claim {
  /** What. */
  readonly title: string;
  /** Throws where it does not hold. */
  readonly run: () => Promise<void>;
}

/** An app on a phone that the kit plays; one that forgets no call is broken. */
function app(name: string, forgets: boolean): AppAdapter {
  return {
    kit: "app",
    name,
    open({ provider, controller, engine, audioSession, clock, newCallId }) {
      const delegate = new CallDelegate({ provider: provider(), engine, audioSession, clock });
      const seen = new Set<CallId>();
      return {
        calls() {
          for (const id of delegate.manager.ids) seen.add(id);
          return forgets ? delegate.manager.ids : [...seen];
        },
        intents: {
          start: (handle, isVideo) =>
            controller.request({ kind: "startCall", callId: newCallId(), handle, isVideo }),
          end: (callId) => controller.request({ kind: "endCall", callId }),
        },
      };
    },
  };
}

/** Keeps the contract. */
export const good: AppAdapter = app("good app", true);
/** Breaks a rule of it. */
export const broken: AppAdapter = app("broken app", false);

function same(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`It is ${left}, and should be ${right}`);
}

async function thrownBy(task: () => Promise<unknown>): Promise<unknown> {
  try {
    await task();
  } catch (error) {
    return error;
  }
  throw new Error("It should throw, and does not");
}

const ada: CallId = callId("aaaaaaaa-0000-4000-8000-00000000000a");

/** All that is claimed. */
export const claims: readonly Claim[] = [
  {
    title: "an app that keeps the contract conforms",
    async run() {
      for (const check of appChecks(good, { steps: 500 })) await assertConforms(check);
    },
  },
  {
    title: "an app that lists calls which are over is found out",
    async run() {
      const checks = appChecks(broken, { steps: 200 });
      const check = checks.find(({ rule }) => rule.id === "app/forget-ended-calls");
      const error = await thrownBy(() => check ? assertConforms(check) : Promise.resolve());
      same(error instanceof ConformanceError && error.rule, "app/forget-ended-calls");
      same(/steps?, shrunk from/.test(`${error}`), true);
    },
  },
  {
    title: "the call system takes the place of a mock",
    async run() {
      const system = createCallSystem();
      const provider = system.launch().provider();
      const gone: string[] = [];
      provider.setDelegate({ didReset() {}, timedOut: ({ callId }) => void gone.push(callId) });
      await provider.reportNewIncomingCall(ada, { localizedCallerName: "Ada" });
      system.user.answer(ada);
      await system.advance("61s");
      await system.flows.reached(ada, "over");
      same(gone, [ada]);
    },
  },
  {
    title: "a fake takes the place of a bridge",
    async run() {
      phone.reset();
      await RNCallKeep.setup(
        { ios: { appName: "Pigeon" } } as Parameters<typeof RNCallKeep.setup>[0],
      );
      const heard: string[] = [];
      RNCallKeep.addEventListener("answerCall", ({ callUUID }) => void heard.push(callUUID));
      RNCallKeep.displayIncomingCall(ada, "+15550100", "Ada");
      await phone.user.answers();
      same([heard, phone.screen.calls.map(({ status }) => status)], [[ada], ["talking"]]);
    },
  },
  {
    title: "an error is of one class, whichever entry point it comes by",
    async run() {
      const app = createCallSystem().launch();
      app.provider();
      const error = await thrownBy(() => app.controller.request({ kind: "endCall", callId: ada }));
      same(error instanceof CallError && error.code, "unknownCallId");
    },
  },
  {
    title: "a rule is one value, whichever entry point it comes by",
    async run() {
      const others = appChecks(good).filter(({ rule }) => !RULES.includes(rule));
      same(others.map(({ rule }) => rule.id), []);
      const { found } = await playScenario(
        good,
        `scenario "a call"\nremote calls a from generic "ada"`,
      );
      same(found, []);
    },
  },
  {
    title: "scenarios and properties are drawn by fast-check",
    async run() {
      fc.assert(fc.property(scenarios({ kit: "app" }), (drawn) => {
        same(printScenario(parseScenario(printScenario(drawn))), printScenario(drawn));
      }));
      await fc.assert(invariants(good).endedCallsRemoved, { seed: 1, numRuns: 20 });
      const property = invariants(broken).endedCallsRemoved;
      await thrownBy(async () => await fc.assert(property, { seed: 1, numRuns: 100 }));
    },
  },
];
