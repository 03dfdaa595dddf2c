/** What each name is called elsewhere: whether every name says so. */
import { assertEquals } from "@std/assert";
import { contractNames, silences } from "./mapping/contract_names.ts";
import { platformLines } from "./mapping/platform_lines.ts";

Deno.test("platformLines reads lines that stand alone, also where they go on", () => {
  const comment = "Places a call (rule OUT-03).\n\n" +
    "CallKit: `CXStartCallAction`, also\n`fulfill(with...)`\n" +
    "LiveCommunicationKit: none (a list)\nAndroid Telecom: `addCall`\n\nSource: https://a.example";
  assertEquals(platformLines(comment), {
    CallKit: "`CXStartCallAction`, also `fulfill(with...)`",
    LiveCommunicationKit: "none (a list)",
    "Android Telecom": "`addCall`",
  });
});

Deno.test("platformLines reads a line that stands between sentences", () => {
  const comment = "Activates it. CallKit:\n`setActive(_:)`. An app that does so may hear nothing.";
  assertEquals(platformLines(comment), { CallKit: "`setActive(_:)`" });
});

Deno.test("platformLines reads nothing where no platform is named", () => {
  assertEquals(platformLines("CallKit has no such thing; nor has Android Telecom."), {});
});

Deno.test("silences names each exported name and platform that nothing is said of", () => {
  const lines = { CallKit: "`CXCall`", "Android Telecom": "none" };
  assertEquals(
    silences([
      { chapter: "call", name: "Call", isMember: false, lines },
      { chapter: "call", name: "Call.id", isMember: true, lines: {} },
    ]),
    ['Call of call/ needs a line "LiveCommunicationKit: ...", or "none" there'],
  );
});

Deno.test("silences finds nothing in the contract", async () => {
  assertEquals(silences(await contractNames()), []);
});
