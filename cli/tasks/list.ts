import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { profile, PROFILE_NAMES } from "../../profile/mod.ts";
import { CAPABILITIES, CHAPTERS, isLaw, type Rule, sideOf } from "../../rules/mod.ts";
import { type Context, print } from "../context.ts";
import { EXIT, Refusal } from "../exit_codes.ts";
import { pickRules } from "../pick_rules.ts";
import { LISTS } from "../table/commands.ts";
import { didYouMean } from "../table/did_you_mean.ts";
import type { Options } from "../table/options.ts";

/** An entry of a list: as data, and what a line shows of it. */
interface Entry {
  readonly data: Readonly<Record<string, unknown>>;
  /** Under which head it stands. */
  readonly head?: string;
  readonly name: string;
  readonly about: string;
}

const MAKERS: Readonly<Record<typeof LISTS[number], (options: Options) => readonly Entry[]>> = {
  rules,
  profiles,
  faults,
  capabilities,
};

/** Lists what there is of something. */
export function list(context: Context): number {
  const { operands: [what = ""], options } = context;
  const known = LISTS.find((each) => each === what);
  if (!known) {
    throw new Refusal(
      `Cannot list ${what}: ${didYouMean(what, LISTS, `there are ${LISTS.join(", ")}`)}`,
    );
  }
  const entries = MAKERS[known](options);
  if (entries.length === 0) {
    throw new Refusal(
      `Cannot list ${what}: none is left of them; leave an option out`,
      EXIT.untested,
    );
  }
  print(
    context,
    options.json ? JSON.stringify(entries.map(({ data }) => data), null, 2) : textOf(entries),
  );
  return EXIT.conformant;
}

function textOf(entries: readonly Entry[]): string {
  const width = Math.max(...entries.map(({ name }) => name.length)) + 2;
  const lines: string[] = [];
  let last: string | undefined;
  for (const { head, name, about } of entries) {
    if (head !== last) lines.push(...(lines.length > 0 ? [""] : []), head ?? "");
    last = head;
    lines.push(`${head === undefined ? "" : "  "}${name.padEnd(width)}${about}`);
  }
  return lines.join("\n");
}

/** The rules that are wanted: by glob, by kit, and by profile. */
function wantedRules({ rule: globs, kit, profile: name }: Options): readonly Rule[] {
  const ids = globs && new Set(pickRules(globs));
  const { levels } = profile(name ?? "callspec");
  return CHAPTERS.flatMap(({ rules }) => rules).filter((rule) =>
    (ids?.has(rule.id) ?? true) && (kit === undefined || sideOf(rule) === kit) &&
    levels[rule.id] !== "off"
  );
}

function rules(options: Options): readonly Entry[] {
  return wantedRules(options).map((rule) => {
    const { id, level, evidence, statement, since } = rule;
    const weight = isLaw(rule) ? "" : " (advice)";
    return {
      name: id,
      about: `${statement}${weight}`,
      head: CHAPTERS.find(({ rules }) => rules.includes(rule))?.title ?? "",
      data: { id, level, evidence, isLaw: isLaw(rule), since, statement },
    };
  });
}

function profiles(): readonly Entry[] {
  return PROFILE_NAMES.map((name) => {
    const { summary, ...rest } = profile(name);
    return { name, about: summary, data: { summary, ...rest } };
  });
}

function faults(options: Options): readonly Entry[] {
  const wanted = new Set(wantedRules(options).map(({ id }) => id));
  return MUTANTS.filter(({ breaks }) => wanted.has(breaks)).map(({ name, breaks, adapter }) => ({
    name: breaks,
    about: `a subject that ${name}`,
    data: { name, breaks, kit: adapter.kit },
  }));
}

function capabilities({ kit }: Options): readonly Entry[] {
  return CAPABILITIES.filter(({ side }) => kit === undefined || side === kit).map((entry) => ({
    name: entry.word,
    about: entry.isAssumed
      ? `${entry.statement} (unless it is said to lack that)`
      : entry.statement,
    head: `Of the ${entry.side} kit`,
    data: { ...entry },
  }));
}
