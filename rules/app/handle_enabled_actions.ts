import type { ActionKind } from "../../actions/mod.ts";
import { type CallUpdate, instant } from "../../call/mod.ts";
import { actionIdOf, idOf, performs, talks } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** What an app says to have an action withheld; the rest comes to every app. */
const FLAGS: { readonly [K in ActionKind]?: readonly (keyof CallUpdate)[] } = {
  setHeld: ["supportsHolding"],
  setGroup: ["supportsGrouping", "supportsUngrouping"],
  playDtmf: ["supportsDtmf"],
};

/** What the phone offers for a call, the app can do. */
export const handleEnabledActions: Rule = {
  id: "app/handle-enabled-actions",
  level: "should",
  since: "0.1.0",
  evidence: "derived",
  sources: [header("CXProvider"), apple("callkit/cxcallupdate")],
  refs: ["ACT-11"],
  statement: "The app has a handler for every action that it leaves enabled.",
  because: "The phone offers a button that does nothing, and the action hangs until it expires.",
  examples: {
    satisfied: [...talks("a"), performs("setHeld", "a")],
    broken: [...talks("a"), {
      kind: "performed",
      action: {
        kind: "setHeld",
        id: actionIdOf("setHeld", "a"),
        callId: idOf("a"),
        isOnHold: true,
      },
      timeoutAt: instant(5_000),
      isHandled: false,
    }],
  },
  judge: ({ world, exercised, violated }) => ({
    performed(event) {
      const { kind, callId } = event.action;
      const flags = FLAGS[kind] ?? [];
      const { info = {} } = world.calls.get(callId) ?? {};
      // Some systems ask for what was disabled (HLD-10).
      if (flags.some((flag) => info[flag] === false)) return;
      exercised();
      if (event.isHandled) return;
      violated({
        at: event,
        callId,
        expected: `a member ${kind} of the delegate`,
        observed: "there is none: the action stays open",
        hint: flags.length === 0
          ? "write the handler: this action comes to every app"
          : `write the handler, or report ${flags.join(" and ")} false for your calls`,
      });
    },
  }),
};
