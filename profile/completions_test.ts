import { assertEquals } from "@std/assert";
import { ACTION_KINDS } from "../actions/mod.ts";
import { completionTerms, profile, PROFILE_NAMES } from "./mod.ts";

Deno.test("completionTerms has whole terms for every action on every platform", () => {
  for (const name of PROFILE_NAMES) {
    for (const kind of ACTION_KINDS) {
      const { fulfillWhen, failWhen, afterwards, refs } = completionTerms(kind, profile(name));
      assertEquals([fulfillWhen, failWhen, afterwards].filter((text) => text === ""), []);
      assertEquals(refs.filter((ref) => !/^[A-Z]+-\d\d$/.test(ref)), []);
    }
  }
});

Deno.test("completionTerms has an answer wait for the leg, or for the engine alone", () => {
  const when = (fulfillAnswer: "onConnect" | "onAccept") =>
    completionTerms("answerCall", { fulfillAnswer }).fulfillWhen;
  assertEquals([when("onConnect"), when("onAccept")], [
    "the leg is connected",
    "the engine has taken the answer",
  ]);
});
