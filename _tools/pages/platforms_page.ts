import { ACTION_KINDS } from "../../actions/mod.ts";
import {
  ANDROID_DUTIES,
  completionTerms,
  type InitialCapabilities,
  profile,
  PROFILE_NAMES,
} from "../../profile/mod.ts";
import { RULES } from "../../rules/mod.ts";
import { askDeno } from "../run_deno.ts";
import { rulePageFile } from "./rule_page.ts";
import { table } from "./table.ts";

/** The page `docs/platforms.md`, as it should be. */
export async function platformsPage(): Promise<string> {
  const profiles = PROFILE_NAMES.map(profile);
  const parts = [
    HEAD,
    "## When an action is completed",
    `The terms are one table, \`profile/completions.ts\`; rules and the reference app go by them.`,
    table(
      ["action", "fulfill once", "fail where", "afterwards", "sentences"],
      ACTION_KINDS.map((kind) => {
        const terms = completionTerms(kind, profile("callspec"));
        const { fulfillWhen, failWhen, afterwards, refs } = terms;
        return [`\`${kind}\``, fulfillWhen, failWhen, afterwards, refs.join(", ")];
      }),
    ),
    "## Profiles",
    `A campaign is judged under one of these, \`callspec\` where none is chosen. A finding says under ` +
    "which others the same events break nothing.",
    table(["profile", "stands for", "leaves out"], [
      ...profiles.map(({ name, summary, levels }) => [
        `\`${name}\``,
        summary,
        RULES.filter(({ id }) => levels[id] === "off")
          .map((rule) => `[${rule.id}](${rulePageFile(rule)})`).join(", ") || "nothing",
      ]),
    ]),
    "## Deadlines and policies",
    `CallKit's deadlines are measured, not documented.`,
    table(["what", ...PROFILE_NAMES.map((name) => `\`${name}\``)], [
      ...ACTION_KINDS.map((kind) => [
        `deadline of \`${kind}\``,
        ...profiles.map(({ deadlinesMs }) => `${deadlinesMs[kind] / 1_000} s`),
      ]),
      ["ring time-out", ...profiles.map(({ ringTimeoutMs }) => `${ringTimeoutMs / 1_000} s`)],
      ["beyond the limits", ...profiles.map(({ overLimit }) => overLimit)],
      ["calls of an app that dies", ...profiles.map(({ onAppDeath }) => onAppDeath)],
      ["an answer is fulfilled", ...profiles.map(({ fulfillAnswer }) => fulfillAnswer)],
      ...(Object.keys(profile("callspec").capabilities) as (keyof InitialCapabilities)[]).map((
        name,
      ) => [
        `\`${name}\` before an update says so`,
        ...profiles.map(({ capabilities }) => capabilities[name] ? "yes" : "no"),
      ]),
    ]),
    "## What a bridge to Android Telecom obeys",
    `\`android-telecom\` is data for now: the reference does not play Android.`,
    table(["duty", "sentence"], ANDROID_DUTIES.map(({ id, statement }) => [id, statement])),
  ];
  return await askDeno(["fmt", "--ext=md", "-"], parts.join("\n\n"));
}

const HEAD = `# What the platforms leave open

Deadlines, policies and terms, as profiles say them. \`deno task docs\` writes this page from
\`profile/\`: change that. What each name is called elsewhere is in [mapping.md](mapping.md).`;
