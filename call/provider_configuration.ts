import { HANDLE_KINDS, type HandleKind } from "./handle.ts";
import { InvalidValueError, shown } from "./invalid_value_error.ts";

/**
 * What an app's provider can do and how its calls look. CallKit's `localizedName` is left out: it is
 * deprecated and no longer has an effect (rule CFG-02).
 *
 * CallKit: `CXProviderConfiguration`
 * LiveCommunicationKit: `ConversationManager.Configuration`
 * Android Telecom: `registerAppWithTelecom(capabilities)`
 *
 * Source: https://developer.apple.com/documentation/callkit/cxproviderconfiguration
 */
export interface ProviderConfiguration {
  /** Name of a sound in the app's bundle; `null`: the system's. CallKit: `ringtoneSound`. */
  readonly ringtoneSound: string | null;
  /** PNG of a 40-point square whose alpha channel is the mask; `null`: none. */
  readonly iconTemplateImageData: Uint8Array | null;
  /** How many groups of calls may stand at once. */
  readonly maximumCallGroups: number;
  /** How many calls one group may hold. */
  readonly maximumCallsPerCallGroup: number;
  /** Whether ended calls are written to Recents. */
  readonly includesCallsInRecents: boolean;
  /** Whether calls may have video besides audio. */
  readonly supportsVideo: boolean;
  /** Which kinds of handle the app can call. CallKit: `supportedHandleTypes`. */
  readonly supportedHandleKinds: readonly HandleKind[];
  /** Whether the system may translate the audio (iOS 26). */
  readonly supportsAudioTranslation: boolean;
}

/**
 * What a fresh configuration says (rule CFG-01): 2 groups of 5 calls, calls in Recents, no video, no
 * handle kinds, no ringtone, no icon, no translation.
 *
 * CallKit: `CXProviderConfiguration()`
 * LiveCommunicationKit: none (its initializer asks for every field)
 * Android Telecom: none
 */
export const DEFAULT_CONFIGURATION: ProviderConfiguration = Object.freeze({
  ringtoneSound: null,
  iconTemplateImageData: null,
  maximumCallGroups: 2,
  maximumCallsPerCallGroup: 5,
  includesCallsInRecents: true,
  supportsVideo: false,
  supportedHandleKinds: Object.freeze([]),
  supportsAudioTranslation: false,
});

/**
 * Makes a frozen configuration from the fields that differ from the defaults. It is a copy: later
 * changes to what was given change nothing (rule PRV-08).
 *
 * CallKit: `CXProviderConfiguration()` and its setters
 * LiveCommunicationKit: `ConversationManager.Configuration(...)`
 * Android Telecom: none
 *
 * @throws {InvalidValueError} `malformedConfiguration`, where a field has another type or a limit is
 * not a whole number of at least 1
 *
 * @example
 * ```ts
 * import { providerConfiguration } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const configuration = providerConfiguration({ supportsVideo: true });
 * assertEquals(configuration.supportsVideo, true);
 * assertEquals(configuration.maximumCallGroups, 2);
 * ```
 */
export function providerConfiguration(
  fields: Partial<ProviderConfiguration> = {},
): ProviderConfiguration {
  if (typeof fields !== "object" || fields === null) {
    throw new InvalidValueError(
      "malformedConfiguration",
      `Cannot read ${shown(fields)} as a provider configuration: wanted an object`,
    );
  }
  const all = { ...DEFAULT_CONFIGURATION, ...defined(fields) };
  for (const [field, [isFit, wanted]] of Object.entries(CHECKS)) {
    const value: unknown = all[field as keyof ProviderConfiguration];
    if (isFit(value)) continue;
    throw new InvalidValueError(
      "malformedConfiguration",
      `Cannot set ${field} of a provider configuration to ${shown(value)}: wanted ${wanted}`,
    );
  }
  return Object.freeze({
    ringtoneSound: all.ringtoneSound,
    iconTemplateImageData: all.iconTemplateImageData && Uint8Array.from(all.iconTemplateImageData),
    maximumCallGroups: all.maximumCallGroups,
    maximumCallsPerCallGroup: all.maximumCallsPerCallGroup,
    includesCallsInRecents: all.includesCallsInRecents,
    supportsVideo: all.supportsVideo,
    supportedHandleKinds: Object.freeze([...new Set(all.supportedHandleKinds)]),
    supportsAudioTranslation: all.supportsAudioTranslation,
  });
}

type Check = readonly [isFit: (value: unknown) => boolean, wanted: string];

const isFlag: Check = [(value) => typeof value === "boolean", "true or false"];
const isLimit: Check = [
  (value) => Number.isInteger(value) && (value as number) >= 1,
  "a whole number of at least 1",
];

const CHECKS: Readonly<Record<keyof ProviderConfiguration, Check>> = {
  ringtoneSound: [(value) => value === null || typeof value === "string", "a string or null"],
  iconTemplateImageData: [
    (value) => value === null || value instanceof Uint8Array,
    "the bytes of a PNG or null",
  ],
  maximumCallGroups: isLimit,
  maximumCallsPerCallGroup: isLimit,
  includesCallsInRecents: isFlag,
  supportsVideo: isFlag,
  supportedHandleKinds: [
    (value) => Array.isArray(value) && Array.from(value).every(isHandleKind),
    `a list of ${Object.keys(HANDLE_KINDS).join(", ")}`,
  ],
  supportsAudioTranslation: isFlag,
};

function isHandleKind(value: unknown): boolean {
  return typeof value === "string" && Object.hasOwn(HANDLE_KINDS, value);
}

function defined(fields: Partial<ProviderConfiguration>): Partial<ProviderConfiguration> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
