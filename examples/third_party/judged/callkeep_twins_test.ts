import { assertEquals, assertNotEquals } from "@std/assert";
import { say } from "../../../_tools/npm/mod.ts";
import { phone, runtime, surface } from "../../../fakes/callkeep/bridge.ts";
import * as ours from "../../../fakes/callkeep/mod.ts";
import type { Platform } from "../../../fakes/callkeep/mod.ts";
import { RealClock } from "../../../reference/mod.ts";
import { fetchPackage } from "../fetch_package.ts";
import { CALLKEEP } from "../twins/callkeep_pin.ts";
import { type Compared, compareWalks } from "../twins/comparison.ts";
import { CALLKEEP_ADDITIONS, CALLKEEP_DEVIATIONS } from "../twins/deviations.ts";
import { methodsOf, realCallKeep } from "../twins/real_callkeep.ts";
import { typeDifferences } from "../twins/type_differences.ts";
import { type Bridge, walk } from "../twins/walk.ts";

const WALKS = 600;
const STEPS = 40;
const MODULE = new URL("../../../fakes/callkeep/mod.ts", import.meta.url);

const fetched = await fetchPackage(CALLKEEP);
const ignore = "why" in fetched;
const files = ignore ? new Map<string, string>() : fetched.files;
if (ignore) say(`skipped: the twins of ${CALLKEEP.name}; ${fetched.why}`);

const clock = new RealClock();
const twin = surface as unknown as Bridge;

function compare(
  platform: Platform,
  real: Bridge,
  fake: Bridge,
  walks: number,
): Promise<Compared> {
  return compareWalks(
    walks,
    (seed) => walk(real, { platform, seed, steps: STEPS }),
    (seed) => walk(fake, { platform, seed, steps: STEPS }),
  );
}

/** What the package exports on a platform, and the bridge among it. */
function load(platform: Platform) {
  phone.reset({ platform });
  const exports = realCallKeep(files, runtime);
  return { exports, bridge: exports["default"] as Bridge };
}

const seen = new Set<string>();

for (const platform of ["ios", "android"] as const) {
  Deno.test({
    name: `the fake of react-native-callkeep tells the same as its own JavaScript on ${platform}`,
    ignore,
    async fn() {
      const begun = clock.now();
      const { bridge: real } = load(platform);
      const compared = await compare(platform, real, twin, WALKS);
      for (const name of compared.seen) seen.add(name);
      assertEquals(compared.difference, null);
      const seconds = ((clock.now() - begun) / 1000).toFixed(1);
      say(`callkeep twins, ${platform}: ${WALKS} walks of ${STEPS} steps, ${seconds} s`);
    },
  });
}

Deno.test({
  name: "the walks hear every event of react-native-callkeep, and answers of every method",
  ignore,
  fn() {
    const { bridge } = load("ios");
    const wanted = [...Object.keys(ours.NATIVE_EVENTS), ...methodsOf(bridge)];
    // What that gives is listened to, and not written down.
    assertEquals(wanted.filter((name) => !seen.has(name)), ["addEventListener"]);
  },
});

Deno.test({
  name: "the fake of react-native-callkeep exports what it does, and its phone besides",
  ignore,
  fn() {
    const { exports: real, bridge } = load("ios");
    const names = [...Object.keys(real), ...CALLKEEP_ADDITIONS].sort();
    assertEquals(Object.keys(ours).sort(), names);
    assertEquals(methodsOf(surface), methodsOf(bridge));
    for (const name of ["AudioSessionCategoryOption", "AudioSessionMode", "CONSTANTS"] as const) {
      assertEquals<unknown>(ours[name], real[name]);
    }
    const { exports: onAndroid } = load("android");
    assertEquals<unknown>(ours.CONSTANTS, onAndroid["CONSTANTS"]);
  },
});

// Small faults in a bridge, each of which a walk must find.

type Fault = readonly [what: string, platform: Platform, change: Partial<Bridge>];

const FAULTS: readonly Fault[] = [
  ["mutes and unmutes the wrong way round", "ios", {
    setMutedCall: (uuid, isMuted) => twin["setMutedCall"]?.(uuid, !isMuted),
  }],
  ["ends no call where all are to end", "ios", { endAllCalls: () => {} }],
  ["forgets what a call supports", "ios", {
    displayIncomingCall: (...values) => twin["displayIncomingCall"]?.(...values.slice(0, 5)),
  }],
  ["takes no listener off", "ios", { removeEventListener: () => {} }],
  ["has each listener hear twice", "android", {
    addEventListener: (event, handler) => {
      twin["addEventListener"]?.(event, handler);
      return twin["addEventListener"]?.(event, handler);
    },
  }],
  ["says that there is an account", "android", { hasPhoneAccount: () => Promise.resolve(true) }],
  ["rejects with a null", "android", { checkIfBusy: () => Promise.reject(null) }],
  ["holds twice", "android", {
    setOnHold: (uuid, isOnHold) => {
      twin["setOnHold"]?.(uuid, isOnHold);
      return twin["setOnHold"]?.(uuid, isOnHold);
    },
  }],
];

for (const [what, platform, change] of FAULTS) {
  Deno.test({
    name: `the walks find a bridge that ${what} on ${platform}`,
    ignore,
    async fn() {
      const { bridge: real } = load(platform);
      const faulty: Bridge = { ...twin, ...prototypeOf(twin), ...change as Bridge };
      const { difference } = await compare(platform, real, faulty, WALKS);
      assertNotEquals(difference, null);
    },
  });
}

function prototypeOf(bridge: Bridge): Bridge {
  return Object.fromEntries(
    methodsOf(bridge).map((name) => [name, (...values) => bridge[name]?.(...values)]),
  );
}

// Types.

Deno.test({
  name: "the types of the fake can stand for those of react-native-callkeep, and theirs for ours",
  ignore,
  async fn() {
    const found = await typeDifferences(files.get("index.d.ts") ?? "", MODULE);
    assertEquals(found, CALLKEEP_DEVIATIONS.map(([difference]) => difference));
  },
});

Deno.test({
  name: "typeDifferences finds a method, a field and a name that are otherwise",
  ignore,
  async fn() {
    const otherwise = (files.get("index.d.ts") ?? "")
      .replace("endCall(uuid: string)", "endCall(uuid: number)")
      .replace("muted: boolean, callUUID", "muted: number, callUUID")
      .replace("export type AudioRoute =", "export type AudioWay =");
    const found = await typeDifferences(otherwise, MODULE);
    const names = new Set(found.map(([name]) => name));
    for (const [name] of CALLKEEP_DEVIATIONS.map(([difference]) => difference)) names.delete(name);
    assertEquals([...names].sort(), [
      "AudioWay",
      "EventsPayload",
      "InitialEvents",
      "default.addEventListener",
      "default.endCall",
      "default.getInitialEvents",
    ]);
  },
});
