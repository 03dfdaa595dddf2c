import { assertEquals } from "@std/assert";
import { type Cancel, type Clock, type Instant, instant } from "../call/mod.ts";
import { barrier, RealClock } from "../reference/mod.ts";
import type { AppAdapter, SystemAdapter, SystemSubject } from "./adapter.ts";
import { conform } from "./campaign.ts";
import type { RealTime } from "./pace.ts";
import { playScenario } from "./play_scenario.ts";
import { referenceApp, referenceSystem } from "./reference_adapters.ts";
import type { ConformanceResult } from "./result.ts";

/** A wall clock in a hurry: where everybody waits, it is at once as late as the first of them wants. */
class HurriedClock implements Clock {
  #now = 1_767_225_600_000;
  readonly #waiting: { readonly due: number; readonly task: () => void }[] = [];
  #isRunning = false;

  now(): Instant {
    return instant(this.#now);
  }

  schedule(due: Instant, task: () => void): Cancel {
    const entry = { due, task };
    this.#waiting.push(entry);
    if (!this.#isRunning) void this.#run();
    return () => {
      const place = this.#waiting.indexOf(entry);
      if (place >= 0) this.#waiting.splice(place, 1);
    };
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    await barrier();
    while (this.#waiting.length > 0) {
      this.#waiting.sort((one, other) => one.due - other.due);
      const next = this.#waiting.shift();
      if (!next) break;
      this.#now = Math.max(this.#now, next.due);
      next.task();
      await barrier();
    }
    this.#isRunning = false;
  }
}

function hurried(given: Omit<RealTime, "clock"> = {}): { readonly time: RealTime } {
  return { time: { clock: new HurriedClock(), ...given } };
}

function idsOf({ verdicts }: ConformanceResult, wanted: string): readonly string[] {
  return verdicts.filter(({ status }) => status === wanted).map(({ rule }) => rule.id);
}

/** A system whose requests settle so many milliseconds late, by timers of its own. */
function slow(delays: () => number, clock: Clock): SystemAdapter {
  return {
    ...referenceSystem,
    name: "slow",
    async open(options) {
      const system: SystemSubject = await referenceSystem.open(options);
      const later = () =>
        new Promise<void>((resolve) =>
          void clock.schedule(instant(clock.now() + delays()), resolve)
        );
      const request: SystemSubject["request"] = async (...actions) => {
        const [asked] = await Promise.allSettled([system.request(...actions), later()]);
        if (asked.status === "rejected") throw asked.reason;
      };
      return { ...system, request };
    },
  };
}

for (const adapter of [referenceApp, referenceSystem]) {
  Deno.test(`conform finds nothing in the ${adapter.name} on real time`, async () => {
    const result = await conform(adapter, hurried({ cases: 40 }));
    assertEquals([result.life.isAlive, result.faults, idsOf(result, "failed")], [true, [], []]);
    assertEquals(result.realTime, {
      patienceMs: 100,
      toleranceMs: 50,
      longestMs: 1_000,
      cases: 40,
    });
  });
}

Deno.test("conform waits on real time for what comes later by timers that are not the kit's", async () => {
  const clock = new HurriedClock();
  const time = { clock, patienceMs: 100, cases: 30 };
  assertEquals(idsOf(await conform(slow(() => 80, clock), { time }), "failed"), []);
});

Deno.test("conform says of what did not come how long it waited for it", async () => {
  const clock = new HurriedClock();
  const time = { clock, patienceMs: 100, cases: 10 };
  const { verdicts } = await conform(slow(() => 3_000, clock), { time });
  const found = verdicts.find(({ rule }) => rule.id === "system/settle-requests-once");
  assertEquals(found?.status === "failed" && found.withinMs, 100);
});

Deno.test("conform does not believe on real time what breaks once and not again", async () => {
  const clock = new HurriedClock();
  let requests = 0;
  // One of them takes too long, and none later on.
  const adapter = slow(() => ++requests === 12 ? 3_000 : 1, clock);
  const result = await conform(adapter, { time: { clock, cases: 10 } });
  const because = result.verdicts.flatMap((each) =>
    each.rule.id === "system/settle-requests-once" && each.status === "inconclusive"
      ? [each.because]
      : []
  );
  assertEquals(because, [
    "the same steps broke it once, and 0 of 3 times again: that may be chance",
  ]);
  assertEquals(idsOf(result, "failed"), []);
});

/** What became of a rule whose breach shows only at a deadline. */
async function ofDeadlines(time: RealTime): Promise<string | undefined> {
  const { verdicts } = await conform(referenceSystem, { time });
  const found = verdicts.find(({ rule }) => rule.id === "system/time-out-late-actions");
  return found?.status === "inconclusive" ? found.because : found?.status;
}

Deno.test("conform passes on real time no rule about deadlines that it does not wait for", async () => {
  assertEquals(
    await ofDeadlines({ clock: new HurriedClock(), cases: 10 }),
    "it shows at deadlines, of which the nearest is 5000 ms away: " +
      "no step waits longer than 1000 ms on real time",
  );
  assertEquals(
    await ofDeadlines({ clock: new HurriedClock(), cases: 40, longestMs: 60_000 }),
    "passed",
  );
});

Deno.test("an app with timers of its own is judged on the time of the machine, in less than a second", async () => {
  const clock = new RealClock();
  const late: AppAdapter = {
    ...referenceApp,
    name: "late",
    open(phone) {
      const accept: typeof phone.engine.accept = async (id) => {
        await new Promise<void>((resolve) =>
          void clock.schedule(instant(clock.now() + 5), resolve)
        );
        await phone.engine.accept(id);
      };
      const engine = new Proxy(phone.engine, {
        get: (target, name) => name === "accept" ? accept : Reflect.get(target, name),
      });
      return referenceApp.open({ ...phone, engine });
    },
  };
  const time = { patienceMs: 15, longestMs: 1, cases: 3 };
  const result = await conform(late, { time, corpus: false, walkLength: 3 });
  assertEquals([result.life.isAlive, idsOf(result, "failed")], [true, []]);
});

Deno.test("without a word about time the kit moves the clock, and nobody waits", async () => {
  const { lines } = await playScenario(referenceSystem, 'scenario "long"\nclock +600000ms');
  assertEquals(lines.map(({ status }) => status), ["taken"]);
});
