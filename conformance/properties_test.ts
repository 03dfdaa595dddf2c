import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Performing } from "../actions/mod.ts";
import { type Clock, instant } from "../call/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../reference/mod.ts";
import { settingsOf } from "./options.ts";
import { furtherProperties } from "./properties.ts";
import {
  appAdapter,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "./reference_adapters.ts";

for (const adapter of [referenceApp, referenceSystem]) {
  Deno.test(`furtherProperties hold of the ${adapter.name}`, async () => {
    const properties = await furtherProperties(settingsOf(adapter, {}));
    assertEquals(properties.filter(({ holds }) => !holds), []);
    assertEquals(properties.every(({ tried }) => tried >= 49), true);
  });
}

Deno.test("furtherProperties has nothing to try with an event layer", async () => {
  const properties = await furtherProperties(settingsOf(referenceEvents, {}));
  assertEquals(properties.map(({ tried }) => tried), [0, 0]);
});

/** Its first call leaves a mark: from then on it fails what mutes. */
class RemembersACall extends CallDelegate {
  #hasMuted = false;

  override setMuted(action: Performing<"setMuted">): void {
    if (this.#hasMuted) return action.fail();
    this.#hasMuted = true;
    super.setMuted(action);
  }
}

/** It sets a timer for each answer, and clears none. */
class LeavesATimer extends CallDelegate {
  readonly #clock: Clock;

  constructor(parts: CallDelegateParts) {
    super(parts);
    this.#clock = parts.clock;
  }

  override answerCall(action: Performing<"answerCall">): Promise<void> {
    this.#clock.schedule(instant(this.#clock.now() + 30_000), () => {});
    return super.answerCall(action);
  }
}

Deno.test("furtherProperties finds what a call leaves to the next", async () => {
  const adapter = appAdapter("remembers", (parts) => new RemembersACall(parts));
  const [history, timers] = await furtherProperties(settingsOf(adapter, {}));
  assertEquals([history?.holds, timers?.holds], [false, true]);
  assertStringIncludes(history?.because ?? "", "user mutes b");
});

Deno.test("furtherProperties finds a timer that is left", async () => {
  const adapter = appAdapter("leaves", (parts) => new LeavesATimer(parts));
  const [history, timers] = await furtherProperties(settingsOf(adapter, {}));
  // The app is not at rest while it waits: the next call is told from a first one by that, too.
  assertEquals([history?.holds, timers?.holds], [false, false]);
  assertStringIncludes(timers?.because ?? "", "a timer is due in 30000 ms");
});
