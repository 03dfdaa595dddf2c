import { assertEquals } from "@std/assert";
import { type Adapter, playScenario, referenceApp } from "../../conformance/mod.ts";
import { NEUTRAL_VARIANTS } from "../../conformance/mutants/mod.ts";
import { RULES } from "../../rules/mod.ts";
import { NO_WRONGS, wrongs } from "../differential/source_trace_test.ts";
import { wordsOf } from "../differential/words_test.ts";

/** The app dies in a call; in its next life it is asked to end what it does not know. */
const STRANGE_END = `scenario "the end of a call that the app does not know"
  remote calls a from generic "ada"
  user answers a
  app dies
  app launches`;

/** What the app made of each action of its second life, where nothing was wrong. */
async function completedIn(adapter: Adapter): Promise<readonly string[]> {
  const result = await playScenario(adapter, STRANGE_END);
  assertEquals(wrongs(result), NO_WRONGS);
  return wordsOf(result.events, (id) => result.slots.slotOf(id) ?? "?")
    .filter((word) => word.startsWith("completed endCall"));
}

Deno.test("OQ-07 an app may fulfill the end of a call that it does not know", async () => {
  assertEquals(await completedIn(referenceApp), ["completed endCall a fulfilled"]);
});

Deno.test("OQ-07 an app may fail the end of a call that it does not know", async () => {
  const variant = NEUTRAL_VARIANTS.find(({ name }) => name.includes("fails the end of a call"));
  if (!variant) throw new Error("Cannot play the variant: there is none that fails such an end");
  assertEquals(await completedIn(variant.adapter), ["completed endCall a failed"]);
});

Deno.test("OQ-24 no rule stands on what a simulator does", () => {
  const titles = RULES.flatMap(({ id, sources, because }) =>
    [...sources.flatMap(({ title, url }) => [title, url ?? ""]), because].map((text) => [id, text])
  );
  assertEquals(titles.filter(([, text]) => /simulat/i.test(text ?? "")), []);
});
