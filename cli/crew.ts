import type { Progress } from "../conformance/mod.ts";
import { mergeResults, type ResultData } from "../report/mod.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import type { Share, ShareListener } from "./share.ts";
import type { Surroundings } from "./surroundings.ts";
import { workOn } from "./work_on.ts";

/** Works on a run: alone, or in so many threads that each do a share. */
export async function workTogether(
  share: Share,
  jobs: number,
  surroundings: Surroundings,
  signal: AbortSignal,
  listener: ShareListener,
): Promise<ResultData> {
  if (jobs === 1) return await workOn(share, surroundings, signal, listener);
  const stop = new AbortController();
  signal.addEventListener("abort", () => stop.abort());
  const sum = new Sum();
  const found = new Set<string>();
  const results = await Promise.all(
    sharesOf(share, jobs).map(async (each, index) => {
      const data = await inThread(each, surroundings, stop.signal, {
        progress: (at) => listener.progress(sum.of(index, at, found.size)),
        finding(finding) {
          found.add(finding.rule.id);
          listener.finding(finding);
        },
        oddity: (oddity) => listener.oddity(oddity),
        log: (text) => listener.log(text),
      });
      // What one share ended for is reason enough for all.
      if (data.cutShort === "bailed") stop.abort();
      return data;
    }),
  );
  return mergeResults(results);
}

function inThread(
  share: Share,
  { startShare }: Surroundings,
  signal: AbortSignal,
  listener: ShareListener,
): Promise<ResultData> {
  return new Promise((resolve, reject) => {
    const thread = startShare(share, (message) => {
      switch (message.kind) {
        case "progress":
          return listener.progress(message.progress);
        case "finding":
          return listener.finding(message.finding);
        case "oddity":
          return listener.oddity(message.oddity);
        case "log":
          return listener.log(message.text);
        case "done":
          return resolve(message.data);
        case "refused":
          return reject(new Refusal(message.message, message.exit));
        case "died":
          return reject(
            new Refusal(`Cannot go on: a thread died of ${message.because}`, EXIT.fault),
          );
      }
    });
    signal.addEventListener("abort", () => thread.stop());
  });
}

/** The shares of a run in so many threads. */
function sharesOf(share: Share, jobs: number): readonly Share[] {
  return Array.from({ length: jobs }, (_, index): Share => {
    const shard = { index: index + 1, of: jobs };
    return { ...share, chosen: { ...share.chosen, shard } };
  });
}

/** How far several shares are together. */
class Sum {
  readonly #shares = new Map<number, Progress>();

  of(index: number, progress: Progress, findings: number): Progress {
    this.#shares.set(index, progress);
    const shares = [...this.#shares.values()];
    const total = (field: "runs" | "steps" | "budget") =>
      shares.reduce((sum, each) => sum + each[field], 0);
    return {
      ...progress,
      runs: total("runs"),
      steps: total("steps"),
      budget: total("budget"),
      exercised: Math.max(...shares.map(({ exercised }) => exercised)),
      findings,
    };
  }
}
