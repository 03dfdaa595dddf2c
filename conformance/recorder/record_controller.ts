import { type ActionRequest, actionRequest } from "../../actions/mod.ts";
import type { CallController } from "../../controller/mod.ts";
import { type Rejection, rejection } from "./error_data.ts";
import type { Numbers } from "./record_provider.ts";
import { wrapped, type Wrapper } from "./wrapped.ts";
import type { Recording } from "./recording.ts";

/** The controller, with each request and its settlement told to the trace. */
export function recordController(
  controller: CallController,
  trace: Recording,
  numbers: Numbers,
): CallController {
  const wrapper = requestWrapper(trace, numbers);
  return wrapped(controller, (name) => name === "request" ? wrapper : undefined);
}

/** How a request is told to the trace; of one that is unanswered nobody hears how it settles. */
export function requestWrapper(
  trace: Recording,
  numbers: Numbers,
  isUnanswered: (actions: readonly ActionRequest[]) => boolean = () => false,
): Wrapper {
  return (call, args) => {
    const request = numbers.next++;
    const actions = args.map(actionRequest).filter((each): each is ActionRequest =>
      typeof each !== "string"
    );
    const nonsense = args.length - actions.length;
    const isSilent = isUnanswered(actions);
    trace.append({
      kind: "requested",
      request,
      actions,
      ...(nonsense > 0 && { nonsense }),
      ...(isSpelled(args) && { isSpelled: true }),
      ...(isSilent && { isUnanswered: true }),
    });
    const promise = call(...args) as Promise<void>;
    trace.append({ kind: "callReturned", of: "request", number: request });
    if (isSilent) return Promise.resolve(promise).catch(() => {});
    const settle = (outcome: Rejection | { readonly error: null }) =>
      trace.append({ kind: "requestSettled", request, ...outcome });
    promise.then(() => settle({ error: null }), (reason) => settle(rejection(reason)));
    return promise;
  };
}

/** Whether an id is not in the form in which a trace has it. */
function isSpelled(args: readonly unknown[]): boolean {
  return args.some((action) => {
    const id: unknown = (action as { readonly callId?: unknown } | null)?.callId;
    return typeof id === "string" && id !== id.toLowerCase();
  });
}
