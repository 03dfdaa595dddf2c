import { assertEquals } from "@std/assert";
import type { Step } from "../scenario/mod.ts";
import { type Outlook, searchShorter } from "./certificate.ts";

const ms = (...all: readonly number[]): readonly Step[] =>
  all.map((each) => ({ kind: "clock", ms: each }));

/** A subject of numbers: steps add up, and some sum is the breach. */
const adding = (breach: number, offered: readonly number[]) => (steps: readonly Step[]) => {
  const sum = steps.reduce((all, step) => all + (step.kind === "clock" ? step.ms : 0), 0);
  const outlook: Outlook = { isBroken: sum === breach, key: `${sum}`, enabled: ms(...offered) };
  return Promise.resolve(outlook);
};

Deno.test("searchShorter finds a shorter way where there is one", async () => {
  const { shorter, certificate } = await searchShorter(4, adding(6, [1, 2, 3]));
  assertEquals(shorter, ms(3, 3));
  assertEquals([certificate.isShortest, certificate.upTo], [true, 1]);
});

Deno.test("searchShorter says that there is none, and how far it looked", async () => {
  const { shorter, certificate } = await searchShorter(3, adding(6, [1, 2]));
  assertEquals(shorter, null);
  assertEquals([certificate.isShortest, certificate.upTo], [true, 2]);
});

Deno.test("searchShorter goes on from states that differ alone", async () => {
  const { certificate } = await searchShorter(4, adding(100, [1, 1, 1]));
  assertEquals(certificate, { isShortest: true, upTo: 3, executed: 3 * (1 + 2 + 3) });
});

Deno.test("searchShorter says that nothing is proven where there is too much to try", async () => {
  const powers = Array.from({ length: 60 }, (_, index) => 2 ** index);
  const { shorter, certificate } = await searchShorter(9, adding(-1, powers));
  assertEquals(shorter, null);
  assertEquals([certificate.isShortest, certificate.upTo], [false, 1]);
});

Deno.test("searchShorter knows that one step cannot be fewer", async () => {
  const { certificate } = await searchShorter(1, adding(1, [1]));
  assertEquals(certificate, { isShortest: true, upTo: 0, executed: 0 });
});
