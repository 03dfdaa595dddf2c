import { assertEquals } from "@std/assert";
import { barrierOf, type Host } from "./host.ts";

/** What a runner's fake timers leave of a timer: nothing happens before somebody moves the clock. */
const faked = Object.assign(() => {}, { clock: {} });
const { setImmediate, MessageChannel, setTimeout } = globalThis as unknown as Host;

const HOSTS: readonly (readonly [what: string, host: Host])[] = [
  ["that has all of its own", { setImmediate, MessageChannel, setTimeout } as Host],
  ["whose setImmediate is faked", { setImmediate: faked, MessageChannel } as Host],
  ["that has timers alone", { setTimeout } as Host],
  ["whose timers are all faked", { setImmediate: faked, setTimeout: faked }],
];

for (const [what, host] of HOSTS) {
  Deno.test(`barrierOf a host ${what} lets every promise settle`, async () => {
    let turns = 0;
    void (async () => {
      while (turns < 100) turns += await Promise.resolve(1);
    })();
    await barrierOf(host)();
    assertEquals(turns, 100);
  });
}
