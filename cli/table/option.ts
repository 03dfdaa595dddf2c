import type { Form } from "./form.ts";

/** An option, as help, completions, the docs page and the configuration file show it. */
export interface Option<T> {
  /** What it does, as the rest of a sentence that begins with its name. */
  readonly about: string;
  /** What its value is. */
  readonly form: Form<T>;
  /** One letter that stands for it. */
  readonly short?: string;
  /** Whether `--no-...` turns it off. */
  readonly isNegatable?: true;
  /** Whether a configuration file may set it. */
  readonly isSetting?: true;
}

/** How an option is written: `timeBudget` is `--time-budget`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** An option with its value, as help shows it: `--seed <n>`. */
export function usageOf(name: string, { form, short, isNegatable }: Option<unknown>): string {
  const flag = isNegatable ? flagOf(name).replace("--", "--[no-]") : flagOf(name);
  return `${short ? `-${short}, ` : ""}${flag}${form.shown ? ` ${form.shown}` : ""}`;
}
