import { requests, rests, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** The promise of a request settles, and once. */
export const settleRequestsOnce: Rule = {
  id: "system/settle-requests-once",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXCallController")],
  refs: ["TX-03"],
  needs: ["settles"],
  statement: "The system settles every request exactly once.",
  because: "An app that hears nothing waits for ever, and one that hears twice acts twice.",
  examples: {
    satisfied: [requests("startCall", "a"), settlesRequest(), rests],
    broken: [requests("startCall", "a"), rests],
  },
  judge({ world, exercised, violated }) {
    const settled = new Set<number>();
    return {
      requestSettled(event) {
        exercised();
        if (!settled.has(event.request)) return void settled.add(event.request);
        violated({
          at: event,
          expected: "one settlement of the request",
          observed: "a second one",
        });
      },
      rested(event) {
        for (const [request, { actions }] of world.requests) {
          if (settled.has(request)) continue;
          exercised();
          settled.add(request);
          violated({
            at: event,
            ...(actions[0] && { callId: actions[0].callId }),
            expected: "the request accepted or refused",
            observed: "neither, and nothing is under way any more",
            hint: "settle the promise on every path, also where the provider is gone",
          });
        }
      },
    };
  },
};
