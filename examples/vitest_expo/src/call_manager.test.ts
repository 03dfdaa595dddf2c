import { phone } from "@callspec/callspec/fakes/expo";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { CallManager } from "./call_manager.ts";
import type { CallingSdk } from "./calling_sdk.ts";

/** The calling SDK is the phone's, with the far side in our hands. */
const sdk = (): CallingSdk => phone.engine as unknown as CallingSdk;

/** The app on the phone as it is. */
async function launched(): Promise<CallManager> {
  const manager = new CallManager(sdk());
  await manager.listen();
  return manager;
}

/** A push rings, and the user answers; the server's id of the call comes back. */
async function talking() {
  const serverId = await phone.pushBrings({ from: "ada", name: "Ada" });
  await phone.user.answers();
  return serverId;
}

/** Somebody is called, and answers; the phone's id of the call comes back. */
async function calling(manager: CallManager): Promise<string> {
  const id = await manager.call("bob");
  await phone.settled();
  await phone.remote.answers();
  return id;
}

/** What the user sees, a line a call. */
const seen = () => phone.screen.calls.map(({ name, status }) => `${name} ${status}`);

const outcomes = () => phone.recents.map(({ name, outcome }) => `${name} ${outcome}`);

const known = (manager: CallManager) => [...manager.calls.values()];

describe.each(["ios", "android"] as const)("CallManager on %s", (platform) => {
  beforeEach(() => phone.reset({ platform }));

  test("knows a call that a push brings by both of its ids", async () => {
    const manager = await launched();
    const serverId = await phone.pushBrings({ from: "ada", name: "Ada" });
    expect(seen()).toEqual(["Ada ringing"]);
    expect(known(manager)).toMatchObject([{ serverId, isConnected: false }]);
    expect([...manager.calls.keys()]).not.toContain(serverId);
  });

  test("accepts what the user answers, and starts its media", async () => {
    await launched();
    const started = vi.spyOn(phone.engine, "startMedia");
    const serverId = await talking();
    expect(seen()).toEqual(["Ada talking"]);
    expect(started).toHaveBeenCalledWith(serverId);
  });

  test("says that both can talk when the network lets them, and not before", async () => {
    const manager = await launched();
    phone.engine.will("wait", "accept");
    const serverId = await talking();
    await phone.advance("10s");
    expect(known(manager)).toMatchObject([{ isConnected: false }]);
    phone.engine.finish("accept", serverId, true);
    await phone.settled();
    expect(known(manager)).toMatchObject([{ isConnected: true }]);
    expect(seen()).toEqual(["Ada talking"]);
  });

  test("gives up an answer for which the network takes too long", async () => {
    const manager = await launched();
    phone.engine.will("wait", "accept");
    await talking();
    await phone.advance("30s");
    expect([seen(), known(manager)]).toEqual([[], []]);
  });

  test("gives up a call that the network does not let it accept", async () => {
    const manager = await launched();
    phone.engine.will("fail", "accept");
    await talking();
    expect([seen(), known(manager)]).toEqual([[], []]);
  });

  test("hangs up what the user declines", async () => {
    const manager = await launched();
    await phone.pushBrings({ from: "ada", name: "Ada" });
    await phone.user.declines();
    expect([outcomes(), phone.engine.legs, known(manager)]).toEqual([["Ada declined"], [], []]);
  });

  test("leaves a missed call where nobody answers for 45 s", async () => {
    const manager = await launched();
    await phone.pushBrings({ from: "ada", name: "Ada" });
    await phone.advance("44s");
    expect(seen()).toEqual(["Ada ringing"]);
    await phone.advance("1s");
    expect([outcomes(), known(manager)]).toEqual([["Ada missed"], []]);
  });

  test("leaves a missed call where the caller gives up", async () => {
    await launched();
    await phone.pushBrings({ from: "ada", name: "Ada" });
    await phone.remote.hangsUp();
    expect([seen(), outcomes()]).toEqual([[], ["Ada missed"]]);
  });

  test("ends when the far side hangs up", async () => {
    const manager = await launched();
    await talking();
    await phone.advance("1min");
    await phone.remote.hangsUp();
    expect(phone.recents[0]).toMatchObject({ outcome: "connected", durationMs: 60_000 });
    expect(known(manager)).toEqual([]);
  });

  test("hangs up when the user does", async () => {
    await launched();
    await talking();
    await phone.user.ends();
    expect([seen(), phone.engine.legs]).toEqual([[], []]);
  });

  test("calls somebody, who answers", async () => {
    const manager = await launched();
    await calling(manager);
    expect(seen()).toEqual(["bob talking"]);
    expect(known(manager)).toMatchObject([{ isConnected: true }]);
  });

  test("gives up whom it calls after a minute", async () => {
    const manager = await launched();
    await manager.call("bob");
    await phone.advance("60s");
    expect([seen(), phone.engine.legs, known(manager)]).toEqual([[], [], []]);
  });

  test("holds and resumes from its own screen by way of the phone", async () => {
    const manager = await launched();
    const id = await calling(manager);
    const stopped = vi.spyOn(phone.engine, "stopMedia");
    await manager.setHeld(id, true);
    await phone.settled();
    expect([seen(), manager.calls.get(id)?.isHeld]).toEqual([["bob onHold"], true]);
    expect(stopped).toHaveBeenCalledWith(manager.calls.get(id)?.serverId);
    await manager.setHeld(id, false);
    await phone.settled();
    expect([seen(), manager.calls.get(id)?.isHeld]).toEqual([["bob talking"], false]);
  });

  test("holds and mutes as the user likes", async () => {
    const manager = await launched();
    const id = await calling(manager);
    const muted = vi.spyOn(phone.engine, "setMuted");
    await phone.user.mutes();
    await phone.user.holds();
    expect(manager.calls.get(id)).toMatchObject({ isMuted: true, isHeld: true });
    expect(muted).toHaveBeenCalledWith(manager.calls.get(id)?.serverId, true);
  });

  test("takes over a call that was answered before the app's code ran", async () => {
    await launched();
    await phone.appDies();
    const serverId = await phone.pushBrings({ from: "ada", name: "Ada" });
    await phone.user.answers();
    const manager = await launched();
    await phone.settled();
    expect(known(manager)).toMatchObject([{ serverId, isConnected: true }]);
    expect(seen()).toEqual(["Ada talking"]);
  });
});

describe("CallManager on ios", () => {
  beforeEach(() => phone.reset());

  test("drops every call when the call service is lost", async () => {
    const manager = await launched();
    await talking();
    await phone.system.resets();
    expect([known(manager), phone.engine.legs]).toEqual([[], []]);
  });

  test("lets the user end the call in front for a second", async () => {
    const manager = await launched();
    await talking();
    await phone.pushBrings({ from: "eve", name: "Eve" });
    await phone.user.endsAndAccepts();
    expect([seen(), known(manager).length]).toEqual([["Eve talking"], 1]);
  });
});
