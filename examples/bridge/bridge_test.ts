import { assertEquals } from "@std/assert";
import { callId } from "../../mod.ts";
import { conform, findingsOf, type SystemAdapter } from "../../conformance/mod.ts";
import { createCallSystem } from "../../reference/mod.ts";
import adapter, { bridgeAdapter } from "./adapter.ts";
import { Telegraph } from "./telegraph.ts";

/** It never says that a request was refused. */
class Silent extends Telegraph {
  protected override answer(request: number, error: number | null): void {
    if (error === null) super.answer(request, error);
  }
}

/** It loses the dates that come with a completion. */
class Dateless extends Telegraph {
  protected override complete(request: number, isDone: boolean): void {
    super.complete(request, isDone);
  }
}

/** What the kit says of a bridge: each rule that is broken, with the number of steps to it. */
async function found(adapter: SystemAdapter) {
  const result = await conform(adapter, { steps: 3_000 });
  return {
    isAlive: result.life.isAlive,
    faults: result.faults,
    toured: result.effort.toured?.states,
    untried: result.verdicts.filter(({ status }) => status === "inconclusive").length,
    broken: findingsOf(result).map(({ rule, scenario }) => [rule.id, scenario.lines.length]),
  };
}

Deno.test("the kit finds nothing in the bridge, in every state of one call", async () => {
  assertEquals(await found(adapter), {
    isAlive: true,
    faults: [],
    toured: [62, 62],
    untried: 0,
    broken: [],
  });
});

Deno.test("the kit finds in a few steps that a bridge never answers what it refuses", async () => {
  const { broken } = await found(bridgeAdapter("silent", Silent));
  assertEquals(broken, [["system/settle-requests-once", 1], ["system/settle-reports-once", 2]]);
});

Deno.test("the kit finds that a bridge loses the dates of completions", async () => {
  const { broken } = await found(bridgeAdapter("dateless", Dateless));
  assertEquals(broken.map(([rule]) => rule), ["system/use-given-dates"]);
});

Deno.test("a telegraph speaks in text, with ids in capitals and numbers for the rest", async () => {
  const system = createCallSystem();
  const bridge = new Telegraph(system, {});
  const heard: { readonly event: string }[] = [];
  bridge.onMessage((json) => void heard.push(JSON.parse(json)));
  const call = "aaaaaaaa-0000-4000-8000-00000000000a";
  const action = { kind: "endCall", callId: call.toUpperCase(), request: 1 };
  bridge.send(JSON.stringify({ command: "incoming", request: 4, call, update: {} }));
  await system.settled();
  bridge.send(JSON.stringify({ command: "incoming", request: 5, call, update: {} }));
  system.user.decline(callId(call));
  await system.settled();
  bridge.send(JSON.stringify({ command: "complete", request: 1, done: true }));
  await system.settled();
  assertEquals(
    heard.filter(({ event }) => event !== "changed"),
    [
      { event: "answer", request: 4, error: null },
      { event: "begun" },
      { event: "answer", request: 5, error: 2 },
      { event: "offer", offer: 1, actions: [action] },
      { event: "perform", action },
    ] as typeof heard,
  );
  assertEquals(system.calls, []);
});
