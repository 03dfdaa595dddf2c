import { assertEquals, assertThrows } from "@std/assert";
import type { Instant } from "../call/mod.ts";
import { milliseconds, VirtualClock } from "./mod.ts";

Deno.test("VirtualClock stops at each due moment, ties in the order of scheduling", async () => {
  const clock = new VirtualClock(0 as Instant);
  const log: string[] = [];
  const at = (ms: number, name: string) =>
    clock.schedule(ms as Instant, () => void log.push(`${name} at ${clock.now()}`));
  at(20, "late");
  at(10, "first");
  at(10, "second");
  at(10, "taken back")();
  await clock.advance(15);
  assertEquals([log, clock.now(), clock.nextDue], [["first at 10", "second at 10"], 15, 20]);
});

for (const duration of ["", "5", "5 s", "-1s", "1h", NaN, -1, Infinity]) {
  Deno.test(`milliseconds refuses ${JSON.stringify(duration)}`, () => {
    assertThrows(() => milliseconds(duration), RangeError, "as a duration");
  });
}
