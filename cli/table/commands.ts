import type { Source } from "./form.ts";
import { LANGUAGES, type OptionName } from "./options.ts";

/** What a command works on. */
export interface Operand {
  /** What help calls it. */
  readonly name: string;
  /** What it is. */
  readonly about: string;
  /** What can stand there. */
  readonly source: Source;
  /** Whether it may be missing. */
  readonly isOptional?: true;
}

/** A line that can be typed, and what comes of it. */
export interface Sample {
  /** What is typed behind `callspec`. */
  readonly line: string;
  /** What comes of it. */
  readonly about: string;
}

/** A command. */
export interface Command {
  /** What it does, in one sentence. */
  readonly about: string;
  /** What else is to know. */
  readonly more: readonly string[];
  /** What it works on, in order. */
  readonly operands: readonly Operand[];
  /** Whether the first operand may be a command of another program instead, behind `--`. */
  readonly takesProgram?: true;
  /** The options that it knows beside those that all know. */
  readonly options: readonly OptionName[];
  /** How it is used. */
  readonly samples: readonly Sample[];
}

const TARGET: Operand = {
  name: "adapter",
  about: "a module whose default export is an adapter; or `--` and a program that speaks the wire",
  source: "file",
};

/** The shells that completions are made for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** What can be listed. */
export const LISTS = ["rules", "profiles", "faults", "capabilities"] as const;

/** The options that every command knows. */
export const EVERYWHERE: readonly OptionName[] = ["config", "color", "quiet", "help", "version"];

/** The options that say how a target is opened. */
const OPENING: readonly OptionName[] = ["kit", "allow", "inProcess"];

const CAMPAIGN: readonly OptionName[] = [
  ...OPENING,
  "profile",
  "rule",
  "disable",
  "seed",
  "steps",
  "timeBudget",
  "scope",
  "bail",
  "shard",
  "jobs",
  "reporter",
  "baseline",
  "corpus",
  "trace",
];

/** The name of a command. */
export type CommandName =
  | "run"
  | "serve"
  | "smoke"
  | "verify"
  | "replay"
  | "list"
  | "explain"
  | "merge"
  | "init"
  | "completions";

/** Every command there is, in the order of help. */
export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  run: {
    about: "Puts an implementation to all rules of its side.",
    more: [
      "The adapter says which kit it is for: an app, a call system or an event layer. The seed is " +
      "the whole story: the same command gives the same result.",
      "An adapter that is given by its path runs in a process of its own, where it may only compute: " +
      "--allow permits it more, --in-process loads it here, which is two to five times as quick.",
      "Findings are written to a file as soon as they are found, so that none is lost where the run " +
      "is interrupted. Ctrl-C ends it with what is known by then.",
    ],
    operands: [TARGET],
    takesProgram: true,
    options: CAMPAIGN,
    samples: [
      { line: "run my_app/adapter.ts", about: "judges the app under all rules" },
      { line: "run -- python3 adapter.py", about: "the same, of an app in another language" },
      {
        line: "run adapter.ts --rule 'app/*-end*' --steps 2000",
        about: "looks at some rules only",
      },
      { line: "run adapter.ts --reporter text --reporter junit=results.xml", about: "for CI" },
    ],
  },
  serve: {
    about: "Waits for an adapter that dials in by WebSocket, and puts it to all rules of its side.",
    more: [
      "For what cannot be started from here: an app in a browser, in a simulator or on a phone. The " +
      "address is printed, on standard error. It is of this machine alone, and its token lets in one " +
      "adapter, once; pages of other origins are refused. An adapter whose connection is lost is at " +
      "fault, and a new address is printed.",
      "It needs Deno. What runs on a device comes in by a tunnel, such as `adb reverse`.",
    ],
    operands: [],
    options: CAMPAIGN.filter((name) => name !== "allow" && name !== "inProcess" && name !== "jobs"),
    samples: [
      { line: "serve", about: "prints where to dial, and judges who does" },
      { line: "serve --kit app --steps 5000", about: "an app, in a shorter run" },
    ],
  },
  smoke: {
    about: "Asks an implementation for signs of life, and shows what it does.",
    more: [
      "Once something must happen, and once the right answer is failure or silence. An adapter that " +
      "is not alive passes nothing, so begin here with a new one.",
    ],
    operands: [TARGET],
    takesProgram: true,
    options: [...OPENING, "profile"],
    samples: [{ line: "smoke my_app/adapter.ts", about: "is it wired up?" }],
  },
  verify: {
    about: "Judges a trace that somebody recorded.",
    more: [
      "A rule about something that was not recorded is inapplicable, never passed. It ends with 0 " +
      "where no law is broken, 1 where one is, 2 where nothing was judged, 3 where it is no trace.",
    ],
    operands: [{ name: "trace.ndjson", about: "a recording, an event a line", source: "file" }],
    options: ["profile", "rule", "disable", "reporter"],
    samples: [
      { line: "verify device.ndjson", about: "what the log of a device says" },
      { line: "verify device.ndjson --reporter junit=results.xml", about: "for CI" },
    ],
  },
  replay: {
    about: "Plays a scenario, or what a replay token holds, and draws what is said.",
    more: [
      "It is played on an adapter of yours, or on the reference of the kit that takes its steps.",
    ],
    operands: [
      { name: "token|scenario", about: "a replay token, or a scenario file", source: "file" },
      { ...TARGET, isOptional: true },
    ],
    takesProgram: true,
    options: [...OPENING, "seed"],
    samples: [
      {
        line: "replay examples/scenarios/app/incoming_declined.scenario",
        about: "on the reference",
      },
      { line: "replay cs1.MC4xLjAKMQ... my_app/adapter.ts", about: "the failure, again" },
    ],
  },
  list: {
    about: "Lists the rules, the profiles, the faults that the kit was shown to find, or the " +
      "capabilities that an adapter can declare.",
    more: [],
    operands: [{ name: LISTS.join("|"), about: "what is listed", source: LISTS }],
    options: ["kit", "profile", "rule", "json"],
    samples: [
      { line: "list rules --kit app", about: "the rules that bind an app" },
      { line: "list capabilities --json", about: "for another program" },
    ],
  },
  explain: {
    about:
      "Tells all that is known of a rule: why it is so, who says so, how it is kept and broken.",
    more: [],
    operands: [{ name: "rule", about: "the id of a rule", source: "rule" }],
    options: [],
    samples: [{ line: "explain app/answer-when-connected", about: "with both diagrams" }],
  },
  merge: {
    about: "Puts the JSON results of shares together, and reports on the whole.",
    more: [
      "Each share is made with `run --shard i/n --reporter json=FOLDER/i.json --trace " +
      "FOLDER/i.ndjson`. The result is that of the whole, as if one had done it.",
      "Where a share is missing no claim is made, and it ends with 2, or with 1 where law is broken; " +
      "what a share had found that was killed is told all the same. Shares of two campaigns, of two " +
      "versions, or one that is there twice, are refused with 2.",
    ],
    operands: [{ name: "folder", about: "where the results are", source: "folder" }],
    options: ["reporter", "baseline", "corpus"],
    samples: [{ line: "merge results", about: "the verdict on all shares" }],
  },
  init: {
    about: "Writes an adapter to begin with.",
    more: ["What is there already is never written over."],
    operands: [{
      name: "folder",
      about: "where to; here where it is missing",
      source: "folder",
      isOptional: true,
    }],
    options: ["kit", "lang"],
    samples: [
      { line: `init conformance --lang ${LANGUAGES[0]}`, about: "for an app in TypeScript" },
      { line: `init conformance --lang ${LANGUAGES[1]}`, about: "for one in Python" },
    ],
  },
  completions: {
    about: "Prints completions for a shell.",
    more: [],
    operands: [{ name: SHELLS.join("|"), about: "the shell", source: SHELLS }],
    options: [],
    samples: [{ line: "completions bash >> ~/.bashrc", about: "for every new shell" }],
  },
};

/** The names of all commands, in the order of help. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS) as CommandName[];
