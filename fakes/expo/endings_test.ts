import { assertEquals } from "@std/assert";
import { begin, type Begun } from "./heard_half_test.ts";
import { BOTH } from "./set_up_test.ts";

// How a call ends.

type Ends = readonly [reason: string, ios: string, android: string, toldOnAndroid: string];

const ENDS: readonly Ends[] = [
  ["failed", "failed", "failed", "failed"],
  ["remoteEnded", "remoteEnded", "remoteEnded", "remoteEnded"],
  ["unanswered", "unanswered", "unanswered", "unanswered"],
  ["answeredElsewhere", "answeredElsewhere", "remoteEnded", "answeredElsewhere"],
  ["declinedElsewhere", "declinedElsewhere", "remoteEnded", "declinedElsewhere"],
  ["unknown", "failed", "failed", "unknown"],
  ["whatever", "failed", "failed", "unknown"],
];

for (const [reason, ios, android, toldOnAndroid] of ENDS) {
  for (const platform of BOTH) {
    Deno.test(`the system is told on ${platform} that a call ended: ${reason}`, async () => {
      const { half, ring, ask, told } = begin({ platform });
      const id = await ring();
      told.length = 0;
      const reasons: string[] = [];
      const hear = (event: { reason: string }) => void reasons.push(event.reason);
      half.emitter.addListener("onCallReportedEnded", hear);
      half.emitter.addListener("onCallEnded", () => reasons.push("ended"));
      await ask("reportCallEnded", id, reason);
      const isIos = platform === "ios";
      assertEquals([told, reasons], [
        [["reportCallEnded", id, isIos ? ios : android]],
        [isIos ? ios : toldOnAndroid],
      ]);
    });
  }
}

for (const platform of BOTH) {
  Deno.test(`the system is asked on ${platform} to end a call, and the app is told that it did`, async () => {
    const { half, place, ask, told } = begin({ platform });
    const id = await place();
    told.length = 0;
    const heard: string[] = [];
    half.emitter.addListener("onCallEnded", () => heard.push("ended"));
    half.emitter.addListener("onCallReportedEnded", () => heard.push("reported"));
    await ask("endCall", id);
    assertEquals([told, heard], [[["request", { kind: "endCall", callId: id }]], ["ended"]]);
  });

  Deno.test(`the system is told on ${platform} once that nobody took a call`, async () => {
    const { phone, ring, told } = begin({ platform });
    const id = await ring();
    told.length = 0;
    await phone.advance("44s");
    assertEquals(told, []);
    await phone.advance("10min");
    assertEquals(told, [["reportCallEnded", id, "unanswered"]]);
  });

  Deno.test(`nothing falls due on ${platform} for a call that is being answered, or that is connected`, async () => {
    const { phone, ring, ask, answers, place, told } = begin({ platform });
    await ring();
    await phone.advance("44s");
    await phone.user.answers();
    await phone.advance("29s");
    await ask("fulfillIncomingCallAnswered", answers[0]);
    await phone.advance("10min");
    await phone.user.ends();
    const id = await place();
    await ask("reportOutgoingCallConnected", id);
    told.length = 0;
    await phone.advance("10min");
    assertEquals([told, phone.screen.calls.length], [[], 1]);
  });

  Deno.test(`nothing falls due on ${platform} for an app that died: the next has calls of its own`, async () => {
    const { phone, ring, half } = begin({ platform });
    const heard: string[] = [];
    const hear = () => {
      for (const name of ["onCallReportedEnded", "onCallEnded", "onCallSessionRemoved"]) {
        half.emitter.addListener(name, () => heard.push(name));
      }
    };
    await ring();
    await phone.appDies();
    await phone.appLaunches();
    hear();
    await phone.advance("30s");
    await phone.user.answers(await ring());
    await phone.appDies();
    await phone.appLaunches();
    hear();
    await phone.advance("44s");
    assertEquals(heard, []);
  });

  Deno.test(`an answer that is given twice on ${platform} counts once, and one after the end not at all`, async () => {
    const { phone, ring, ask, answers, told } = begin({ platform });
    const id = await ring();
    await phone.user.answers();
    await ask("fulfillIncomingCallAnswered", answers[0]);
    await ask("fulfillIncomingCallAnswered", answers[0]);
    assertEquals(told.slice(1), []);
    await ask("reportCallEnded", id, "remoteEnded");
    await ask("reportOutgoingCallConnected", id);
    assertEquals((await ask("getActiveCallSession")) ?? null, null);
  });
}

// What is over stays so.

const ENDINGS = ["onCallEnded", "onCallReportedEnded", "onCallSessionRemoved"] as const;

type Over = readonly [what: string, over: (begun: Begun, id: string) => Promise<unknown>];

const OVERS: readonly Over[] = [
  ["the user declined", ({ phone }) => phone.user.declines()],
  ["the caller gave up", ({ ask }, id) => ask("reportCallEnded", id, "remoteEnded")],
  ["the system lost", ({ phone }) => phone.system.resets()],
  ["was being answered as the system lost it", async ({ phone }) => {
    await phone.user.answers();
    await phone.system.resets();
  }],
  ["was being answered as the caller gave up", async ({ phone, ask }, id) => {
    await phone.user.answers();
    await ask("reportCallEnded", id, "remoteEnded");
  }],
];

for (const platform of BOTH) {
  for (const [what, over] of OVERS) {
    Deno.test(`nothing falls due on ${platform} for a call that ${what}`, async () => {
      const begun = begin({ platform });
      await over(begun, await begun.ring());
      begun.told.length = 0;
      const heard = begun.hear(...ENDINGS);
      await begun.phone.advance("10min");
      assertEquals([begun.told, heard], [[], []]);
    });
  }
}
