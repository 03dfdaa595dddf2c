import { COMMAND_NAMES, COMMANDS } from "./commands.ts";
import { EXITS, synopsisOf } from "./help.ts";
import { usageOf } from "./option.ts";
import { type OptionName, OPTIONS } from "./options.ts";

/** `docs/command.md`: the command line, as a page. */
export function commandPage(): string {
  const names = Object.keys(OPTIONS) as OptionName[];
  return [
    "# The command",
    "`deno task callspec` in this repository. Results go to standard output, progress to standard " +
    "error. `deno task docs` writes this page from `cli/table/`.",
    ...COMMAND_NAMES.flatMap((name) => {
      const { about, more, operands, options, samples } = COMMANDS[name];
      return [
        `## callspec ${name}`,
        about,
        ["```sh", synopsisOf(name), "```"].join("\n"),
        ...more,
        list(operands.map((operand) => `\`${operand.name}\`: ${operand.about}`)),
        ...(options.length > 0
          ? [`Options: ${options.map((each) => `\`${usageOf(each, OPTIONS[each])}\``).join(", ")}.`]
          : []),
        list(samples.map(({ line, about }) => `\`callspec ${line}\`: ${about}`)),
      ];
    }),
    "## Options",
    list(names.map((name) => `\`${usageOf(name, OPTIONS[name])}\`: ${OPTIONS[name].about}`)),
    "## The configuration file",
    "`callspec.json` in the current folder, or the file that `--config` names, sets any of " +
    names.filter((name) => OPTIONS[name].isSetting).map((name) => `\`${name}\``).join(", ") +
    ", each written as on the command line; what can be given several times is a list, a switch is " +
    "`true` or `false`, a number is a number. What the command line says wins. Editors that are given " +
    '`"$schema": "docs/schema/config.schema.json"` know all of them.',
    "## Exit codes",
    list(EXITS.map(([code, when]) => `\`${code}\`: ${when}`)),
  ].join("\n\n") + "\n";
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
