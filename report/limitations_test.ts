import { assertEquals } from "@std/assert";
import { conform, referenceSystem } from "../conformance/mod.ts";
import { rulesFor } from "../rules/mod.ts";
import { resultText, verdictText } from "./mod.ts";

const lacks = ["requests.setGroup", "requests.playDtmf", "settles.endCall"] as const;
const bridge = { ...referenceSystem, name: "bridge", lacks };
const result = await conform(bridge, { steps: 1, scope: null, corpus: false });
const verdicts = rulesFor("system").map((rule) =>
  ({ status: "passed", rule, exercised: 1 }) as const
);

Deno.test("resultText lists what an adapter lacks, in one sentence what is alike", () => {
  const lines = resultText(result).split("\n");
  assertEquals(lines.filter((line) => line.startsWith("  limitation: ")), [
    "  limitation: An app cannot request setGroup, playDtmf.",
    "  limitation: A request of endCall gives no result.",
  ]);
});

Deno.test("resultText lists what of the configuration no app can choose", async () => {
  const configuration = {
    maximumCallGroups: 1,
    supportedHandleKinds: ["phoneNumber", "generic"],
    ringtoneSound: null,
    iconTemplateImageData: Uint8Array.of(1, 2, 3),
  } as const;
  const own = { ...referenceSystem, name: "bridge", configuration };
  const lines = resultText(await conform(own, { steps: 1, scope: null, corpus: false })).split(
    "\n",
  );
  assertEquals(lines.filter((line) => line.startsWith("  limitation: ")), [
    "  limitation: An app cannot choose maximumCallGroups (1), " +
    "supportedHandleKinds (phoneNumber, generic), ringtoneSound (none), " +
    "iconTemplateImageData (3 bytes).",
  ]);
});

Deno.test("verdictText counts the limitations of what is conformant", () => {
  assertEquals(
    verdictText({ ...result, verdicts }).replace(/\d+ of law/, "all of law"),
    "bridge: CONFORMANT to callspec 0.1.0, profile callspec: all of law exercised and kept, " +
      "3 limitations",
  );
});
