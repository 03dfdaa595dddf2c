import { type Command, COMMAND_NAMES, type CommandName, COMMANDS, EVERYWHERE } from "./commands.ts";
import { usageOf } from "./option.ts";
import { type OptionName, OPTIONS } from "./options.ts";

const WIDTH = 80;

/** What there is to know of the whole command. */
export function helpText(): string {
  return [
    "callspec puts an implementation of phone calls to the contract of the phone's call system.",
    "",
    "callspec <command> ...",
    "",
    ...columns(COMMAND_NAMES.map((name) => [name, COMMANDS[name].about])),
    "",
    "Everywhere:",
    "",
    ...optionRows(EVERYWHERE),
    "",
    "`callspec <command> --help` tells all about one. It ends with:",
    "",
    ...columns(EXITS),
  ].join("\n");
}

/** What there is to know of a command. */
export function commandHelp(name: CommandName): string {
  const { about, more, operands, options, samples } = COMMANDS[name];
  return [
    synopsisOf(name),
    "",
    ...wrapped(about, WIDTH),
    ...more.flatMap((paragraph) => ["", ...wrapped(paragraph, WIDTH)]),
    "",
    ...columns(operands.map((operand) => [operand.name, operand.about])),
    ...(options.length > 0 ? ["", "Options:", "", ...optionRows(options)] : []),
    "",
    "Everywhere:",
    "",
    ...optionRows(EVERYWHERE),
    "",
    "For example:",
    "",
    ...samples.flatMap(({ line, about }) => [`  callspec ${line}`, `      ${about}`]),
  ].join("\n");
}

/** How a command is written. */
export function synopsisOf(name: CommandName): string {
  const { operands, options, takesProgram }: Command = COMMANDS[name];
  const places = operands.map((operand, index) => {
    const isLast = index === operands.length - 1;
    const place = `<${operand.name}${takesProgram && isLast ? " | -- program ..." : ""}>`;
    return operand.isOptional ? `[${place}]` : place;
  });
  return ["callspec", name, ...places, ...(options.length > 0 ? ["[options]"] : [])].join(" ");
}

/** What the command ends with, and when. */
export const EXITS: readonly (readonly [code: string, when: string])[] = [
  ["0", "nothing of law is broken, and all that was selected was put to the test"],
  ["1", "a rule of law is broken, or an expectation not met"],
  ["2", "a rule of law was not put to the test, or nothing was selected"],
  ["3", "the adapter or the kit is at fault: nothing can be said"],
  ["64", "what was typed makes no sense"],
  ["130", "it was interrupted"],
];

function optionRows(names: readonly OptionName[]): readonly string[] {
  return columns(names.map((name) => [usageOf(name, OPTIONS[name]), OPTIONS[name].about]));
}

/** Two columns: what stands there, and what it is. */
function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.flatMap(([left, right]) =>
    wrapped(right, WIDTH - width - 2).map((line, index) =>
      `  ${(index === 0 ? left : "").padEnd(width)}${line}`
    )
  );
}

/** A text in lines of at most so many letters. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
