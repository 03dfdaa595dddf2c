import { assertEquals, AssertionError, assertRejects } from "@std/assert";
import { systemAdapter } from "../../conformance/mod.ts";
import { transition } from "../system/mod.ts";
import { CONTRACT_ROWS } from "./rows.ts";
import { RINGING, told } from "./told_test.ts";

// The list of rows, and that the stories of this folder can fail.

Deno.test("CONTRACT_ROWS numbers the rows of each part from 1, and no two say the same", () => {
  const counts = new Map<string, number>();
  const expected = CONTRACT_ROWS.map(([id]) => {
    const part = id.slice(0, 3);
    counts.set(part, (counts.get(part) ?? 0) + 1);
    return `${part}-${String(counts.get(part)).padStart(2, "0")}`;
  });
  assertEquals(CONTRACT_ROWS.map(([id]) => id), expected);
  assertEquals([...counts], [
    ["3.1", 17],
    ["3.2", 8],
    ["3.3", 11],
    ["3.4", 7],
    ["3.5", 4],
    ["3.6", 7],
  ]);
  assertEquals(new Set(CONTRACT_ROWS.map(([, row]) => row)).size, CONTRACT_ROWS.length);
});

Deno.test("told gives what the second part of a story causes, and names calls where there are several", async () => {
  assertEquals(await told(RINGING, "user declines a"), [
    "performed endCall",
    "completed fulfilled",
    "observed 0001",
  ]);
  assertEquals(await told(RINGING, `user declines a\nremote calls b from generic "bob"`), [
    "performed endCall a",
    "completed fulfilled a",
    "observed 0001 a",
    "incomingSettled ok b",
    "observed 0000 b",
  ]);
});

/** A system that never says that a request is settled. */
const mute = systemAdapter("mute", (state, input) => {
  const [next, effects] = transition(state, input);
  return [next, effects.filter(({ kind }) => kind !== "requestSettled")];
});

/** A system that does not tell observers of a call that rings. */
const secretive = systemAdapter("secretive", (state, input) => {
  const [next, effects] = transition(state, input);
  return [next, effects.filter(({ kind }) => kind !== "observed")];
});

/** A system that falls over when the user ends a call. */
const fragile = systemAdapter("fragile", (state, input) => {
  if (input.kind === "userGestured") throw new Error("it fell over");
  return transition(state, input);
});

/** Stories that do not go as they say, and what is said of them. */
const FAILING = [
  ["a step is skipped", "user answers a", undefined, "user answers a: it cannot be taken now"],
  ["an expectation is not met", "expect call a is active", undefined, "call a is gone"],
  ["a rule is broken", "app requests nothing", mute, "breaks system/settle-requests-once"],
  [
    "the list is not what was observed",
    RINGING,
    secretive,
    "breaks system/tell-observers-of-changes",
  ],
  ["something is thrown", `${RINGING}\nuser declines a`, fragile, "it fell over"],
] as const;

for (const [what, when, on, message] of FAILING) {
  Deno.test(`told refuses a story in which ${what}`, async () => {
    await assertRejects(() => told("", when, on), AssertionError, message);
  });
}
