import type { EventOf } from "../../trace/mod.ts";
import { invalidates, makesProvider, requests, rests, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, forum } from "../source.ts";

/** Without a provider in service every request is refused. */
export const refuseWithoutProvider: Rule = {
  id: "system/refuse-without-provider",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxerrorcoderequesttransactionerror.code/unknowncallprovider"),
    forum(801418),
  ],
  refs: ["PRV-12"],
  needs: ["settles"],
  statement: "The system refuses requests while the app has no provider in service, and says so.",
  because: "There is nobody who could perform them.",
  examples: {
    satisfied: [
      makesProvider(),
      invalidates,
      rests,
      requests("startCall", "a"),
      settlesRequest("unknownCallProvider"),
    ],
    broken: [makesProvider(), invalidates, rests, requests("startCall", "a"), settlesRequest()],
  },
  judge({ world, exercised, violated }) {
    const doomed = new Map<number, EventOf<"requested">>();
    /** Those that were made while something else was in the way as well. */
    const hindered = new Set<number>();
    return {
      requested(event) {
        if (world.isOutOfService) doomed.set(event.request, event);
        if (world.hurdles.size > 0) hindered.add(event.request);
      },
      providerCreated: () => doomed.clear(),
      requestSettled(event) {
        const request = doomed.get(event.request);
        if (!request) return;
        doomed.delete(event.request);
        exercised();
        const [first] = request.actions;
        const isPlain = first?.kind === "startCall" && request.actions.length === 1 &&
          !request.nonsense && !hindered.has(event.request) && world.hurdles.size === 0;
        // Where several reasons apply, any of them may be given (OQ-11).
        if (event.error && (!isPlain || event.error.code === "unknownCallProvider")) return;
        violated({
          at: event,
          ...(first && { callId: first.callId }),
          expected: "the request refused with requestTransaction/unknownCallProvider (2)",
          observed: event.error ? `refused with ${event.error.code}` : "accepted",
          hint: "look for a provider that was made and not invalidated, before anything else",
        });
      },
    };
  },
};
