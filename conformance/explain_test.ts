import { assertEquals } from "@std/assert";
import type { Step } from "../scenario/mod.ts";
import { explain } from "./explain.ts";

const steps: readonly Step[] = [
  { kind: "remoteCalls", call: "a", from: { kind: "generic", value: "ada" }, isVideo: false },
  { kind: "remoteEnds", call: "a", cause: "busy" },
  { kind: "userEnds", call: "a" },
];

Deno.test("explain says of each step which of its values matter", async () => {
  const isBroken = (tried: readonly Step[]) =>
    Promise.resolve(tried.some((step) => step.kind === "remoteEnds" && step.cause === "busy"));
  assertEquals(await explain(steps, isBroken), [
    { free: ["from", "isVideo"], fixed: [] },
    { free: [], fixed: ["cause"] },
    { free: [], fixed: [] },
  ]);
});

Deno.test("explain calls a value free only where no other that was tried made a difference", async () => {
  const isBroken = (tried: readonly Step[]) =>
    Promise.resolve(
      !tried.some((step) => step.kind === "remoteCalls" && step.from.kind === "emailAddress"),
    );
  const [first] = await explain(steps, isBroken);
  assertEquals(first, { free: ["isVideo"], fixed: ["from"] });
});
