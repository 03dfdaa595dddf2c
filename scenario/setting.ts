import type { ProviderConfiguration } from "../call/mod.ts";
import { type Profile, PROFILE_NAMES, type ProfileName } from "../profile/mod.ts";
import type { Mismatch } from "./form.ts";
import type { Parameter } from "./parameter.ts";
import type { Reader } from "./reader.ts";

/** What a scenario is played under. */
export interface Setting {
  /** Which platform's numbers. */
  readonly profile?: ProfileName;
  /** What of the platform's policies is otherwise. */
  readonly policies?: SettingPolicies;
  /** What the provider is configured with beside the defaults. */
  readonly configuration?: SettingConfiguration;
}

/** The policies of a platform that a scenario may set. */
export type SettingPolicies = Partial<Pick<Profile, "overLimit" | "onAppDeath">>;

/** The fields of a configuration that a scenario may set. */
export type SettingConfiguration = Partial<
  Pick<
    ProviderConfiguration,
    | "maximumCallGroups"
    | "maximumCallsPerCallGroup"
    | "includesCallsInRecents"
    | "supportsVideo"
    | "supportsAudioTranslation"
  >
>;

/** Reads a word that may have a comma behind it. */
function word<T>(
  expected: string,
  samples: readonly T[],
  valueOf: (text: string) => T | undefined,
): Parameter<T> {
  return {
    expected,
    samples,
    read(reader) {
      const value = valueOf(reader.peek()?.replace(/,$/, "") ?? "");
      if (value !== undefined) reader.skip();
      return value;
    },
    print: String,
  };
}

function wordOf<T extends string>(words: readonly T[]): Parameter<T> {
  return word(words.join(", "), words, (text) => words.find((each) => each === text));
}

const limit = word(
  "a whole number of at least 1",
  [1, 2],
  (text) => /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined,
);

const yesOrNo = word(
  "true or false",
  [true, false],
  (text) => text === "true" || text === "false" ? text === "true" : undefined,
);

const profile = wordOf(PROFILE_NAMES);

const POLICIES: {
  readonly [F in keyof SettingPolicies]-?: Parameter<NonNullable<SettingPolicies[F]>>;
} = {
  overLimit: wordOf(["offerEndAndAccept", "reject"]),
  onAppDeath: wordOf(["keepCalls", "endCalls"]),
};

const CONFIGURATION: {
  readonly [F in keyof SettingConfiguration]-?: Parameter<NonNullable<SettingConfiguration[F]>>;
} = {
  maximumCallGroups: limit,
  maximumCallsPerCallGroup: limit,
  includesCallsInRecents: yesOrNo,
  supportsVideo: yesOrNo,
  supportsAudioTranslation: yesOrNo,
};

const NAMES: readonly string[] = [
  "profile",
  ...Object.keys(POLICIES),
  ...Object.keys(CONFIGURATION),
];

/** Reads what follows `with`: names and values, with commas between them. */
export function readSetting(reader: Reader, before: Setting): Setting | Mismatch {
  reader.skip();
  let setting = before;
  do {
    const { column } = reader;
    const name = NAMES.find((each) => each === reader.peek());
    if (name === undefined) return { column, expected: NAMES.join(", ") };
    reader.skip();
    const start = reader.column;
    const read = readValue(name, reader);
    if (read.value === undefined) return { column: start, expected: read.expected };
    setting = put(setting, name, read.value);
  } while (!reader.isDone);
  return setting;
}

function readValue(name: string, reader: Reader) {
  const type = name === "profile"
    ? profile
    : Object.entries<Parameter<string | number | boolean>>({ ...POLICIES, ...CONFIGURATION })
      .find(([each]) => each === name)?.[1];
  return { value: type?.read(reader), expected: type?.expected ?? "" };
}

function put(setting: Setting, name: string, value: string | number | boolean): Setting {
  if (name === "profile") return { ...setting, profile: value as ProfileName };
  const part = Object.hasOwn(POLICIES, name) ? "policies" : "configuration";
  return { ...setting, [part]: { ...setting[part], [name]: value } };
}

/** The line that reads back as the setting; none where all is as by default. */
export function printSetting({ profile, policies, configuration }: Setting): readonly string[] {
  const named = Object.entries({ ...(profile && { profile }), ...policies, ...configuration });
  return named.length === 0 ? [] : [`with ${named.map((each) => each.join(" ")).join(", ")}`];
}
