import { phone } from "react-native-callkeep";
import { CallManager } from "./call_manager";

const ada = "aaaaaaaa-0000-4000-8000-00000000000a";
const bob = "bbbbbbbb-0000-4000-8000-00000000000b";

/** The app on a fresh phone; the calling SDK is the phone's, with the far side in our hands. */
async function launched() {
  const manager = new CallManager(phone.engine);
  await manager.setUp();
  return manager;
}

async function talking() {
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.user.answers();
}

/** What the user sees, a line a call. */
const seen = () => phone.screen.calls.map(({ name, status }) => `${name} ${status}`);

const outcomes = () => phone.recents.map(({ name, outcome }) => `${name} ${outcome}`);

describe.each(["ios", "android"])("CallManager on %s", (platform) => {
  beforeEach(() => phone.reset({ platform }));

  test("has a call ring that the far side makes", async () => {
    await launched();
    await phone.remote.calls({ id: ada, from: "ada" });
    expect(seen()).toEqual(["ada ringing"]);
  });

  test("accepts what the user answers, and starts its media", async () => {
    const manager = await launched();
    const started = jest.spyOn(phone.engine, "startMedia");
    await talking();
    expect(seen()).toEqual(["ada talking"]);
    expect(phone.engine.phaseOf(ada)).toBe("connected");
    expect(manager.calls.get(ada).isConnected).toBe(true);
    expect(started).toHaveBeenCalledWith(ada);
  });

  test("gives up a call that the network does not let it accept", async () => {
    const manager = await launched();
    phone.engine.will("fail", "accept");
    await talking();
    expect([seen(), manager.calls.size]).toEqual([[], 0]);
  });

  test("hangs up what the user declines", async () => {
    const manager = await launched();
    await phone.remote.calls({ id: ada, from: "ada" });
    await phone.user.declines();
    expect([outcomes(), phone.engine.legs, manager.calls.size]).toEqual([["ada declined"], [], 0]);
  });

  test("leaves a missed call where the far side gives up", async () => {
    await launched();
    await phone.remote.calls({ id: ada, from: "ada" });
    await phone.remote.hangsUp();
    expect([seen(), outcomes()]).toEqual([[], ["ada missed"]]);
  });

  test("survives an answer that crosses the end of the far side", async () => {
    const manager = await launched();
    await phone.remote.calls({ id: ada, from: "ada" });
    await Promise.all([phone.user.answers(), phone.remote.hangsUp()]);
    expect([seen(), manager.calls.size]).toEqual([[], 0]);
  });

  test("holds, resumes and ends as the user likes", async () => {
    const manager = await launched();
    await talking();
    await phone.user.holds();
    expect([seen(), manager.calls.get(ada).isHeld]).toEqual([["ada onHold"], true]);
    await phone.user.resumes();
    expect([seen(), manager.calls.get(ada).isHeld]).toEqual([["ada talking"], false]);
    await phone.user.ends();
    expect([seen(), phone.engine.legs]).toEqual([[], []]);
  });

  test("holds from its own screen by way of the phone", async () => {
    const manager = await launched();
    await talking();
    manager.setHeld(ada, true);
    await phone.settled();
    expect([seen(), manager.calls.get(ada).isHeld]).toEqual([["ada onHold"], true]);
  });

  test("mutes the microphone when the user mutes", async () => {
    const manager = await launched();
    const muted = jest.spyOn(phone.engine, "setMuted");
    await talking();
    await phone.user.mutes();
    expect(muted).toHaveBeenCalledWith(ada, true);
    expect(manager.calls.get(ada).isMuted).toBe(true);
  });

  test("puts the first call on hold for a second", async () => {
    await launched();
    await talking();
    await phone.remote.calls({ id: bob, from: "bob" });
    await phone.user.holdsAndAccepts();
    expect(seen()).toEqual(["bob talking", "ada onHold"]);
  });

  test("calls somebody, who answers after a while", async () => {
    const manager = await launched();
    manager.call(ada, "+15550100");
    await phone.settled();
    await phone.advance("5s");
    await phone.remote.answers();
    await phone.advance("1min");
    await phone.remote.hangsUp();
    expect(phone.recents[0]).toMatchObject({ outcome: "connected", durationMs: 60_000 });
  });

  test("gives up whom it calls after half a minute", async () => {
    jest.useFakeTimers();
    try {
      const manager = await launched();
      manager.call(ada, "+15550100");
      await phone.settled();
      jest.advanceTimersByTime(30_000);
      await phone.settled();
      expect([seen(), phone.engine.legs, manager.calls.size]).toEqual([[], [], 0]);
    } finally {
      jest.useRealTimers();
    }
  });

  test("calls back from Recents", async () => {
    await launched();
    await phone.remote.calls({ id: ada, from: "ada" });
    await phone.user.declines();
    await phone.user.callsBack();
    await phone.remote.answers();
    expect(phone.screen.calls).toMatchObject([{ status: "talking" }]);
  });

  test("takes over a call that a push brought before it listened", async () => {
    await launched();
    await phone.appDies();
    await phone.pushBrings({ id: ada, from: "ada", name: "Ada" });
    const manager = await launched();
    await phone.settled();
    expect([...manager.calls.keys()]).toEqual([ada]);
    await phone.user.answers();
    expect(seen()).toEqual(["Ada talking"]);
  });
});

test("the phone is the same by the name of the bridge and by that of the fake", () => {
  expect(require("@callspec/callspec/fakes/callkeep").phone).toBe(phone);
});

describe("CallManager on ios", () => {
  beforeEach(() => phone.reset());

  test("drops every call when the call service is lost", async () => {
    const manager = await launched();
    await talking();
    await phone.system.resets();
    expect([manager.calls.size, phone.engine.legs]).toEqual([0, []]);
  });

  test("hangs up on a caller whom the phone blocks", async () => {
    const manager = await launched();
    await phone.lists("eve", "blocked");
    await phone.remote.calls({ from: "eve" });
    expect([seen(), manager.calls.size, phone.engine.legs]).toEqual([[], 0, []]);
  });

  test("stops the media of a call when the audio goes to another", async () => {
    await launched();
    await talking();
    const stopped = jest.spyOn(phone.engine, "stopMedia");
    await phone.foreign.starts("cellular");
    expect(stopped).toHaveBeenCalledWith(ada);
  });
});
