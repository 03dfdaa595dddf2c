import { type CampaignOptions, conform } from "../conformance/mod.ts";
import { type Claim, claimOf, resultData, type VerdictData } from "../report/mod.ts";
import { connect } from "../wire/mod.ts";

/** What the kit makes of an adapter in another program, in short. */
export interface Judged {
  /** What can be claimed. */
  readonly claim: Claim;
  /** The law that it breaks. */
  readonly broken: readonly string[];
  /** The advice that it does not follow. */
  readonly unfollowed: readonly string[];
  /** The law that was not put to the test. */
  readonly open: readonly string[];
  /** What went wrong with the run itself. */
  readonly faults: readonly string[];
  /** What is odd about the program. */
  readonly oddities: readonly string[];
}

/** Where nothing is wrong, and nothing was left out. */
export const FLAWLESS: Judged = {
  claim: "conformant",
  broken: [],
  unfollowed: [],
  open: [],
  faults: [],
  oddities: [],
};

/**
 * What is made of the least app, in whatever language: it breaks no law, and places no calls, so that
 * the law on these is not put to the test. An app that does no more than this can claim nothing.
 */
export const LEAST_APP: Judged = {
  ...FLAWLESS,
  claim: "none",
  unfollowed: ["app/say-how-it-ended", "app/end-leftovers-at-launch"],
  open: [
    "app/start-by-request",
    "app/start-when-invited",
    "app/connected-once-answered",
    "app/report-connected",
    "app/acceptance-is-not-success",
    "app/never-force-audio-on-resume",
  ],
};

/** Starts the program of an adapter, puts it to the kit and ends it. Its machine may be busy. */
export async function judged(
  command: readonly string[],
  options: CampaignOptions,
): Promise<Judged> {
  const environment = { HOME: Deno.env.get("HOME") ?? "/" };
  const connected = await connect(command, { environment, patienceMs: 20_000 });
  try {
    const data = resultData(await conform(connected.adapter, options));
    const those = (status: VerdictData["status"], isLaw: boolean) =>
      data.verdicts.filter(({ status: found, rule }) => found === status && rule.isLaw === isLaw)
        .map(({ rule }) => rule.id);
    return {
      claim: claimOf(data),
      broken: those("failed", true),
      unfollowed: those("failed", false),
      open: those("inconclusive", true),
      faults: data.faults,
      oddities: connected.oddities(),
    };
  } finally {
    await connected.close();
  }
}

/** The first line that a program prints; null where there is no such program here. */
export async function firstLineOf(program: string, ...words: string[]): Promise<string | null> {
  try {
    const { success, stdout } = await new Deno.Command(program, { args: words }).output();
    return success ? new TextDecoder().decode(stdout).split("\n")[0] ?? null : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** A test that needs a language: where that is missing, it is counted as left out, and says why. */
export function testWith(
  language: string,
  program: string | null,
  name: string,
  run: (program: string) => Promise<void>,
): void {
  if (program !== null) Deno.test(name, () => run(program));
  else Deno.test.ignore(`${name} (left out: there is no ${language} here)`, () => {});
}
