import { assertEquals, assertNotEquals } from "@std/assert";
import { say } from "../../../_tools/npm/mod.ts";
import { native, phone } from "../../../fakes/expo/bridge.ts";
import * as ours from "../../../fakes/expo/mod.ts";
import type { Platform } from "../../../fakes/expo/mod.ts";
import { RealClock } from "../../../reference/mod.ts";
import { EXPO } from "../twins/expo_pin.ts";
import { ExpoModules } from "../expo/runtime.ts";
import { fetchPackage } from "../fetch_package.ts";
import { type Compared, compareWalks } from "../twins/comparison.ts";
import { EXPO_ADDITIONS, EXPO_DEVIATIONS } from "../twins/deviations.ts";
import { type ExpoExports, expoWalk } from "../twins/expo_walk.ts";
import { typeDifferences } from "../twins/type_differences.ts";

const WALKS = 300;
const STEPS = 40;
const MODULE = new URL("../../../fakes/expo/mod.ts", import.meta.url);
const BOTH: readonly Platform[] = ["ios", "android"];

const fetched = await fetchPackage(EXPO);
const ignore = "why" in fetched;
const files = ignore ? new Map<string, string>() : fetched.files;
if (ignore) say(`skipped: the twins of ${EXPO.name}; ${fetched.why}`);

const clock = new RealClock();
const modules = new ExpoModules(files);

function realExports(): ExpoExports {
  return modules.exports(native, () => phone.react);
}

function compare(platform: Platform, fake: ExpoExports): Promise<Compared> {
  const real = realExports();
  return compareWalks(
    WALKS,
    (seed) => expoWalk(real, { platform, seed, steps: STEPS }),
    (seed) => expoWalk(fake, { platform, seed, steps: STEPS }),
  );
}

const seen = new Set<string>();

for (const platform of BOTH) {
  Deno.test({
    name: `the fake of expo-callkit-telecom tells the same as its own JavaScript on ${platform}`,
    ignore,
    async fn() {
      const begun = clock.now();
      const compared = await compare(platform, ours);
      for (const name of compared.seen) seen.add(name);
      assertEquals(compared.difference, null);
      const seconds = ((clock.now() - begun) / 1000).toFixed(1);
      say(`expo twins, ${platform}: ${WALKS} walks of ${STEPS} steps, ${seconds} s`);
    },
  });
}

Deno.test({
  name: "the walks hear every event of expo-callkit-telecom, and answers of every function",
  ignore,
  fn() {
    assertEquals(Object.keys(realExports()).filter((name) => !seen.has(name)), []);
  },
});

Deno.test({
  name: "the fake of expo-callkit-telecom exports what it does, and its phone besides",
  ignore,
  fn() {
    const names = [...Object.keys(realExports()), ...EXPO_ADDITIONS].sort();
    assertEquals(Object.keys(ours).sort(), names);
  },
});

/** Small faults in a bridge, each of which a walk must find. */
const FAULTS: readonly (readonly [what: string, platform: Platform, change: ExpoExports])[] = [
  ["mutes the wrong way round", "ios", {
    setMuted: (id: string, isMuted: boolean) => ours.setMuted(id, !isMuted),
  }],
  ["fails answers of Android as on iOS", "android", {
    failIncomingCallConnected: (_id: string, request: string) =>
      ours.fulfillIncomingCallConnected(request),
  }],
  ["has a token where there is none", "android", { getVoIPPushToken: () => ({ token: null }) }],
  ["calls everybody with video", "ios", {
    startOutgoingCall: (who: ours.CallParticipant) =>
      ours.startOutgoingCall(who, { hasVideo: true }),
  }],
  ["takes the keys for those that were answered", "ios", {
    addDTMFListener: ours.addCallAnsweredListener,
  }],
];

for (const [what, platform, change] of FAULTS) {
  Deno.test({
    name: `the walks find an expo bridge that ${what} on ${platform}`,
    ignore,
    async fn() {
      const { difference } = await compare(platform, { ...ours, ...change });
      assertNotEquals(difference, null);
    },
  });
}

// Types.

/** What the package declares in its files, as one module. */
function declarations(): string {
  const paths = ["build/Calls.types.d.ts", "build/Calls.d.ts", "build/hooks/useVoIPPushToken.d.ts"];
  const texts = paths.map((path) => files.get(path) ?? "");
  // The one type that it takes from another package.
  texts.push("export interface EventSubscription { remove(): void }\n");
  return texts.join("\n").replace(/^import type [^;]*;$/gm, "");
}

Deno.test({
  name: "the types of the fake can stand for those of expo-callkit-telecom, and theirs for ours",
  ignore,
  async fn() {
    const found = await typeDifferences(declarations(), MODULE);
    assertEquals(found, EXPO_DEVIATIONS.map(([difference]) => difference));
  },
});

Deno.test({
  name: "typeDifferences finds a function, a field and a name of expo that are otherwise",
  ignore,
  async fn() {
    const otherwise = declarations()
      .replace("endCall(id: string)", "endCall(id: number)")
      .replace("isMuted: boolean;\n    isOnHold", "isMuted: number;\n    isOnHold")
      .replace(/\bPushTokenType\b/g, "TokenType");
    const names = new Set((await typeDifferences(otherwise, MODULE)).map(([name]) => name));
    assertEquals(["endCall", "CallSession", "TokenType"].filter((name) => !names.has(name)), []);
  },
});
