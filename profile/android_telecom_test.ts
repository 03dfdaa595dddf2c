import { assertEquals } from "@std/assert";
import { CALL_ENDED_REASONS } from "../call/mod.ts";
import {
  ANDROID_CALLBACKS,
  ANDROID_DUTIES,
  ANDROID_TELECOM,
  completionTerms,
  DISCONNECT_CAUSE_OF,
  DISCONNECT_CAUSES,
  profile,
} from "./mod.ts";

const android = profile("android-telecom");

/** Each row of the contract's section 6.3, and what of it our data say. */
const DUTIES: readonly (readonly [id: string, sentence: string, said: unknown, wanted: unknown])[] =
  [
    [
      "AN-01",
      "gives every action 5 s",
      [...new Set(Object.values(android.deadlinesMs))],
      [5_000],
    ],
    [
      "AN-02",
      "says what becomes of each callback that fails",
      Object.entries(ANDROID_CALLBACKS).map(([name, { action }]) => `${name} ${action}`),
      [
        "onAnswer answerCall",
        "onDisconnect endCall",
        "onSetActive setHeld",
        "onSetInactive setHeld",
      ],
    ],
    ["AN-03", "has one queue", statementOf("AN-03").includes("one queue for all apps"), true],
    ["AN-04", "lets a call ring for 60 s", android.ringTimeoutMs, 60_000],
    ["AN-05", "has 5 s for adding a call", ANDROID_TELECOM.addCallMs, 5_000],
    ["AN-06", "has 5 s for the notification", ANDROID_TELECOM.notificationMs, 5_000],
    [
      "AN-07",
      "maps every reason to one of four causes",
      [
        Object.keys(DISCONNECT_CAUSE_OF).sort(),
        Object.values(DISCONNECT_CAUSE_OF).filter((cause) => !DISCONNECT_CAUSES.includes(cause)),
      ],
      [Object.keys(CALL_ENDED_REASONS).sort(), []],
    ],
    ["AN-08", "knows no call that is over", statementOf("AN-08").includes("that is over"), true],
    [
      "AN-09",
      "does not end the other call",
      statementOf("AN-09").includes("not ended for it"),
      true,
    ],
    ["AN-10", "ends calls with their app", android.onAppDeath, "endCalls"],
    [
      "AN-11",
      "has no callback for the app's own wish",
      statementOf("AN-11").includes("no callback"),
      true,
    ],
    [
      "AN-12",
      "stops media before a hold is fulfilled",
      completionTerms("setHeld", android).fulfillWhen.startsWith("media has stopped"),
      true,
    ],
    ["AN-13", "allows ten calls", ANDROID_TELECOM.maximumCalls, 10],
  ];

function statementOf(id: string): string {
  return ANDROID_DUTIES.find((duty) => duty.id === id)?.statement ?? "";
}

for (const [id, sentence, said, wanted] of DUTIES) {
  Deno.test(`${id} android-telecom ${sentence}`, () => assertEquals(said, wanted));
}

Deno.test("ANDROID_DUTIES has a sentence for each row, in order, each with a test", () => {
  assertEquals(ANDROID_DUTIES.map(({ id }) => id), DUTIES.map(([id]) => id));
  assertEquals(ANDROID_DUTIES.filter(({ statement }) => !/^It .+\.$/.test(statement)), []);
});
