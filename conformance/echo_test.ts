import { assertEquals } from "@std/assert";
import type { Deliver, SystemAdapter } from "./adapter.ts";
import { playScenario } from "./play_scenario.ts";
import { referenceSystem } from "./reference_adapters.ts";

/** A system that performs every key again and again, each time a tick later. */
const echoing: SystemAdapter = {
  ...referenceSystem,
  name: "echo",
  open(options) {
    const { deliver } = options;
    const playDtmf: Deliver["playDtmf"] = async (action) => {
      for (;;) {
        deliver.playDtmf(action);
        await Promise.resolve();
      }
    };
    return referenceSystem.open({ ...options, deliver: { ...deliver, playDtmf } });
  },
};

const KEYS = `scenario "an echo"
  remote calls a from generic "ada"
  user answers a
  user presses "5" on a
  user mutes a`;

const FAULT =
  "RangeError: Cannot record any more: one step led to more than 10000 events, and the " +
  "session was cut off; look for an answer that leads to the same question again";

Deno.test("a step that leads to events without end is cut off, and nothing more can be taken", async () => {
  const { lines, faults, events } = await playScenario(echoing, KEYS);
  assertEquals(lines.map(({ status }) => status), ["taken", "taken", "taken", "skipped"]);
  assertEquals(faults, [FAULT]);
  assertEquals(events.filter(({ during }) => during === 2).length, 10_000);
});
