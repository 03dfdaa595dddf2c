import { assertEquals } from "@std/assert";
import { conform } from "../../../conformance/mod.ts";
import type { RuleId } from "../../../rules/mod.ts";
import { expoAdapter } from "../expo/adapter.ts";
import { testSubject } from "./subject_tests.ts";

const files = await testSubject("expo");

/** Faults in the JavaScript of the package, and a rule that each breaks. */
const FAULTS: readonly (readonly [what: string, was: string, is: string, broken: RuleId])[] = [
  [
    "answers a call that the app ends",
    ".endCall(id)",
    ".answerCall(id)",
    "system/answer-on-consent",
  ],
  [
    "resumes a call that the app holds",
    ".setHeld(id, onHold)",
    ".setHeld(id, !onHold)",
    "system/actions-as-requested",
  ],
  [
    "unmutes a call that the app mutes",
    ".setMuted(id, muted)",
    ".setMuted(id, !muted)",
    "system/actions-as-requested",
  ],
  [
    "leaves an answer open",
    "await ExpoCallKitTelecomModule.fulfillIncomingCallAnswered(requestId)",
    "",
    "system/activate-after-the-answer",
  ],
  [
    "fulfills an answer that failed",
    ".failIncomingCallConnected(requestId)",
    ".fulfillIncomingCallAnswered(requestId)",
    "system/end-failed-answers",
  ],
  [
    "keeps the end of a call to itself",
    "await ExpoCallKitTelecomModule.reportCallEnded(id, reason)",
    "",
    "system/missed-calls-in-recents",
  ],
  [
    "calls somebody else",
    ".startOutgoingCall(recipient, options)",
    '.startOutgoingCall({ id: "nobody" }, options)',
    "system/show-the-given-name",
  ],
];

const CALLS = "build/Calls.js";

for (const [what, was, is, broken] of FAULTS) {
  Deno.test({
    name: `the kit finds it out where expo-callkit-telecom ${what}`,
    ignore: files === null,
    async fn() {
      const text = files?.get(CALLS) ?? "";
      assertEquals(text.split(was).length, 2, `${was} is there once`);
      const faulty = new Map(files).set(CALLS, text.replace(was, is));
      const { verdicts } = await conform(expoAdapter(faulty), { steps: 2_000, scope: null });
      const verdict = verdicts.find(({ rule }) => rule.id === broken);
      assertEquals(verdict?.status, "failed");
    },
  });
}
