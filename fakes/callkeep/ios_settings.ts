import type { HandleKind, ProviderConfiguration } from "../../call/mod.ts";
import { kindOf, mapOf, textOf } from "./native_values.ts";

/** Where the bridge keeps its settings on the device. */
const KEY = "RNCallKeepSettings";

/** The settings of the bridge, which outlive the app's process. */
export class IosSettings {
  readonly #storage: Map<string, string>;

  /** Reads and writes what the app keeps on the device. */
  constructor(storage: Map<string, string>) {
    this.#storage = storage;
  }

  /** What was kept; null where nothing was. */
  get kept(): Readonly<Record<string, unknown>> | null {
    const text = this.#storage.get(KEY);
    return text === undefined ? null : mapOf(JSON.parse(text));
  }

  /** Keeps settings. */
  keep(options: unknown): void {
    this.#storage.set(KEY, JSON.stringify(mapOf(options)));
  }
}

/** The configuration that the bridge makes of its settings. */
export function configurationOf(
  settings: Readonly<Record<string, unknown>>,
): Partial<ProviderConfiguration> {
  const { handleType, supportsVideo, includesCallsInRecents, ringtoneSound } = settings;
  return {
    supportsVideo: supportsVideo === undefined ? true : Boolean(supportsVideo),
    maximumCallGroups: wholeOf(settings["maximumCallGroups"], 3),
    maximumCallsPerCallGroup: wholeOf(settings["maximumCallsPerCallGroup"], 1),
    supportedHandleKinds: kindsOf(handleType),
    ringtoneSound: textOf(ringtoneSound),
    ...(includesCallsInRecents !== undefined && {
      includesCallsInRecents: Boolean(includesCallsInRecents),
    }),
  };
}

/** Limits are text in the types of the bridge, and either on the device. */
function wholeOf(value: unknown, otherwise: number): number {
  const whole = Number.parseInt(`${textOf(value)}`, 10);
  return whole >= 1 ? whole : otherwise;
}

function kindsOf(handleType: unknown): readonly HandleKind[] {
  if (handleType === undefined) return ["phoneNumber"];
  const types: readonly unknown[] = Array.isArray(handleType) ? handleType : [handleType];
  return types.map(kindOf);
}
