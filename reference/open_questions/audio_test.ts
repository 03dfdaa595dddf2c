import { assertEquals } from "@std/assert";
import type { Performing } from "../../actions/mod.ts";
import { appAdapter, playScenario, referenceApp } from "../../conformance/mod.ts";
import { CallDelegate } from "../mod.ts";
import { idOf, ListeningPhone } from "../differential/listening_phone_test.ts";
import { LANE_ORDERS, NO_WRONGS, wrongs } from "../differential/source_trace_test.ts";
import { wordsOf } from "../differential/words_test.ts";

const A = idOf("a");

Deno.test("OQ-08 an outgoing call has audio after its start is fulfilled, and before it is connected", async () => {
  for (const order of LANE_ORDERS) {
    const phone = new ListeningPhone({ order, policies: { startCall: "hold" } });
    phone.start("a");
    await phone.clock.advance("60s");
    assertEquals((await phone.heard()).audio, []);
    phone.complete();
    await phone.system.settled();
    phone.say("connected");
    phone.provider.reportOutgoingCallConnected(A);
    const said = await phone.said();
    const wanted = ["completed startCall a fulfilled", "audioActivated", "connected"];
    assertEquals(said.filter((word) => wanted.includes(word)), wanted);
  }
});

Deno.test("OQ-08 an outgoing call that is connected at once has audio all the same, and once", async () => {
  const phone = new ListeningPhone();
  phone.start("a");
  await phone.system.settled();
  phone.provider.reportOutgoingCallConnected(A);
  assertEquals((await phone.heard()).audio, ["audioActivated"]);
});

/** An app that has media for a call that comes off hold, whatever is said of the session. */
class ResumesMediaByItself extends CallDelegate {
  override async setHeld(action: Performing<"setHeld">): Promise<void> {
    await super.setHeld(action);
    if (!action.isOnHold) this.engine.startMedia(action.callId);
  }
}

/** An app that does so also for a call that was answered: that is no open question. */
class AnswersMediaByItself extends CallDelegate {
  override async answerCall(action: Performing<"answerCall">): Promise<void> {
    this.engine.startMedia(action.callId);
    await super.answerCall(action);
  }
}

/** A call that comes off hold, and is not activated anew. */
const RESUMED = `scenario "a call comes off hold in silence"
  quirk unholdWithoutActivation on
  remote calls a from generic "ada"
  user answers a
  user holds a
  user resumes a
  expect call a is active
  expect audio is inactive`;

Deno.test("OQ-09 an app may start media for a call off hold without a new activation, or wait for one", async () => {
  const byItself = appAdapter("resumes media", (parts) => new ResumesMediaByItself(parts));
  const media = await Promise.all([byItself, referenceApp].map(async (adapter) => {
    const result = await playScenario(adapter, RESUMED);
    assertEquals(wrongs(result), NO_WRONGS);
    return wordsOf(result.events, (id) => result.slots.slotOf(id) ?? "?")
      .filter((word) => word.startsWith("media"));
  }));
  assertEquals(media, [
    ["mediaStarted a", "mediaStopped a", "mediaStarted a"],
    ["mediaStarted a", "mediaStopped a"],
  ]);
});

Deno.test("OQ-09 a session that was not activated anew is not deactivated either (AUD-07)", async () => {
  for (const isSilent of [true, false]) {
    const phone = new ListeningPhone();
    phone.system.world.quirk("unholdWithoutActivation", isSilent);
    await phone.active("a");
    phone.system.user.setHeld(A, true);
    assertEquals((await phone.heard()).audio, ["audioDeactivated"]);
    phone.system.user.setHeld(A, false);
    assertEquals((await phone.heard()).audio, isSilent ? [] : ["audioActivated"]);
    phone.system.user.end(A);
    assertEquals((await phone.heard()).audio, isSilent ? [] : ["audioDeactivated"]);
  }
});

Deno.test("OQ-09 an app that starts media for a call that was never on hold is accused", async () => {
  const early = appAdapter("answers media", (parts) => new AnswersMediaByItself(parts));
  const { found } = await playScenario(early, RESUMED);
  assertEquals(found.map(({ rule: { id } }) => id), ["app/start-media-after-activation"]);
});
