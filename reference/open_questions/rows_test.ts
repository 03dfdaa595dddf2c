import { assertEquals } from "@std/assert";
import actions from "./actions_test.ts" with { type: "text" };
import audio from "./audio_test.ts" with { type: "text" };
import calls from "./calls_test.ts" with { type: "text" };
import provider from "./provider_test.ts" with { type: "text" };
import requests from "./requests_test.ts" with { type: "text" };
import rules from "./rules_test.ts" with { type: "text" };
import { OPEN_QUESTIONS } from "./rows.ts";

const FILES = [actions, audio, calls, provider, requests, rules];

Deno.test("OPEN_QUESTIONS has the rows of CONTRACT 5.1, OQ-01 to OQ-26, in their order", () => {
  const wanted = Array.from({ length: 26 }, (_, row) => `OQ-${`${row + 1}`.padStart(2, "0")}`);
  assertEquals(OPEN_QUESTIONS.map(([id]) => id), wanted);
});

Deno.test("OPEN_QUESTIONS states each choice as a sentence of its own", () => {
  const choices = OPEN_QUESTIONS.map(([, choice]) => choice);
  assertEquals(choices.filter((choice) => !/^[A-Z].{20,}\.$/.test(choice)), []);
  assertEquals(new Set(choices).size, choices.length);
});

Deno.test("OPEN_QUESTIONS has a test for each of its rows, and there is none for another", () => {
  const tested = FILES.flatMap((text) =>
    [...text.matchAll(/Deno\.test\([`"](OQ-\d\d) [a-z]/g)].map(([, id]) => id)
  );
  assertEquals([...new Set(tested)].sort(), OPEN_QUESTIONS.map(([id]) => id));
});
