import { Refusal } from "../exit_codes.ts";
import { type Command, COMMAND_NAMES, type CommandName, COMMANDS, EVERYWHERE } from "./commands.ts";
import { didYouMean } from "./did_you_mean.ts";
import { isMisfit } from "./form.ts";
import { flagOf, type Option } from "./option.ts";
import { type OptionName, OPTIONS, type Options } from "./options.ts";

/** What was typed, read. */
export interface Parsed {
  /** The command; null: none was named. */
  readonly command: CommandName | null;
  /** What it works on. */
  readonly operands: readonly string[];
  /** What stands behind `--`: a program, and what it is given; null where there is no `--`. */
  readonly program: readonly string[] | null;
  /** The options, by name. */
  readonly options: Options;
}

/**
 * Reads a command line.
 *
 * @throws {Refusal} where something in it makes no sense, with the way out
 */
export function parse(args: readonly string[]): Parsed {
  const dashes = args.indexOf("--");
  const own = dashes < 0 ? args : args.slice(0, dashes);
  const words = new Words(own);
  const [command, ...operands] = words.operands;
  if (command === undefined) {
    return { command: null, operands, program: null, options: words.options };
  }
  const name = commandNamed(command);
  const parsed: Parsed = {
    command: name,
    operands,
    program: dashes < 0 ? null : args.slice(dashes + 1),
    options: words.options,
  };
  if (!parsed.options.help) check(name, parsed, words.given);
  return parsed;
}

/**
 * Finds a command by its name.
 *
 * @throws {Refusal} where there is none of that name
 */
export function commandNamed(word: string): CommandName {
  const name = COMMAND_NAMES.find((each) => each === word);
  if (name) return name;
  const otherwise = `there are ${COMMAND_NAMES.join(", ")}`;
  throw new Refusal(
    `Cannot ${word}: there is no such command; ${didYouMean(word, COMMAND_NAMES, otherwise)}`,
  );
}

/** Words of a command line, sorted into options and the rest. */
class Words {
  readonly operands: string[] = [];
  readonly given = new Map<OptionName, unknown>();
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
    while (this.#at < words.length) this.#read(words[this.#at++] ?? "");
  }

  get options(): Options {
    return Object.fromEntries(this.given);
  }

  #read(word: string): void {
    if (word.startsWith("--")) {
      const [flag = "", ...value] = word.split("=");
      this.#option(flag, value.length > 0 ? value.join("=") : null);
    } else if (/^-[a-z]+$/i.test(word)) {
      for (const letter of word.slice(1)) this.#option(`-${letter}`, null);
    } else this.operands.push(word);
  }

  #option(flag: string, attached: string | null): void {
    const { name, isOff } = optionWritten(flag);
    const { form } = OPTIONS[name];
    if (form.shown === null) {
      if (attached !== null) {
        throw new Refusal(
          `Cannot read ${flag}=${attached}: ${flag} is a switch and takes no value`,
        );
      }
      this.#set(name, !isOff);
      return;
    }
    const next = attached ?? this.#words[this.#at];
    if (next === undefined || (attached === null && next.startsWith("--"))) {
      throw new Refusal(`Cannot read ${flag}: its value is missing; write ${flag} ${form.shown}`);
    }
    if (attached === null) this.#at++;
    this.#set(name, readValue(name, next, flag));
  }

  #set(name: OptionName, value: unknown): void {
    const before = this.given.get(name);
    const isList = OPTIONS[name].form.isList && Array.isArray(before) && Array.isArray(value);
    this.given.set(name, isList ? [...before, ...value] : value);
  }
}

/**
 * Reads the value of an option.
 *
 * @param where what a message calls it
 * @throws {Refusal} where it is not what the option takes
 */
export function readValue(name: OptionName, written: string, where: string): unknown {
  const { form }: Option<unknown> = OPTIONS[name];
  const value = form.read(written);
  if (!isMisfit(value)) return value;
  const { source } = form;
  const expected = typeof source === "object"
    ? didYouMean(written.split("=")[0] ?? "", source, `it is one of ${source.join(", ")}`)
    : `expected ${value.expected}`;
  throw new Refusal(`Cannot read ${where} ${written}: ${expected}`);
}

const NAMES: readonly OptionName[] = Object.keys(OPTIONS) as OptionName[];

/** Every way to write an option, and which it is. */
const FLAGS: ReadonlyMap<string, { readonly name: OptionName; readonly isOff: boolean }> = new Map(
  NAMES.flatMap((name) => {
    const { short, isNegatable }: Option<unknown> = OPTIONS[name];
    const on = { name, isOff: false };
    const ways: [string, { name: OptionName; isOff: boolean }][] = [[flagOf(name), on]];
    if (short) ways.push([`-${short}`, on]);
    if (isNegatable) ways.push([flagOf(name).replace("--", "--no-"), { name, isOff: true }]);
    return ways;
  }),
);

const LONG_FLAGS: readonly string[] = [...FLAGS.keys()].filter((flag) => flag.startsWith("--"));

function optionWritten(flag: string): { readonly name: OptionName; readonly isOff: boolean } {
  const found = FLAGS.get(flag);
  if (found) return found;
  const hint = didYouMean(flag, LONG_FLAGS, "callspec --help lists all there are");
  throw new Refusal(`Cannot read ${flag}: there is no such option; ${hint}`);
}

/** Whether a command takes what it was given. */
function check(name: CommandName, parsed: Parsed, given: ReadonlyMap<OptionName, unknown>): void {
  const command = COMMANDS[name];
  const known = [...command.options, ...EVERYWHERE];
  const help = `callspec ${name} --help tells what does`;
  for (const option of given.keys()) {
    if (known.includes(option)) continue;
    throw new Refusal(`Cannot ${name} with ${flagOf(option)}: it means nothing there; ${help}`);
  }
  const { operands, program } = parsed;
  if (program && !command.takesProgram) {
    throw new Refusal(`Cannot ${name} a program: "--" means nothing there; ${help}`);
  }
  if (program?.length === 0) {
    throw new Refusal(`Cannot ${name} a program: none stands behind "--"`);
  }
  const least = leastOf(command, program !== null);
  const missing = command.operands[operands.length];
  if (operands.length < least && missing) {
    throw new Refusal(`Cannot ${name}: ${missing.name} is missing, ${missing.about}`);
  }
  const most = command.operands.length - (program ? 1 : 0);
  const extra = operands[most];
  if (extra !== undefined) {
    throw new Refusal(`Cannot ${name} ${extra} as well: it takes ${most} at most; ${help}`);
  }
}

/** How many operands must be there: a program stands in the place of one. */
function leastOf({ operands }: Command, isProgram: boolean): number {
  const own = operands.slice(0, operands.length - (isProgram ? 1 : 0));
  return own.filter(({ isOptional }) => !isOptional).length;
}
