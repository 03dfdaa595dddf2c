import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { start } from "./start.ts";

Deno.test("start judges both pigeons: one conforms and follows every advice, and one does not", async () => {
  const texts: string[] = [];
  assertEquals(await start((text) => void texts.push(text)), 0);
  const [good = "", printed = ""] = texts;
  assertMatch(good, /^Homing Pigeon: CONFORMANT to callspec .* exercised and kept$/m);
  assertStringIncludes(printed, "Homing Pigeon as printed: NOT CONFORMANT to callspec");
});
