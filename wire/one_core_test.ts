import { assertEquals } from "@std/assert";
import process from "node:process";
import { OneCore, ownSeat, type Seat } from "./one_core.ts";

/** Where this thread may run, and where a process may. */
function allowed(pid: number): readonly (string | undefined)[] {
  return ["thread-self", pid].map((who) =>
    // Not awaited: another thread would be asked to read it.
    /^Cpus_allowed_list:\s*(\S+)$/m.exec(Deno.readTextFileSync(`/proc/${who}/status`))?.[1]
  );
}

/** Plays with a program that only waits. */
async function beside(play: (seat: Seat, pid: number) => void): Promise<void> {
  const child = new Deno.Command("sleep", { args: ["60"] }).spawn();
  const seat = ownSeat();
  if (!seat) throw new Error("Cannot test: this thread has no seat");
  try {
    play(seat, child.pid);
  } finally {
    child.kill();
    await child.status;
  }
}

/** Works until so much time of a processor is used, whoever else wants it. */
function work(ms: number): void {
  const used = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
  const end = used() + ms;
  while (used() < end);
}

const test = (name: string, fn: () => Promise<void>) =>
  Deno.test({ name, ignore: ownSeat() === null, fn });

test("OneCore brings both to the core of the one that asks, until they part", async () => {
  await beside((seat, pid) => {
    const core = new OneCore(seat, pid);
    assertEquals(allowed(pid), [String(seat.core), String(seat.core)]);
    core.part();
    assertEquals(allowed(pid), [seat.allowed, seat.allowed]);
  });
});

test("OneCore lets them part where they do not have the core for themselves", async () => {
  await beside((seat, pid) => {
    const core = new OneCore(seat, pid);
    core.look(10_000);
    core.look(11_000);
    assertEquals(allowed(pid), [seat.allowed, seat.allowed]);
  });
});

test("OneCore keeps those together who use their core", async () => {
  await beside((seat, pid) => {
    const core = new OneCore(seat, pid, 100);
    core.look(10_000);
    work(150);
    core.look(10_100);
    assertEquals(allowed(pid), [String(seat.core), String(seat.core)]);
    core.part();
  });
});

Deno.test("OneCore leaves a program alone that is over", async () => {
  const child = new Deno.Command("true").spawn();
  await child.status;
  const seat = { thread: child.pid, core: 0, allowed: "0-1" };
  const core = new OneCore(seat, child.pid);
  core.look(10_000);
  core.look(20_000);
  core.part();
});
