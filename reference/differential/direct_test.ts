import { assertEquals, assertThrows } from "@std/assert";
import { type CallUpdate, instant } from "../../call/mod.ts";
import type { PushHandler } from "../../provider/mod.ts";
import { createCallSystem } from "../mod.ts";
import { idOf, ListeningPhone } from "./listening_phone_test.ts";
import { LANE_ORDERS } from "./source_trace_test.ts";
import { forum, HEADERS, page, PUSHKIT, WWDC_707 } from "./sources.ts";

/** A trace of what no scenario can say: the system is driven by hand. */
interface DirectTrace {
  readonly title: string;
  readonly sources: readonly [string, ...string[]];
  /** Plays it once, with the lanes in an order. */
  readonly play: (order: typeof LANE_ORDERS[number]) => Promise<void>;
}

const end = (letter: "a" | "b") => ({ kind: "endCall", callId: idOf(letter) } as const);
const answer = (letter: "a" | "b") => ({ kind: "answerCall", callId: idOf(letter) } as const);

const INVALIDATED: DirectTrace = {
  title: "an invalidated provider ends every call, and its delegate hears nothing more",
  sources: [
    page("callkit/cxprovider/invalidate()"),
    HEADERS,
    page("callkit/cxerrorcoderequesttransactionerror.code/unknowncallprovider"),
  ],
  async play(order) {
    const phone = new ListeningPhone({ order, policies: { setMuted: "hold" } });
    await phone.active("a");
    phone.system.user.setMuted(idOf("a"), true);
    await phone.said();
    phone.provider.invalidate();
    phone.request(end("a"));
    await phone.clock.advance("600s");
    assertEquals(await phone.heard(), {
      delegate: [],
      audio: [],
      completion: ["requestSettled endCall a unknownCallProvider"],
      observer: ["observed a 0011"],
      app: ["requested endCall a"],
    });
    assertEquals(phone.calls, []);
  },
};

const EXECUTED: DirectTrace = {
  title:
    "a transaction that the delegate executes is not performed, and complete with its last action",
  sources: [HEADERS, page("callkit/cxtransaction/iscomplete")],
  async play(order) {
    const phone = new ListeningPhone({ order, executes: true });
    phone.report("a");
    phone.report("b");
    await phone.said();
    phone.request(end("a"), answer("b"));
    const pending = () => phone.provider.pendingTransactions.map(({ isComplete }) => isComplete);
    assertEquals((await phone.heard()).delegate, ["executeAsked endCall a, answerCall b"]);
    assertEquals(pending(), [false]);
    phone.complete();
    assertEquals(await phone.said(), ["completed endCall a fulfilled", "observed a 0001"]);
    assertEquals(pending(), [false]);
    phone.complete();
    assertEquals((await phone.heard()).observer, ["observed b 0010"]);
    assertEquals(pending(), []);
  },
};

const NOT_EXECUTED: DirectTrace = {
  title:
    "a transaction that the delegate declines to execute is performed, an action after the other",
  sources: [HEADERS, page("callkit/cxproviderdelegate/provider(_:execute:)")],
  async play(order) {
    for (const executes of [false, undefined]) {
      const phone = new ListeningPhone({ order, ...(executes === undefined ? {} : { executes }) });
      phone.report("a");
      phone.report("b");
      await phone.said();
      phone.request(end("a"), answer("b"));
      const asked = executes === undefined ? [] : ["executeAsked endCall a, answerCall b"];
      assertEquals(
        (await phone.heard()).delegate,
        [...asked, "performed endCall a", "performed answerCall b"],
      );
    }
  },
};

const AS_A_UNIT: DirectTrace = {
  title: "a transaction with one action that is refused is refused as a whole",
  sources: [HEADERS, page("callkit/cxcallcontroller")],
  async play(order) {
    const phone = new ListeningPhone({ order });
    await phone.active("a");
    phone.request(end("a"), end("b"));
    assertEquals(await phone.said(), [
      "requested endCall a, endCall b",
      "requestSettled endCall a, endCall b unknownCallId",
    ]);
    assertEquals(phone.calls, ["a 0010"]);
  },
};

const PENDING: DirectTrace = {
  title: "the pending actions are those of the kind and the call that are not complete",
  sources: [
    page("callkit/cxprovider/pendingcallactions(of:withcall:)"),
    page("callkit/cxprovider/pendingtransactions"),
  ],
  async play(order) {
    const phone = new ListeningPhone({ order, policies: { setMuted: "hold", setHeld: "hold" } });
    await phone.active("a");
    phone.system.user.setMuted(idOf("a"), true);
    phone.system.user.setHeld(idOf("a"), true);
    await phone.said();
    const kinds = (...asked: Parameters<typeof phone.provider.pendingActions>) =>
      phone.provider.pendingActions(...asked).map(({ kind }) => kind);
    assertEquals(kinds("setMuted", idOf("a")), ["setMuted"]);
    assertEquals(kinds("setHeld", idOf("b")), []);
    phone.complete();
    assertEquals(kinds("setMuted", idOf("a")), []);
    assertEquals(kinds("setHeld", idOf("a")), ["setHeld"]);
    assertEquals(phone.provider.pendingTransactions.length, 1);
  },
};

const KEYS_TOGETHER: DirectTrace = {
  title: "the second key waits for the first also where both are asked for at once",
  sources: [page("callkit/cxplaydtmfcallaction")],
  async play(order) {
    const phone = new ListeningPhone({ order, policies: { playDtmf: "hold" } });
    await phone.active("a");
    const key = (digits: string) =>
      ({ kind: "playDtmf", callId: idOf("a"), digits, type: "singleTone" }) as const;
    phone.request(key("4"), key("2"));
    assertEquals((await phone.heard()).delegate, ["performed playDtmf a 4 singleTone"]);
    phone.complete();
    assertEquals((await phone.heard()).delegate, ["performed playDtmf a 2 singleTone"]);
  },
};

const OWN_ACTIVATION: DirectTrace = {
  title: "an app that activated the session itself is not told that it is active",
  sources: [forum(783870)],
  async play(order) {
    const phone = new ListeningPhone({ order });
    phone.app.audioSession.setActive(true);
    phone.report("a");
    await phone.system.settled();
    phone.system.user.answer(idOf("a"));
    assertEquals((await phone.heard()).audio, []);
    assertEquals(phone.calls, ["a 0010"]);
  },
};

const NO_PRIORITY: DirectTrace = {
  title: "an app that activates the session itself for a call that comes off hold is refused",
  sources: [forum(749202)],
  async play(order) {
    const phone = new ListeningPhone({ order, policies: { setHeld: "hold" } });
    await phone.active("a");
    phone.system.user.setHeld(idOf("a"), true);
    await phone.system.settled();
    phone.complete();
    await phone.system.settled();
    phone.system.user.setHeld(idOf("a"), false);
    assertEquals((await phone.heard()).delegate, [
      "performed setHeld a on",
      "performed setHeld a off",
    ]);
    const refused = assertThrows(() => phone.app.audioSession.setActive(true));
    assertEquals((refused as { code?: number }).code, 561_017_449);
  },
};

const LATE_DELEGATE: DirectTrace = {
  title: "a delegate that is set too late does not hear that the provider began, and calls go on",
  sources: [forum(797563)],
  async play(order) {
    const phone = new ListeningPhone({ order });
    phone.provider.setDelegate(null);
    await phone.said();
    phone.provider.setDelegate(phone.delegate);
    phone.report("a");
    await phone.system.settled();
    phone.system.user.answer(idOf("a"));
    assertEquals((await phone.heard()).delegate, ["performed answerCall a"]);
    assertEquals(phone.calls, ["a 0010"]);
  },
};

const SEES_ALL: DirectTrace = {
  title: "an app sees every call of the phone from its first look on",
  sources: [page("callkit/cxcallobserver"), page("callkit/cxcallobserver/calls")],
  async play(order) {
    const system = createCallSystem({ order });
    const who = { kind: "phoneNumber", value: "+15550199" } as const;
    system.world.foreignStarts(idOf("a"), "cellular", who);
    system.world.foreignCalls(idOf("b"), "otherApp", who);
    const { observer } = system.launch();
    assertEquals(observer.calls.map(({ id, hasConnected }) => [id, hasConnected]), [
      [idOf("a"), true],
      [idOf("b"), false],
    ]);
    await system.settled();
  },
};

const LEAVES_FIRST: DirectTrace = {
  title: "a call that joins another group is in that one alone",
  sources: [page("callkit/cxsetgroupcallaction/calluuidtogroupwith"), HEADERS],
  async play(order) {
    const phone = new ListeningPhone({ order, configuration: { maximumCallGroups: 4 } });
    const join = (letter: "a" | "b" | "c", other: "a" | "b" | "c") =>
      phone.request({
        kind: "setGroup",
        callId: idOf(letter),
        callIdToGroupWith: idOf(other),
      });
    // With how many each call talks together, and whether it is in a group that it could leave.
    const groups = async () => {
      await phone.said();
      return Object.fromEntries(
        phone.system.screen().calls.map((
          { name, others, buttons },
        ) => [name, [others, buttons.includes("split")]]),
      );
    };
    for (const letter of ["a", "b", "c"] as const) {
      phone.start(letter);
      await phone.said();
      phone.provider.reportOutgoingCallConnected(idOf(letter));
      if (letter === "b") join("a", "b");
      await phone.said();
    }
    assertEquals(await groups(), { a: [1, true], b: [1, true], c: [0, false] });
    join("b", "c");
    assertEquals(await groups(), { a: [0, false], b: [1, true], c: [1, true] });
  },
};

const MERGED_UPDATE: DirectTrace = {
  title: "an update leaves what it does not set as it is",
  sources: [HEADERS, page("callkit/cxcallupdate")],
  async play(order) {
    const phone = new ListeningPhone({ order, configuration: { supportsVideo: true } });
    phone.report("a", { localizedCallerName: "Ada", supportsHolding: false });
    await phone.said();
    const card = (update: CallUpdate) => {
      phone.provider.reportCallUpdated(idOf("a"), update);
      return phone.system.screen().calls.map(({ name, isVideo }) => [name, isVideo]);
    };
    assertEquals(card({ hasVideo: true }), [["Ada", true]]);
    assertEquals(card({ remoteHandle: { kind: "generic", value: "ada" } }), [["Ada", true]]);
    assertEquals(card({ localizedCallerName: "Ada L." }), [["Ada L.", true]]);
  },
};

const DATES: DirectTrace = {
  title: "a date that is given counts, and where none is it is now",
  sources: [HEADERS, page("callkit/cxanswercallaction/fulfill(withdateconnected:)")],
  async play(order) {
    for (const isGiven of [true, false]) {
      const phone = new ListeningPhone({ order, policies: { answerCall: "hold" } });
      const begin = phone.clock.now();
      const at = (ms: number) => instant(begin + ms);
      phone.report("a");
      await phone.system.settled();
      phone.system.user.answer(idOf("a"));
      await phone.clock.advance("10s");
      const [action] = phone.held;
      if (action?.kind !== "answerCall") throw new Error("Cannot answer: no answer was performed");
      action.fulfill(isGiven ? { dateConnected: at(7_000) } : {});
      await phone.clock.advance("10s");
      phone.provider.reportCallEnded(idOf("a"), "remoteEnded", isGiven ? at(17_000) : undefined);
      const [entry] = phone.system.recents();
      const [connectedAt, endedAt] = isGiven ? [at(7_000), at(17_000)] : [at(10_000), at(20_000)];
      assertEquals([entry?.connectedAt, entry?.endedAt], [connectedAt, endedAt]);
    }
  },
};

/** What becomes of a push: whether the app reports a call for it, and what the system thinks. */
type Push = readonly [
  what: string,
  situation: { readonly isInFront?: true; readonly hasCall?: true; readonly mustReport?: boolean },
  isReporting: boolean,
  outcome: "heard" | "ended",
];

/** By the article, the talk, and threads 817976 and 768136. */
const PUSHES: readonly Push[] = [
  ["a push that is reported", {}, true, "heard"],
  ["a push that is not reported", {}, false, "ended"],
  ["a push to an app on the screen", { isInFront: true }, false, "heard"],
  ["a push during a call", { hasCall: true }, false, "heard"],
  ["a push that must be reported, and is", { mustReport: true, isInFront: true }, true, "heard"],
  [
    "a push that must be, to an app on the screen",
    { mustReport: true, isInFront: true },
    false,
    "ended",
  ],
  ["a push that must be, during a call", { mustReport: true, hasCall: true }, false, "ended"],
  ["a push that need not be reported", { mustReport: false }, false, "heard"],
];

/** A phone with an app whose handler of pushes does this. */
async function pushed(
  order: typeof LANE_ORDERS[number],
  { isInFront, hasCall }: Push[1],
  handlerOf: (phone: ListeningPhone) => PushHandler,
): Promise<ListeningPhone> {
  const phone = new ListeningPhone({ order });
  phone.app.pushRegistry.setHandler(handlerOf(phone));
  phone.system.world.turn("foreground", isInFront === true);
  if (hasCall) await phone.active("a");
  return phone;
}

const pushes = PUSHES.map(([what, situation, isReporting, outcome]): DirectTrace => ({
  title: `${what} leaves the app ${outcome === "heard" ? "running" : "terminated"}`,
  sources: [page("pushkit/pkpushtype/voip"), forum(817976), forum(768136)],
  async play(order) {
    const phone = await pushed(order, situation, (phone) => () => {
      if (isReporting) phone.report("b");
    });
    const { mustReport } = situation;
    const seen = phone.system.push({ data: {}, ...(mustReport !== undefined && { mustReport }) });
    await phone.said();
    assertEquals([seen, phone.system.isRunning], [outcome, outcome === "heard"]);
  },
}));

const NO_MORE_PUSHES: DirectTrace = {
  title: "an app that fails to report again and again is launched for pushes no longer",
  sources: [page("pushkit/pkpushtype/voip"), WWDC_707, PUSHKIT],
  async play(order) {
    const system = createCallSystem({ order });
    system.install((app) => app.pushRegistry.setHandler(() => {}));
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== "lost" && outcomes.length < 100) {
      outcomes.push(system.push({ data: {} }));
    }
    assertEquals([outcomes.at(0), outcomes.at(1), outcomes.at(-1)], ["ended", "ended", "lost"]);
    assertEquals([system.push({ data: {} }), system.isRunning], ["lost", false]);
    await system.settled();
  },
};

const SAME_ID: DirectTrace = {
  title: "a push during a call is answered by a report under the id of that call, which is refused",
  sources: [forum(768136), forum(817976)],
  async play(order) {
    const situation = { hasCall: true } as const;
    const phone = await pushed(order, situation, (phone) => () => phone.report("a"));
    assertEquals(phone.system.push({ data: {}, mustReport: true }), "heard");
    assertEquals(await phone.said(), [
      "incomingReported a",
      "incomingSettled a callIdAlreadyExists",
    ]);
    assertEquals([phone.calls, phone.system.isRunning], [["a 0010"], true]);
  },
};

const TRACES: readonly DirectTrace[] = [
  INVALIDATED,
  EXECUTED,
  NOT_EXECUTED,
  AS_A_UNIT,
  PENDING,
  KEYS_TOGETHER,
  OWN_ACTIVATION,
  NO_PRIORITY,
  LATE_DELEGATE,
  SEES_ALL,
  LEAVES_FIRST,
  MERGED_UPDATE,
  DATES,
  ...pushes,
  NO_MORE_PUSHES,
  SAME_ID,
];

for (const { title, sources, play } of TRACES) {
  Deno.test(title, async () => {
    assertEquals(sources.filter((source) => !source.startsWith("https://")), []);
    for (const order of LANE_ORDERS) await play(order);
  });
}
