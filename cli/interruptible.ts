import { EXIT } from "./exit_codes.ts";
import type { Surroundings } from "./surroundings.ts";

/** Lets Ctrl-C end some work: pressed once, with what is known by then; twice, at once. */
export async function interruptible<T>(
  { err, exit, onInterrupt }: Pick<Surroundings, "err" | "exit" | "onInterrupt">,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = onInterrupt(() => {
    if (controller.signal.aborted) return exit(EXIT.interrupted);
    err.write("\nInterrupted: what is known so far comes now; Ctrl-C again ends at once\n");
    controller.abort();
  });
  try {
    return await work(controller.signal);
  } finally {
    stop();
  }
}
