import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { EXIT, Refusal } from "../exit_codes.ts";
import { COMMAND_NAMES, COMMANDS, EVERYWHERE, SHELLS } from "./commands.ts";
import { completionsFor } from "./completions.ts";
import { nearest } from "./did_you_mean.ts";
import { commandHelp, helpText } from "./help.ts";
import { flagOf, usageOf } from "./option.ts";
import { type OptionName, OPTIONS, type Options } from "./options.ts";
import { commandPage } from "./page.ts";
import { parse } from "./parse.ts";

/** Options as they are typed behind `run adapter.ts`, and what is read. */
const read: readonly (readonly [typed: readonly string[], options: Options])[] = [
  [[], {}],
  [["--seed", "7"], { seed: 7 }],
  [["--seed=7"], { seed: 7 }],
  [["--seed", "7", "--seed", "8"], { seed: 8 }],
  [["--steps", "0"], { steps: 0 }],
  [["--kit", "app", "--profile", "apple"], { kit: "app", profile: "apple" }],
  [["--rule", "app/*", "--rule=system/*"], { rule: ["app/*", "system/*"] }],
  [["--disable", "app/one-provider: we have two = x"], {
    disable: [{ rule: "app/one-provider", because: "we have two = x" }],
  }],
  [["--time-budget", "90s"], { timeBudget: 90_000 }],
  [["--time-budget", "500ms"], { timeBudget: 500 }],
  [["--time-budget", "2m"], { timeBudget: 120_000 }],
  [["--scope", "2x1"], { scope: { calls: 2, open: 1 } }],
  [["--scope", "none"], { scope: "none" }],
  [["--shard", "2/3"], { shard: { index: 2, of: 3 } }],
  [["--reporter", "text", "--reporter", "json=out=1.json"], {
    reporter: [{ name: "text", file: null }, { name: "json", file: "out=1.json" }],
  }],
  [["--allow", "net", "--allow", "read=a,b=c", "--in-process"], {
    allow: ["net", "read=a,b=c"],
    inProcess: true,
  }],
  [["--bail", "-q"], { bail: true, quiet: true }],
  [["--color"], { color: true }],
  [["--no-color"], { color: false }],
];

for (const [typed, options] of read) {
  Deno.test(`parse reads: run adapter.ts ${typed.join(" ")}`, () => {
    const expected = { command: "run", operands: ["adapter.ts"], program: null, options };
    assertEquals(parse(["run", "adapter.ts", ...typed]), { ...expected, command: "run" });
    assertEquals(parse(["run", ...typed, "adapter.ts"]), { ...expected, command: "run" });
  });
}

Deno.test("parse takes what stands behind -- as a program, whatever it is", () => {
  assertEquals(parse(["run", "--seed", "2", "--", "python3", "-m", "app", "--help"]), {
    command: "run",
    operands: [],
    program: ["python3", "-m", "app", "--help"],
    options: { seed: 2 },
  });
});

Deno.test("parse asks for nothing more where help is wanted", () => {
  assertEquals(parse(["replay", "--help"]).options, { help: true });
  assertEquals(parse([]).command, null);
});

/** What makes no sense, and what is said of it. */
const refused: readonly (readonly [typed: string, message: string])[] = [
  ["ryn", "Cannot ryn: there is no such command; did you mean run?"],
  [
    "frobnicate",
    `Cannot frobnicate: there is no such command; there are ${COMMAND_NAMES.join(", ")}`,
  ],
  ["run a.ts --step 3", "Cannot read --step: there is no such option; did you mean --steps?"],
  [
    "run a.ts --no-colr",
    "Cannot read --no-colr: there is no such option; did you mean --no-color?",
  ],
  ["run a.ts -x", "Cannot read -x: there is no such option; callspec --help lists all there are"],
  [
    "run a.ts --xylophone",
    "Cannot read --xylophone: there is no such option; callspec --help lists all there are",
  ],
  ["run a.ts --seed", "Cannot read --seed: its value is missing; write --seed <n>"],
  ["run a.ts --seed --bail", "Cannot read --seed: its value is missing; write --seed <n>"],
  ["run a.ts --seed x", "Cannot read --seed x: expected a whole number of at least 0"],
  ["run a.ts --seed -1", "Cannot read --seed -1: expected a whole number of at least 0"],
  ["run a.ts --steps 1e99", "Cannot read --steps 1e99: expected a whole number of at least 0"],
  ["run a.ts --jobs 0", "Cannot read --jobs 0: expected a whole number of at least 1"],
  ["run a.ts --bail=yes", "Cannot read --bail=yes: --bail is a switch and takes no value"],
  ["run a.ts --profile aple", "Cannot read --profile aple: did you mean apple?"],
  ["run a.ts --kit ap", "Cannot read --kit ap: did you mean app?"],
  ["run a.ts --allow nett=a", "Cannot read --allow nett=a: did you mean net?"],
  ["run a.ts --reporter jnuit=x.xml", "Cannot read --reporter jnuit=x.xml: did you mean junit?"],
  ["run a.ts --kit telephone", "Cannot read --kit telephone: it is one of app, system, events"],
  [
    "run a.ts --time-budget 90",
    "Cannot read --time-budget 90: expected a time like 90s, 5m or 500ms",
  ],
  ["run a.ts --shard 3/2", "Cannot read --shard 3/2: expected a share like 1/4, the first of four"],
  ["run a.ts --shard 0/2", "Cannot read --shard 0/2: expected a share like 1/4, the first of four"],
  [
    "run a.ts --scope 9x1",
    "Cannot read --scope 9x1: expected a scope like 2x1, two calls and one open action, of at most " +
    "3x3, or none",
  ],
  [
    "run a.ts --disable app/one-provider",
    "Cannot read --disable app/one-provider: expected a rule and a reason, like " +
    "'app/report-connected: not before 2.0'",
  ],
  [
    "list rules --seed 1",
    "Cannot list with --seed: it means nothing there; callspec list --help tells what does",
  ],
  ["list", "Cannot list: rules|profiles|faults|capabilities is missing, what is listed"],
  [
    "list rules faults",
    "Cannot list faults as well: it takes 1 at most; callspec list --help tells what does",
  ],
  [
    "explain x -- y",
    `Cannot explain a program: "--" means nothing there; callspec explain --help tells what does`,
  ],
  ["run --", `Cannot run a program: none stands behind "--"`],
  [
    "run a.ts -- b",
    "Cannot run a.ts as well: it takes 0 at most; callspec run --help tells what does",
  ],
];

for (const [typed, message] of refused) {
  Deno.test(`parse refuses: ${typed}`, () => {
    const error = assertThrows(() => parse(typed.split(" ")), Refusal);
    assertEquals([error.message, error.exit], [message, EXIT.usage]);
  });
}

/** What was typed, and what was meant of some words; null: nothing is near. */
const meant: readonly (readonly [word: string, known: readonly string[], meant: string | null])[] =
  [
    ["stpes", ["steps", "seed"], "steps"],
    ["sed", ["steps", "seed"], "seed"],
    ["", ["a", "abc"], null],
    [
      "answer-when-conected",
      ["app/answer-when-connected", "app/hear-resets"],
      "app/answer-when-connected",
    ],
    ["piano", ["steps", "seed"], null],
    ["steps", [], null],
  ];

for (const [word, known, expected] of meant) {
  Deno.test(`nearest of ${known.join(", ") || "nothing"} to ${word || "an empty word"}`, () => {
    assertEquals(nearest(word, known), expected);
  });
}

Deno.test("help names every command, and what the process ends with", () => {
  const missing = COMMAND_NAMES.filter((name) => !helpText().includes(`\n  ${name} `));
  assertEquals(missing, []);
  const codes = Object.values(EXIT).filter((code) => !helpText().includes(`\n  ${code} `));
  assertEquals(codes, []);
});

Deno.test("the help of a command names its options, and no line is too long for a terminal", () => {
  for (const name of COMMAND_NAMES) {
    const lines = commandHelp(name).split("\n");
    const shown = lines.flatMap((line) =>
      line.match(/^ {2}(?:-\w, )?--(?:\[no-\])?([a-z-]+)/)?.[1] ?? []
    );
    const own = [...COMMANDS[name].options, ...EVERYWHERE].map((each) => flagOf(each).slice(2));
    assertEquals(shown, own);
    assertEquals(lines.filter((line) => line.length > 80), []);
  }
});

Deno.test("every line that is shown as an example can be read", () => {
  const samples = COMMAND_NAMES.flatMap((name) => COMMANDS[name].samples.map(({ line }) => line));
  for (const line of samples) {
    const words = line.split(" >>")[0]?.match(/'[^']*'|\S+/g) ?? [];
    const { command } = parse(words.map((word) => word.replaceAll("'", "")));
    assertEquals(command, words[0]);
  }
});

Deno.test("every option is of use to a command", () => {
  const used = new Set<OptionName>([
    ...EVERYWHERE,
    ...COMMAND_NAMES.flatMap((name) => COMMANDS[name].options),
  ]);
  const all = Object.keys(OPTIONS) as OptionName[];
  assertEquals(all.filter((name) => !used.has(name)), []);
});

Deno.test("completions of every shell know every command, option and word of the table", () => {
  for (const shell of SHELLS) {
    const script = completionsFor(shell);
    const words = [...COMMAND_NAMES, "livecommunicationkit", "app/answer-when-connected", "python"];
    assertEquals(words.filter((word) => !script.includes(word)), []);
    const options = COMMAND_NAMES.flatMap((name) => COMMANDS[name].options);
    assertEquals(options.filter((name) => !script.includes(flagOf(name).slice(2))), []);
  }
});

Deno.test("the page of the docs has a part for every command, and a line for every option", () => {
  const page = commandPage();
  for (const name of COMMAND_NAMES) assertStringIncludes(page, `## callspec ${name}\n`);
  const lines = page.split("\n").filter((line) => line.startsWith("- `"));
  const missing = Object.keys(OPTIONS).filter((name) =>
    !lines.some((line) => line.includes(usageOf(name, OPTIONS[name as OptionName])))
  );
  assertEquals(missing, []);
});
