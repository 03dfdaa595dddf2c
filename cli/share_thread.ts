/** A thread that works on a share of a run. */
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "./exit_codes.ts";
import { processSurroundings } from "./process_surroundings.ts";
import type { Share, ShareMessage } from "./share.ts";
import { workOn } from "./work_on.ts";

function tell(message: ShareMessage): void {
  parentPort?.postMessage(message);
}

const controller = new AbortController();
parentPort?.on("message", () => controller.abort());
try {
  const data = await workOn(workerData as Share, processSurroundings(), controller.signal, {
    progress: (progress) => tell({ kind: "progress", progress }),
    finding: (finding) => tell({ kind: "finding", finding }),
    oddity: (oddity) => tell({ kind: "oddity", oddity }),
    log: (text) => tell({ kind: "log", text }),
  });
  tell({ kind: "done", data });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  tell({ kind: "refused", message: error.message, exit: error.exit });
}
