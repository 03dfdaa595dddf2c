import { assertEquals } from "@std/assert";
import { EventEmitter } from "./event_emitter.ts";
import { LISTENERS } from "./set_up_test.ts";

function begin() {
  const emitter = new EventEmitter(() => {});
  emitter.launch(() => "now");
  const heard: unknown[] = [];
  const listen = (name: string, as = name) =>
    emitter.addListener(name, ((event: object) => heard.push([as, event])) as never);
  return { emitter, heard, listen };
}

const meta = { flushed: false, timestamp: "now" };

Deno.test("EventEmitter keeps the last of some events for their first listener, and loses all others", async () => {
  const { emitter, heard, listen } = begin();
  for (const name of Object.keys(LISTENERS)) {
    emitter.tell(name, { count: 1 });
    emitter.tell(name, { count: 2 });
  }
  for (const name of Object.keys(LISTENERS)) {
    listen(name);
    listen(name).remove();
  }
  await null;
  const kept = [
    "onAudioSessionActivated",
    "onAudioSessionDeactivated",
    "onIncomingCallReported",
    "onCallAnswered",
    "onCallIntentReceived",
    "onVoIPPushTokenUpdated",
  ];
  const event = { count: 2, meta: { flushed: true, timestamp: "now" } };
  assertEquals(heard, kept.map((name) => [name, event]));
});

Deno.test("EventEmitter tells nobody who was taken off, though that be twice", async () => {
  const { emitter, heard, listen } = begin();
  const [one] = [listen("onDTMF", "one"), listen("onDTMF", "two"), listen("onDTMF", "three")];
  one.remove();
  one.remove();
  emitter.tell("onDTMF", {});
  await null;
  assertEquals(heard, [["two", { meta }], ["three", { meta }]]);
});

Deno.test("EventEmitter brings nothing to another runtime that was under way to the one before", async () => {
  const { emitter, heard, listen } = begin();
  listen("onDTMF");
  emitter.tell("onDTMF", { digits: "1" });
  emitter.reload(true);
  await null;
  emitter.tell("onDTMF", { digits: "2" });
  await null;
  emitter.reload();
  emitter.tell("onDTMF", { digits: "3" });
  await null;
  assertEquals(heard, [["onDTMF", { digits: "2", meta }]]);
});

Deno.test("EventEmitter tells of an event as it was, whatever becomes of it", async () => {
  const { emitter, heard, listen } = begin();
  listen("onDTMF");
  const body = { digits: "1" };
  emitter.tell("onDTMF", body);
  body.digits = "2";
  await null;
  assertEquals(heard, [["onDTMF", { digits: "1", meta }]]);
});
