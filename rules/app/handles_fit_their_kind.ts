import type { Handle, HandleKind } from "../../call/mod.ts";
import { idOf, requests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** What the value of a handle of each kind looks like: no more than what every such value has. */
const FITS: { readonly [K in HandleKind]: RegExp } = {
  generic: /^/,
  phoneNumber: /\d/,
  emailAddress: /[^@]@[^@]/,
};

/** A handle is of the kind that it says. */
export const handlesFitTheirKind: Rule = {
  id: "app/handles-fit-their-kind",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxhandle"), apple("callkit/cxhandle/value")],
  refs: ["OUT-13"],
  statement: "The app gives a handle of a kind that its value fits: digits as a phone number, " +
    "an address as an email address.",
  because: "The phone looks handles up in the contacts by their kind, and calls back by it.",
  examples: {
    satisfied: [requests("startCall", "a")],
    broken: [{
      kind: "requested",
      request: 1,
      actions: [{
        kind: "startCall",
        callId: idOf("a"),
        handle: { kind: "phoneNumber", value: "bob" },
        isVideo: false,
      }],
    }],
  },
  judge({ exercised, violated }) {
    // What the user gave to the app is not the app's choice.
    const given = new Set<string>();
    const take = ({ kind, value }: Handle) => void given.add(`${kind} ${value}`);
    return {
      appIntended: ({ to }) => to && take(to),
      intentHeard: ({ to }) => take(to),
      requested(event) {
        for (const action of event.actions) {
          if (action.kind !== "startCall") continue;
          exercised();
          const { kind, value } = action.handle;
          if (FITS[kind].test(value) || given.has(`${kind} ${value}`)) continue;
          violated({
            at: event,
            callId: action.callId,
            expected: `a ${kind} whose value is one`,
            observed: JSON.stringify(value),
            hint: "give names of your own service as generic",
          });
        }
      },
    };
  },
};
