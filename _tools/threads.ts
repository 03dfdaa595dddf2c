import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";

/** What a thread says: that it is ready for a first task, or what became of one. */
type Word<Answer> =
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly answer: Answer }
  | { readonly kind: "died"; readonly because: string };

/**
 * Works on tasks in as many threads as there are cores, each taking the next that is left. The answers
 * come in the order of the tasks, so that how many threads there were cannot be told from them.
 *
 * @throws {Error} where a thread dies of its task
 */
export async function* inThreads<Task, Answer>(
  module: URL,
  tasks: readonly Task[],
): AsyncGenerator<Answer> {
  const answers = tasks.map(() => Promise.withResolvers<Answer>());
  // A task that fails is told in its turn: until then nobody waits for it.
  for (const { promise } of answers) promise.catch(() => {});
  const count = Math.min(availableParallelism(), tasks.length);
  const threads = Array.from({ length: count }, () => new Worker(module));
  let next = 0;
  for (const thread of threads) {
    let current = -1;
    thread.on("message", (word: Word<Answer>) => {
      if (word.kind === "done") answers[current]?.resolve(word.answer);
      if (word.kind === "died") answers[current]?.reject(new Error(word.because));
      current = next++;
      if (current < tasks.length) thread.postMessage(tasks[current]);
    });
    thread.on("error", (error) => {
      for (const { reject } of answers) reject(error);
    });
  }
  try {
    for (const { promise } of answers) yield await promise;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** In a thread: answers task after task. */
export function answerTasks<Task, Answer>(answer: (task: Task) => Promise<Answer>): void {
  const post = (word: Word<Answer>) => parentPort?.postMessage(word);
  parentPort?.on("message", async (task: Task) => {
    try {
      post({ kind: "done", answer: await answer(task) });
    } catch (error) {
      post({ kind: "died", because: error instanceof Error ? `${error.stack}` : `${error}` });
    }
  });
  post({ kind: "ready" });
}
