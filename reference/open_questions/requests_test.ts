import { assertEquals } from "@std/assert";
import type { ActionRequest } from "../../actions/mod.ts";
import { playScenario, referenceSystem, systemAdapter } from "../../conformance/mod.ts";
import { idOf, ListeningPhone } from "../differential/listening_phone_test.ts";
import { LANE_ORDERS, NO_WRONGS, wrongs } from "../differential/source_trace_test.ts";
import { transition } from "../system/mod.ts";

const A = idOf("a");

const SETTLED_OR_PERFORMED: Readonly<Record<string, readonly string[]>> = {
  completion: ["requestSettled startCall a ok", "performed startCall a"],
  delegate: ["performed startCall a", "requestSettled startCall a ok"],
};

for (const [lane, words] of Object.entries(SETTLED_OR_PERFORMED)) {
  Deno.test(`OQ-01 a request is settled and performed in any order: here the ${lane} lane goes first`, async () => {
    const orders = LANE_ORDERS.filter((order) =>
      lane === order.find((each) => each !== "observer")
    );
    for (const order of orders) {
      const phone = new ListeningPhone({ order });
      phone.start("a");
      const said = await phone.said();
      assertEquals(said.filter((word) => words.includes(word)), words);
      const script = `scenario "a start"
        system speaks ${order.join(", ")}
        app starts a to generic "ada"
        expect call a is started`;
      assertEquals(wrongs(await playScenario(referenceSystem, script)), NO_WRONGS);
    }
  });
}

Deno.test("OQ-02 the clock of an action starts when it is accepted, whenever the app gets it", async () => {
  const phone = new ListeningPhone({ policies: { endCall: "hold" } });
  await phone.active("a");
  phone.provider.setDelegate(null);
  const acceptedAt = phone.clock.now();
  phone.request({ kind: "endCall", callId: A });
  await phone.clock.advance("3s");
  phone.provider.setDelegate(phone.delegate);
  await phone.said();
  assertEquals(phone.held.map(({ timeoutAt }) => timeoutAt - acceptedAt), [5_000]);
  await phone.clock.advance("1999ms");
  assertEquals(await phone.said(), []);
  await phone.clock.advance("1ms");
  assertEquals(await phone.said(), ["timedOut endCall a"]);
});

Deno.test("OQ-02 a request that is refused has no clock", async () => {
  const phone = new ListeningPhone({ policies: { endCall: "hold" } });
  phone.request({ kind: "endCall", callId: A });
  await phone.said();
  await phone.clock.advance("600s");
  assertEquals([await phone.said(), phone.clock.nextDue], [[], null]);
});

for (const outcome of ["fulfilled", "failed"] as const) {
  Deno.test(`OQ-03 an action that is ${outcome} says that it is complete, and is pending no longer`, async () => {
    const phone = new ListeningPhone({ policies: { setMuted: "hold" } });
    await phone.active("a");
    phone.system.user.setMuted(A, true);
    await phone.said();
    const [performed] = phone.held;
    const [pending] = phone.provider.pendingActions();
    const isComplete = () => [performed?.isComplete, pending?.isComplete];
    assertEquals([isComplete(), phone.provider.pendingActions().length], [[false, false], 1]);
    phone.complete(outcome);
    assertEquals([isComplete(), phone.provider.pendingActions().length], [[true, true], 0]);
  });
}

/** Refusals with several reasons, and the codes of each of them. */
const SEVERAL: readonly (readonly [
  what: string,
  setUp: (phone: ListeningPhone) => void,
  actions: readonly ActionRequest[],
  codes: readonly string[],
])[] = [
  [
    "nothing, from an app without the background mode",
    (phone) => phone.system.world.turn("voipMode", false),
    [],
    ["unentitled", "emptyTransaction"],
  ],
  [
    "an unknown call, where calls are switched off",
    (phone) => phone.system.world.turn("callService", false),
    [{ kind: "endCall", callId: idOf("b") }],
    ["unknownCallProvider", "unknownCallId"],
  ],
  [
    "a start under a live id, beyond the limit of groups",
    (phone) =>
      phone.provider.configuration = { ...phone.provider.configuration, maximumCallGroups: 1 },
    [{ kind: "startCall", callId: A, handle: { kind: "generic", value: "ada" }, isVideo: false }],
    ["callIdAlreadyExists", "maximumCallGroupsReached"],
  ],
  [
    "an unknown call and a live one that cannot be answered",
    () => {},
    [{ kind: "answerCall", callId: A }, { kind: "endCall", callId: idOf("b") }],
    ["invalidAction", "unknownCallId"],
  ],
];

for (const [what, setUp, actions, codes] of SEVERAL) {
  Deno.test(`OQ-11 a request of ${what} is refused with one of the codes that apply`, async () => {
    const phone = new ListeningPhone();
    await phone.active("a");
    setUp(phone);
    phone.request(...actions);
    const { completion, delegate } = await phone.heard();
    const given = completion.map((word) => codes.includes(word.split(" ").at(-1) ?? ""));
    assertEquals([given, delegate, phone.calls], [[true], [], ["a 0010"]]);
  });
}

Deno.test("OQ-11 a system that gives the other code that applies breaks no rule", async () => {
  const swapped = systemAdapter("other codes", (state, input) => {
    const [after, effects] = transition(state, input);
    return [
      after,
      effects.map((effect) =>
        effect.kind === "requestSettled" && effect.refusal?.code === "callIdAlreadyExists"
          ? { ...effect, refusal: { ...effect.refusal, code: "maximumCallGroupsReached" } }
          : effect
      ),
    ];
  });
  const script = `scenario "a live id, beyond the limit"
    with maximumCallGroups 1
    app starts a to generic "ada"
    app starts a to generic "ada"
    expect refusal maximumCallGroupsReached`;
  assertEquals(wrongs(await playScenario(swapped, script)), NO_WRONGS);
});
