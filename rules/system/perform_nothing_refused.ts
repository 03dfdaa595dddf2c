import { alone } from "../alone.ts";
import { performs, requests, rests, rings, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** What is refused does not happen. */
export const performNothingRefused: Rule = {
  id: "system/perform-nothing-refused",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXCallController")],
  refs: ["QUE-04"],
  needs: ["settles"],
  statement: "The system performs no action of a request that it refuses.",
  because: "An app that was refused takes it that nothing happened, and asks again.",
  examples: {
    satisfied: [
      ...rings("a"),
      rests,
      requests({ kind: "setMuted", isMuted: true }, "a"),
      settlesRequest("unknown"),
      rests,
    ],
    broken: [
      ...rings("a"),
      rests,
      requests({ kind: "setMuted", isMuted: true }, "a"),
      performs("setMuted", "a"),
      settlesRequest("unknown"),
      rests,
    ],
  },
  judge: ({ timing, exercised, violated }) =>
    alone(timing, "requested", ({ cause, settled, offers: [first] }) => {
      if (!settled?.error || cause.actions.length === 0) return;
      exercised();
      if (!first) return;
      const [action] = first.actions;
      violated({
        at: first.at,
        ...(action && { callId: action.callId }),
        expected: "no action for the app, since the request is refused",
        observed: `${first.actions.map(({ kind }) => kind).join(" and ")} for the app, ` +
          `and the request refused with ${settled.error.code}`,
        hint: "decide on a request first, and act on what was accepted",
      });
    }),
};
