import type { Claim, ExitCode, ResultData, ResultFacts, VerdictData } from "./result_data.ts";

/**
 * How a verdict counts. `good`: it speaks for the implementation. `red`: it speaks against it. `open`:
 * law that was not put to the test. `aside`: shown, and counts for nothing.
 */
export type Standing = "good" | "red" | "open" | "aside";

/** How a verdict counts: advice and known failures are shown, and speak against nobody. */
export function standingOf({ status, rule }: VerdictData): Standing {
  switch (status) {
    case "passed":
      return "good";
    case "mended":
      return "red";
    case "failed":
      return rule.isLaw ? "red" : "aside";
    case "inconclusive":
      return rule.isLaw ? "open" : "aside";
    case "known":
    case "inapplicable":
    case "notRun":
      return "aside";
  }
}

/** What went wrong with a run itself, whatever became of the rules. */
export interface Trouble {
  /** Names it among the others of the run. */
  readonly title: string;
  /** What kind of trouble. */
  readonly kind: "notOpened" | "noSignOfLife" | "control" | "fault";
  /** What happened. */
  readonly because: string;
}

/** What went wrong with a run itself, the gravest first. */
export function troublesOf({ life, control, faults }: ResultFacts): readonly Trouble[] {
  const troubles: readonly Omit<Trouble, "title">[] = [
    ...control.map(({ rule, observed }) => ({
      kind: "control" as const,
      because: `the kit's own side broke ${rule.id}: ${observed}`,
    })),
    ...(life.isAlive
      ? []
      : [{ kind: life.isOpened ? "noSignOfLife" : "notOpened", because: life.because } as const]),
    ...faults.map((because) => ({ kind: "fault" as const, because })),
  ];
  return troubles.map((trouble, index) => ({
    title: `the run itself, ${index + 1}: ${trouble.kind}`,
    ...trouble,
  }));
}

/** Draws the conclusion from what was found. */
export function concluded(facts: ResultFacts): ResultData {
  return {
    ...facts,
    outcome: {
      claim: claimOf(facts),
      exitCode: exitCodeOf(facts),
      sentence: verdictSentence(facts),
    },
  };
}

/** What a process ends with; advice never changes it. */
export function exitCodeOf(facts: ResultFacts): ExitCode {
  const standings = facts.verdicts.map(standingOf);
  if (facts.control.length > 0 || !facts.life.isOpened) return 3;
  if (standings.includes("red")) return 1;
  if (facts.faults.length > 0) return 3;
  // What one share did not try another may.
  const isOpen = facts.missing !== undefined ||
    standings.includes("open") && facts.shard.of === 1;
  return isOpen || !facts.verdicts.some(isTried) ? 2 : 0;
}

function isTried({ status }: VerdictData): boolean {
  return status === "passed" || status === "failed" || status === "known" || status === "mended";
}

/** What can be claimed: conformant is only what kept all the law that binds it, each put to the test. */
export function claimOf(facts: ResultFacts): Claim {
  if (!facts.life.isAlive || facts.control.length > 0) return "none";
  const laws = new Set(facts.verdicts.filter(({ rule }) => rule.isLaw).map(({ status }) => status));
  if (laws.has("failed") || laws.has("known")) return "notConformant";
  const isWhole = partOf(facts) === null && !laws.has("inconclusive") && !laws.has("notRun") &&
    facts.faults.length === 0;
  return isWhole && (laws.has("passed") || laws.has("mended")) ? "conformant" : "none";
}

/** Of which part of the work a result is; null: of all that was to be done. */
function partOf({ shard, cutShort, missing = [] }: ResultFacts): string | null {
  if (missing.length > 0) {
    const which = missing.join(", ");
    return missing.length === 1 ? `share ${which} is missing` : `shares ${which} are missing`;
  }
  if (cutShort === "bailed") return "the run ended at the first breach of law";
  if (cutShort === "interrupted") return "the run was interrupted";
  return shard.of > 1 ? `this is shard ${shard.index} of ${shard.of}` : null;
}

/** One sentence: what the campaign came to. */
export function verdictSentence(facts: ResultFacts): string {
  const { product, life, spec, profile, control } = facts;
  const under = `callspec ${spec}, profile ${profile}`;
  if (!life.isAlive) return `${product.name}: NO SIGN OF LIFE under ${under}: ${life.because}`;
  if (control.length > 0) {
    const broken = control.map(({ rule }) => rule.id).join(", ");
    return `${product.name}: NO CLAIM under ${under}: the kit's own side broke ${broken}; ` +
      "this is a fault of the kit";
  }
  return `${product.name}: ${claimText(facts, under)}`;
}

function claimText(facts: ResultFacts, under: string): string {
  const laws = (...wanted: readonly VerdictData["status"][]) =>
    facts.verdicts.filter(({ status, rule }) => rule.isLaw && wanted.includes(status)).length;
  const advice =
    facts.verdicts.filter(({ status, rule }) =>
      !rule.isLaw && (status === "failed" || status === "known")
    ).length;
  const mended = facts.verdicts.filter(({ status }) => status === "mended").length;
  const listed = (...parts: readonly (readonly [count: number, what: string])[]) =>
    parts.filter(([count]) => count > 0).map(([count, what]) => `, ${count} ${what}`).join("");
  const { lacks, configuration = {} } = facts.product;
  const limits = lacks.length + Object.keys(configuration).length;
  const rest = listed(
    [laws("known"), "of them known"],
    [advice, "of advice"],
    [laws("inconclusive"), "inconclusive"],
    [laws("notRun"), "not run"],
    [mended, "known to fail and now kept"],
    [facts.faults.length, facts.faults.length === 1 ? "fault" : "faults"],
  );
  const part = partOf(facts);
  const end = part === null ? "" : `; ${part}`;
  switch (claimOf(facts)) {
    case "notConformant":
      return `NOT CONFORMANT to ${under}: ${laws("failed", "known")} of law broken${rest}${end}`;
    case "none":
      return `NO CLAIM under ${under}: nothing of law broken${rest}${end}`;
    case "conformant":
      return `CONFORMANT to ${under}: ${laws("passed", "mended")} of law exercised and kept` +
        listed(
          [advice, "of advice not followed"],
          [mended, "known to fail and now kept"],
          [limits, limits === 1 ? "limitation" : "limitations"],
        );
  }
}
