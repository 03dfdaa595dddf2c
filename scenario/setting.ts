import type { ProviderConfiguration } from "../call/mod.ts";
import { PROFILE_NAMES, type ProfileName } from "../profile/mod.ts";
import type { Mismatch } from "./form.ts";
import { oneOf, type Parameter } from "./parameter.ts";
import type { Reader } from "./reader.ts";

/** What a scenario is played under. */
export interface Setting {
  /** Which platform's numbers. */
  readonly profile?: ProfileName;
  /** What the provider is configured with beside the defaults. */
  readonly configuration?: SettingConfiguration;
}

/** The fields of a configuration that a scenario may set. */
export type SettingConfiguration = Partial<
  Pick<
    ProviderConfiguration,
    "maximumCallGroups" | "maximumCallsPerCallGroup" | "includesCallsInRecents" | "supportsVideo"
  >
>;

const limit: Parameter<number> = {
  expected: "a whole number of at least 1",
  samples: [1, 2],
  read(reader) {
    const text = reader.match(/^[1-9]\d{0,14},?$/);
    return text === undefined ? undefined : parseInt(text);
  },
  print: String,
};

const yesOrNo: Parameter<boolean> = {
  expected: "true or false",
  samples: [true, false],
  read(reader) {
    const text = reader.match(/^(?:true|false),?$/);
    return text === undefined ? undefined : text.startsWith("true");
  },
  print: String,
};

const CONFIGURATION: {
  readonly [F in keyof SettingConfiguration]-?: Parameter<
    NonNullable<SettingConfiguration[F]>
  >;
} = {
  maximumCallGroups: limit,
  maximumCallsPerCallGroup: limit,
  includesCallsInRecents: yesOrNo,
  supportsVideo: yesOrNo,
};

const PROFILE = oneOf(PROFILE_NAMES.flatMap((name) => [name, `${name},` as typeof name]));

/** Reads what follows `with`: names and values, with commas between them. */
export function readSetting(reader: Reader, before: Setting): Setting | Mismatch {
  reader.skip();
  let setting = before;
  do {
    const { column } = reader;
    const name = reader.peek();
    if (name === "profile") {
      reader.skip();
      const start = reader.column;
      const read = PROFILE.read(reader);
      if (read === undefined) return { column: start, expected: PROFILE_NAMES.join(", ") };
      setting = { ...setting, profile: read.replace(",", "") as typeof read };
      continue;
    }
    const type = Object.entries<Parameter<number | boolean>>(CONFIGURATION)
      .find(([field]) => field === name)?.[1];
    if (!type) return { column, expected: ["profile", ...Object.keys(CONFIGURATION)].join(", ") };
    reader.skip();
    const start = reader.column;
    const value = type.read(reader);
    if (value === undefined) return { column: start, expected: type.expected };
    setting = { ...setting, configuration: { ...setting.configuration, [name]: value } };
  } while (!reader.isDone);
  return setting;
}

/** The line that reads back as the setting; none where all is as by default. */
export function printSetting({ profile, configuration = {} }: Setting): readonly string[] {
  const parts = Object.entries(configuration).map(([name, value]) => `${name} ${value}`);
  if (profile !== undefined) parts.unshift(`profile ${profile}`);
  return parts.length === 0 ? [] : [`with ${parts.join(", ")}`];
}
