import { assertEquals } from "@std/assert";
import { recordedWalk } from "../../conformance/internals.ts";
import { referenceApp, referenceEvents, referenceSystem } from "../../conformance/mod.ts";
import { printTrace } from "../../trace/mod.ts";
import { fuzz } from "./fuzz.ts";
import { DEEP_MUTATIONS, MUTATIONS } from "./mutations.ts";

Deno.test("judgeLines and verifyText take 1,000 mutated traces without a throw or a hang", async () => {
  const walks = [referenceApp, referenceSystem, referenceEvents]
    .map((subject) => recordedWalk(subject, 1, 40));
  const traces = (await Promise.all(walks)).map((trace) => printTrace(trace).trim().split("\n"));
  const { codes, mutations, faults } = await fuzz(traces, 1_000, 1);
  assertEquals(faults, []);
  // All that can come of a trace came of one, and every mutation was made.
  assertEquals(Object.keys(codes), ["0", "1", "2", "3"]);
  assertEquals(
    Object.keys(mutations).toSorted(),
    Object.keys({ ...MUTATIONS, ...DEEP_MUTATIONS }).toSorted(),
  );
});
