import { assertEquals } from "@std/assert";
import { DeviceEmitter } from "./device_emitter.ts";
import { IosEvents } from "./ios_events.ts";

// What nobody hears on iOS.

function iosEvents() {
  const brought: unknown[] = [];
  const events = new IosEvents((...event) => void brought.push(event));
  return { events, brought };
}

Deno.test("IosEvents tells who listens at once, with what comes with it or with nothing", () => {
  const { events, brought } = iosEvents();
  events.countListeners(1);
  events.tell("reset");
  events.tell("end", { callUUID: "a" });
  assertEquals([brought, events.delayed], [[["reset"], ["end", { callUUID: "a" }]], []]);
});

Deno.test("IosEvents keeps what nobody hears, for whoever is the first, until it is cleared", () => {
  const { events, brought } = iosEvents();
  events.tell("reset");
  events.tell("end", { callUUID: "a" });
  const kept = [{ name: "reset" }, { name: "end", data: { callUUID: "a" } }];
  assertEquals([events.isHeard, events.delayed, brought], [false, kept, []]);
  const load = ["RNCallKeepDidLoadWithEvents", kept];
  for (const added of [1, 1, -1, -1, 1, -1]) events.countListeners(added);
  assertEquals([events.isHeard, brought], [false, [load, load]]);
  events.clear();
  events.countListeners(1);
  assertEquals([events.isHeard, brought], [true, [load, load]]);
});

Deno.test("IosEvents has nobody who listens where more went than came", () => {
  const { events, brought } = iosEvents();
  events.countListeners(-1);
  events.tell("reset");
  events.countListeners(-1);
  assertEquals(brought, []);
  events.countListeners(1);
  assertEquals(brought, [["RNCallKeepDidLoadWithEvents", [{ name: "reset" }]]]);
});

// How events get to JavaScript.

Deno.test("DeviceEmitter counts who comes and goes, each once", () => {
  const emitter = new DeviceEmitter(() => {});
  const counts: number[] = [];
  emitter.setCounter((added) => void counts.push(added, emitter.count));
  const one = emitter.addListener("end", () => {});
  const heard: string[] = [];
  emitter.addListener("end", () => void heard.push("two"));
  emitter.addListener("end", () => void heard.push("three"));
  one.remove();
  one.remove();
  emitter.emit("end");
  assertEquals([counts, heard], [[1, 0, 1, 1, 1, 2, -1, 2], ["two", "three"]]);
});

Deno.test("DeviceEmitter brings nothing to another runtime that was under way to the one before", async () => {
  const thrown: unknown[] = [];
  const emitter = new DeviceEmitter((each) => void thrown.push(each));
  const heard: unknown[] = [];
  emitter.addListener("end", (...body) => void heard.push(body));
  void emitter.bring("end", 1);
  emitter.reload(true);
  await emitter.bring("end", 2);
  await emitter.bring("hold", 3);
  emitter.reload(false);
  await emitter.bring("end", 4);
  assertEquals([heard, emitter.count, thrown], [[[2]], 0, []]);
});
