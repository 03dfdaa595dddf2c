import { type Fields, flawOf, object, optional, type Schema } from "../schema/mod.ts";
import { Refusal } from "./exit_codes.ts";
import type { Surroundings } from "./surroundings.ts";
import { didYouMean } from "./table/did_you_mean.ts";
import type { Option } from "./table/option.ts";
import { type OptionName, OPTIONS, type Options } from "./table/options.ts";
import { readValue } from "./table/parse.ts";

/** Where settings are looked for, if nobody says where. */
export const CONFIG_FILE = "callspec.json";

const SETTINGS: readonly OptionName[] = (Object.keys(OPTIONS) as OptionName[])
  .filter((name) => OPTIONS[name].isSetting);

/** What a configuration file looks like: the settings of the table, as they are typed. */
export const CONFIG_SCHEMA: Schema<object> = object(
  Object.fromEntries(
    SETTINGS.map((name) => [name, optional(described(OPTIONS[name]))]),
  ) as Fields<object>,
);

/** What a setting looks like, with what it does. */
function described({ form, about }: Option<unknown>): Schema<unknown> {
  return { ...form.schema, json: { ...form.schema.json, description: about } };
}

/**
 * Adds what a configuration file says to what was typed, which wins.
 *
 * @throws {Refusal} where the file is none, with the place that is wrong
 */
export function withConfig(
  options: Options,
  { readFile }: Pick<Surroundings, "readFile">,
): Options {
  const path = options.config ?? CONFIG_FILE;
  const text = readFile(path);
  if (text !== null) return { ...readConfig(text, path), ...options };
  if (options.config === undefined) return options;
  throw new Refusal(`Cannot read ${path}: there is no such file`);
}

function readConfig(text: string, path: string): Options {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Refusal(`Cannot read ${path}: it is no JSON (${error})`);
  }
  const flaw = flawOf(CONFIG_SCHEMA, data);
  if (flaw !== null) throw new Refusal(`Cannot read ${path}: ${flaw}`);
  const entries = Object.entries(data as object).filter(([name]) => name !== "$schema");
  return Object.fromEntries(entries.map(([name, value]) => {
    const setting = SETTINGS.find((each) => each === name);
    if (!setting) {
      const hint = didYouMean(name, SETTINGS, `there are ${SETTINGS.join(", ")}`);
      throw new Refusal(`Cannot read ${path}: there is no setting ${name}; ${hint}`);
    }
    const read = (each: unknown) => readValue(setting, `${each}`, `${setting} in ${path}:`);
    return [name, Array.isArray(value) ? value.flatMap(read) : read(value)];
  }));
}
