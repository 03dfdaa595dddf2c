import type { Adapter, RunOptions } from "../../conformance/mod.ts";
import { expoAdapter } from "./expo/adapter.ts";
import { expoEventsAdapter } from "./expo/events_adapter.ts";
import type { PinnedPackage } from "./fetch_package.ts";
import { callKeepAdapter } from "./callkeep/adapter.ts";
import { callKeepEventsAdapter } from "./callkeep/events_adapter.ts";
import { importSip, sipAdapter } from "./sip/adapter.ts";
import { telnyxAdapter } from "./telnyx/adapter.ts";
import { EXPO } from "./twins/expo_pin.ts";

/** Code that nobody here wrote, and how it is judged. */
export interface Subject {
  /** The name that it has here, and that of its folder. */
  readonly name: string;
  /** What it is, in a line of a table. */
  readonly title: string;
  /** Where it comes from. */
  readonly pin: PinnedPackage;
  /** Shows it to a kit. */
  adapter(files: ReadonlyMap<string, string>): Adapter | Promise<Adapter>;
  /** How much of a campaign it gets. */
  readonly options: Pick<RunOptions, "steps" | "disable">;
}

/** What the native half of Telnyx does with sound is not played here. */
const NO_SOUND = "the stand-in of the native half leaves the audio session out";

/** What the events of bridges leave out. */
const NO_TYPE = "the bridge tells which keys were pressed, and not whether behind a pause";

/** What the listener of the kit is to the events of expo-callkit-telecom. */
const ONE_OF_FOUR =
  "the package has a listener for each event and says nothing of the order between them; the kit's " +
  "one listener is four of its";

/** What that package promises of events that nobody hears. */
const SOME_WAIT =
  "the package says of an event that it waited, and promises neither to keep events nor to drop them";

const CALLKEEP: PinnedPackage = {
  name: "react-native-callkeep",
  version: "4.3.16",
  license: "ISC",
  integrity: "sha512-aIxn02T5zW4jNPyzRdFGTWv6xD3Vy/1AkBMB6iYvWZEHWnfmgNGF0hELqg03Vbc2BNUhfqpu" +
    "17aIydos+5Hurg==",
};

/** All of them. */
export const SUBJECTS: readonly Subject[] = [
  {
    name: "telnyx",
    title: "CallKitCoordinator, a provider delegate and call manager for React Native",
    pin: {
      name: "@telnyx/react-voice-commons-sdk",
      version: "1.1.1",
      license: "MIT",
      integrity: "sha512-u55JGn4u2+zcJiSuukgi6//WRoYtfKptLrfctJtvy5Qhis5R8YbCydNAQqfYLhaeWTeoul" +
        "/dnHvMylth4pv/Dg==",
    },
    adapter: telnyxAdapter,
    options: {
      steps: 20_000,
      disable: {
        "app/configure-audio-first": NO_SOUND,
        "app/leave-running-audio": NO_SOUND,
        "app/leave-activation-to-the-system": NO_SOUND,
        "app/never-force-audio-on-resume": NO_SOUND,
      },
    },
  },
  {
    name: "sip",
    title: "sip.js, a calling SDK, behind the reference app",
    pin: {
      name: "sip.js",
      version: "0.21.2",
      license: "MIT",
      integrity: "sha512-tSqTcIgrOd2IhP/rd70JablvAp+fSfLSxO4hGNY6LkWRY1SKygTO7OtJEV/BQb8oIxtMRx0L" +
        "E7nUF2MaqGbFzA==",
    },
    adapter: async (files) => sipAdapter(await importSip(files)),
    // Two thirds of its time goes into its own parser: so many steps are about a minute.
    options: { steps: 8_000 },
  },
  {
    name: "callkeep",
    title: "react-native-callkeep, a bridge to CallKit: its JavaScript on our native half",
    pin: CALLKEEP,
    adapter: callKeepAdapter,
    options: {
      steps: 20_000,
      disable: {
        "system/use-given-dates": "the bridge takes no dates",
        "system/keys-are-single-tones": NO_TYPE,
        "system/pauses-as-one-string": NO_TYPE,
      },
    },
  },
  {
    name: "callkeep_events",
    title: "react-native-callkeep's events: its JavaScript on what our native half tells and keeps",
    pin: CALLKEEP,
    adapter: callKeepEventsAdapter,
    options: { steps: 20_000 },
  },
  {
    name: "expo",
    title: "expo-callkit-telecom, a bridge to CallKit: its JavaScript on our native half",
    pin: EXPO,
    adapter: expoAdapter,
    options: {
      steps: 20_000,
      disable: {
        "system/use-given-dates": "the package takes no dates",
        "system/keys-are-single-tones": NO_TYPE,
        "system/pauses-as-one-string": NO_TYPE,
      },
    },
  },
  {
    name: "expo_events",
    title: "expo-callkit-telecom's events: its JavaScript on what our native half tells and keeps",
    pin: EXPO,
    adapter: expoEventsAdapter,
    options: {
      steps: 20_000,
      disable: {
        "events/deliver-once-in-order": ONE_OF_FOUR,
        "events/drop-while-detached": SOME_WAIT,
      },
    },
  },
];
