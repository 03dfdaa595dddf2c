import { RULES } from "../../rules/mod.ts";
import { COMMAND_NAMES, type CommandName, COMMANDS, EVERYWHERE, type SHELLS } from "./commands.ts";
import type { Source } from "./form.ts";
import { flagOf, type Option } from "./option.ts";
import { type OptionName, OPTIONS } from "./options.ts";

/** A shell that completions are made for. */
export type Shell = typeof SHELLS[number];

/** Makes a script that lets a shell complete what is typed behind `callspec`. */
export function completionsFor(shell: Shell): string {
  return SCRIPTS[shell]();
}

const SCRIPTS: Readonly<Record<Shell, () => string>> = { bash, zsh, fish };

const NAMES: readonly OptionName[] = Object.keys(OPTIONS) as OptionName[];

function bash(): string {
  const compgen = (source: Source | undefined) => {
    if (source === "file") return '-f -- "$word"';
    if (source === "folder") return '-d -- "$word"';
    return `-W ${quoted(wordsOf(source).join(" "))} -- "$word"`;
  };
  const reply = (source: Source | undefined) =>
    `mapfile -t COMPREPLY < <(compgen ${compgen(source)})`;
  return [
    "# Completions of callspec for bash.",
    "_callspec() {",
    "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}",
    "  COMPREPLY=()",
    "  case $before in",
    ...NAMES.filter(hasValue).map((name) =>
      `    ${flagOf(name)}) ${reply(sourceOf(name))}; return ;;`
    ),
    "  esac",
    `  if [ "$COMP_CWORD" -eq 1 ]; then ${reply(COMMAND_NAMES)}; return; fi`,
    '  case "${COMP_WORDS[1]} $word" in',
    ...COMMAND_NAMES.flatMap((name) => [
      `    "${name} -"*) ${reply(flagsOf(name))} ;;`,
      ...COMMANDS[name].operands.slice(0, 1).map(({ source }) =>
        `    "${name} "*) ${reply(source)} ;;`
      ),
    ]),
    "  esac",
    "}",
    "complete -o filenames -F _callspec callspec",
    "",
  ].join("\n");
}

function zsh(): string {
  const action = (source: Source | undefined) => {
    if (source === "file") return "_files";
    if (source === "folder") return "_files -/";
    return `(${wordsOf(source).join(" ")})`;
  };
  const specOf = (name: OptionName) => {
    const { form, about }: Option<unknown> = OPTIONS[name];
    const repeats = form.isList ? "*" : "";
    const value = form.shown === null ? "" : `:${name}:${action(form.source)}`;
    return quoted(`${repeats}${flagOf(name)}[${about.replace(/[[\]:]/g, " ")}]${value}`);
  };
  return [
    "#compdef callspec",
    "# Completions of callspec for zsh.",
    "_callspec() {",
    "  local -a commands=(",
    ...COMMAND_NAMES.map((name) => `    ${quoted(`${name}:${COMMANDS[name].about}`)}`),
    "  )",
    "  if (( CURRENT == 2 )); then _describe command commands; return; fi",
    "  local command=$words[2]",
    "  shift words; (( CURRENT-- ))",
    "  case $command in",
    ...COMMAND_NAMES.map((name) => {
      const operands = COMMANDS[name].operands.map(({ source }, index) =>
        quoted(`${index + 1}::${action(source)}`).replace("::", ":what:")
      );
      return `    ${name}) _arguments ${
        [...optionsOf(name).map(specOf), ...operands].join(" ")
      } ;;`;
    }),
    "  esac",
    "}",
    "compdef _callspec callspec",
    "",
  ].join("\n");
}

function fish(): string {
  const say = (about: string) => `-d ${quoted(about)}`;
  const offer = (source: Source | undefined) => {
    if (source === "file") return "-F";
    if (source === "folder") return "-a '(__fish_complete_directories)'";
    return `-a ${quoted(wordsOf(source).join(" "))}`;
  };
  const lineOf = (name: CommandName) => {
    const seen = `complete -c callspec -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    const options = optionsOf(name).map((option) => {
      const { form, about }: Option<unknown> = OPTIONS[option];
      const value = form.shown === null
        ? ""
        : ` -x ${offer(form.source)}`.replace("-x -F", "-r -F");
      return `${seen} -l ${flagOf(option).slice(2)}${value} ${say(about)}`;
    });
    return [
      ...COMMANDS[name].operands.slice(0, 1).map(({ source }) => `${seen} ${offer(source)}`),
      ...options,
    ];
  };
  return [
    "# Completions of callspec for fish.",
    "complete -c callspec -f",
    ...COMMAND_NAMES.map((name) =>
      `complete -c callspec -n __fish_use_subcommand -a ${name} ${say(COMMANDS[name].about)}`
    ),
    ...COMMAND_NAMES.flatMap(lineOf),
    "",
  ].join("\n");
}

function wordsOf(source: Source | undefined): readonly string[] {
  if (source === "rule") return RULES.map(({ id }) => id);
  return typeof source === "object" ? source : [];
}

function hasValue(name: OptionName): boolean {
  return OPTIONS[name].form.shown !== null;
}

function sourceOf(name: OptionName): Source | undefined {
  return OPTIONS[name].form.source;
}

function optionsOf(name: CommandName): readonly OptionName[] {
  return [...COMMANDS[name].options, ...EVERYWHERE];
}

function flagsOf(name: CommandName): readonly string[] {
  return optionsOf(name).map(flagOf);
}

/** A word that no shell takes apart. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
