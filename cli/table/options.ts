import type { Scope, Shard } from "../../conformance/mod.ts";
import { PROFILE_NAMES, type ProfileName } from "../../profile/mod.ts";
import { type ReporterName, REPORTERS } from "../../report/mod.ts";
import { type Kit, KITS } from "../../scenario/mod.ts";
import { GRANTS } from "../../wire/mod.ts";
import { FILE, type Form, oneOf, several, SWITCH, whole, written } from "./form.ts";
import type { Option } from "./option.ts";

/** What can be said on the command line beside what is worked on. */
export interface Options {
  readonly kit?: Kit;
  readonly profile?: ProfileName;
  readonly rule?: readonly string[];
  readonly disable?: readonly Disabled[];
  readonly seed?: number;
  readonly steps?: number;
  readonly timeBudget?: number;
  readonly scope?: Scope | "none";
  readonly bail?: boolean;
  readonly shard?: Shard;
  readonly jobs?: number;
  readonly reporter?: readonly Reporting[];
  readonly baseline?: string;
  readonly corpus?: string;
  readonly allow?: readonly string[];
  readonly inProcess?: boolean;
  readonly trace?: string;
  readonly lang?: Language;
  readonly json?: boolean;
  readonly config?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly help?: boolean;
  readonly version?: boolean;
}

/** A rule that is not judged, and why. */
export interface Disabled {
  readonly rule: string;
  readonly because: string;
}

/** A report that is wanted: which, and where to; null: on standard output. */
export interface Reporting {
  readonly name: ReporterName;
  readonly file: string | null;
}

/** The languages that an adapter can be begun in. */
export const LANGUAGES = ["ts", "python", "c"] as const;

/** A language that an adapter can be begun in. */
export type Language = typeof LANGUAGES[number];

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

const DURATION = written("<time>", "a time like 90s, 5m or 500ms", (text) => {
  const [, amount, unit = ""] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  return amount === undefined ? null : Number(amount) * (UNITS[unit] ?? 1);
});

const SHARD = written("<i/n>", "a share like 1/4, the first of four", (text): Shard | null => {
  const [, index, of] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  return index !== undefined && of !== undefined && index <= of ? { index, of } : null;
});

const SCOPE = written(
  "<calls>x<open>",
  "a scope like 2x1, two calls and one open action, of at most 3x3, or none",
  (text): Scope | "none" | null => {
    if (text === "none") return text;
    const [, calls, open] = (/^([1-3])x([1-3])$/.exec(text) ?? []).map(Number);
    return calls !== undefined && open !== undefined ? { calls, open } : null;
  },
);

const DISABLED = written(
  "<rule:reason>",
  "a rule and a reason, like 'app/report-connected: not before 2.0'",
  (text): Disabled | null => {
    const [, rule, because] = /^\s*([^:\s]+)\s*:\s*(\S.*)$/.exec(text) ?? [];
    return rule !== undefined && because !== undefined ? { rule, because } : null;
  },
);

const REPORTER_NAMES = Object.keys(REPORTERS) as ReporterName[];

const REPORTING: Form<Reporting> = {
  ...written("<name[=file]>", "a report", (text): Reporting | null => {
    const [word, ...file] = text.split("=");
    const name = REPORTER_NAMES.find((each) => each === word);
    return name ? { name, file: file.length > 0 ? file.join("=") : null } : null;
  }),
  source: REPORTER_NAMES,
};

const GRANT: Form<string> = {
  ...written("<what[=which]>", "a permission", (text) => {
    const [name] = text.split("=");
    return GRANTS.some((each) => each === name) ? text : null;
  }),
  source: GRANTS,
};

const RULES: Form<string> = {
  ...written("<glob>", "a rule, or several like 'app/*'", (text) => text === "" ? null : text),
  source: "rule",
};

/** Every option there is: parser, help, completions, docs and configuration are made from it. */
export const OPTIONS: { readonly [K in keyof Options]-?: Option<NonNullable<Options[K]>> } = {
  kit: {
    about: "which kit is meant, where the target has several or the list is long",
    form: oneOf(KITS, "<kit>"),
    isSetting: true,
  },
  profile: {
    about: "the platform's numbers and policies; callspec where none is named",
    form: oneOf(PROFILE_NAMES, "<profile>"),
    isSetting: true,
  },
  rule: {
    about: "judges these rules alone, `*` for any letters; of a part no claim can be made",
    form: several(RULES),
    isSetting: true,
  },
  disable: {
    about: "does not judge a rule, for a reason that reports show",
    form: several(DISABLED),
    isSetting: true,
  },
  seed: {
    about: "decides everything that is drawn; 1 where none is given",
    form: whole(0),
    isSetting: true,
  },
  steps: {
    about: "how many steps are taken in walks; 20000 where nothing is said",
    form: whole(0),
    isSetting: true,
  },
  timeBudget: {
    about:
      "ends the run when the time is up, though steps are left; the seed alone does not repeat it",
    form: DURATION,
    isSetting: true,
  },
  scope: {
    about: "how much of a call system is toured without chance; 1x1 where nothing is said",
    form: SCOPE,
    isSetting: true,
  },
  bail: {
    about: "ends the run as soon as a rule of law is known to be broken",
    form: SWITCH,
    isSetting: true,
  },
  shard: {
    about: "does one share of the work; `merge` puts shares together. Where nothing is said an " +
      "engine may say it: CALLSPEC_SHARDS with JOB_COMPLETION_INDEX, PARALLEL_SEQ or " +
      "SLURM_ARRAY_TASK_ID, or the array of Slurm alone",
    form: SHARD,
  },
  jobs: {
    about: "does the work in so many threads at once, each a share; 1 where nothing is said",
    form: whole(1),
    isSetting: true,
  },
  reporter: {
    about:
      `a report that is wanted, as often as one is: ${REPORTER_NAMES.join(", ")}; on standard ` +
      "output where no file is named, and text where no report is",
    form: several(REPORTING),
    isSetting: true,
  },
  baseline: {
    about: "breaches that are known, each with a link; one that is gone is told as well",
    form: FILE,
    isSetting: true,
  },
  corpus: {
    about:
      "a folder of replay tokens, each in a file that is named after what it holds: they are " +
      "played first, and what fails is kept there; shares only read it, and `merge` keeps",
    form: { ...FILE, shown: "<folder>", source: "folder" },
    isSetting: true,
  },
  trace: {
    about:
      "where findings are kept as soon as they are found, one a line; callspec-results.ndjson " +
      "where nothing is said, with the number of a share",
    form: FILE,
    isSetting: true,
  },
  allow: {
    about: "permits the adapter more than to compute; it stands in the report",
    form: several(GRANT),
    isSetting: true,
  },
  inProcess: {
    about: "loads the adapter into this process: quicker, and it may do all that this process may",
    form: SWITCH,
    isSetting: true,
  },
  lang: { about: "the language of the adapter", form: oneOf(LANGUAGES, "<language>") },
  json: { about: "prints JSON", form: SWITCH },
  config: {
    about: "a file with settings; callspec.json where there is one. What is said here wins",
    form: FILE,
  },
  color: {
    about:
      "whether text is colored; only on a terminal, and not under NO_COLOR, where nothing is said",
    form: SWITCH,
    isNegatable: true,
    isSetting: true,
  },
  quiet: { about: "no progress", form: SWITCH, short: "q", isSetting: true },
  help: { about: "tells what there is, or all about one command", form: SWITCH, short: "h" },
  version: { about: "tells the version of the specification", form: SWITCH },
};

/** The name of an option. */
export type OptionName = keyof Options;
