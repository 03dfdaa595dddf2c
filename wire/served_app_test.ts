import { assertEquals } from "@std/assert";
import { type AppAdapter, referenceApp } from "../conformance/mod.ts";
import type { AppEvent } from "./app_messages.ts";
import { WireServer } from "./server.ts";

/** Apps, and what they say of listening to the changes of calls as they are opened. */
const APPS: readonly (readonly [name: string, adapter: AppAdapter, said: readonly boolean[]])[] = [
  ["subscribes to nothing", referenceApp, []],
  ["subscribes", {
    ...referenceApp,
    open(phone) {
      phone.observer.subscribe(() => {});
      phone.observer.subscribe(() => {});
      return referenceApp.open(phone);
    },
  }, [true]],
  ["subscribes twice, and twice no longer", {
    ...referenceApp,
    open(phone) {
      const stops = [() => {}, () => {}].map((listener) => phone.observer.subscribe(listener));
      for (const stop of [...stops, ...stops]) stop();
      return referenceApp.open(phone);
    },
  }, [true, false]],
];

for (const [name, adapter, said] of APPS) {
  Deno.test(`WireServer says of an app that ${name} whether it is told of changes of calls`, async () => {
    const server = new WireServer(adapter);
    const params = {
      session: 1,
      at: 0,
      seed: 1,
      profile: "callspec",
      configuration: null,
      storage: {},
    };
    const answer = await server.answer(
      JSON.stringify({ jsonrpc: "2.0", id: 1, method: "open", params }),
    );
    const { events }: { events: readonly AppEvent[] } = JSON.parse(answer).result;
    const listens = events.flatMap((event) =>
      event.kind === "listens" && event.to === "calls" ? [event.isOn] : []
    );
    assertEquals(listens, said);
  });
}
