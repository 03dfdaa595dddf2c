import type { CallId, CallUpdate, Handle } from "../../call/mod.ts";
import { SCRIBBLED_NAME } from "../../trace/mod.ts";
import { rings, shows, updates } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** The name of the app comes first, then the phone's, then the handle. */
export const showTheGivenName: Rule = {
  id: "system/show-the-given-name",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    apple("callkit/cxcallupdate/localizedcallername"),
    apple("callkit/making-and-receiving-voip-calls"),
  ],
  refs: ["UPD-03"],
  sees: "screenSeen",
  statement:
    "The system shows the name that the app gave, else the one that a call directory knows " +
    "for the handle, else the handle.",
  because: "Users decide by it whether they answer: a bare handle tells them nothing.",
  examples: {
    satisfied: [
      ...rings("a"),
      updates("a", { localizedCallerName: "Ada" }),
      shows({ a: { name: "Ada" } }),
    ],
    broken: [
      ...rings("a"),
      updates("a", { localizedCallerName: "Ada" }),
      shows({ a: { name: "ada" } }),
    ],
  },
  judge({ world, exercised, violated }) {
    const directory = new Map<string, readonly string[]>();
    /** What each call may be called by its handle alone: what is learned later may come too late. */
    const plain = new Map<CallId, Plain>();
    /**
     * Calls whose last update said nothing of a name, which is a rule of its own, or came before the
     * system had begun them.
     */
    const isOpen = new Set<CallId>();
    function introduced(id: CallId, { remoteHandle: of }: CallUpdate): void {
      if (world.calls.has(id)) return void isOpen.add(id);
      isOpen.delete(id);
      const known = of && directory.get(keyOf(of));
      // A phone writes numbers in a form of its own.
      const names = known ?? (of && of.kind !== "phoneNumber" ? [of.value] : []);
      plain.set(id, { key: of ? keyOf(of) : null, names: names.includes("") ? [] : names });
    }
    return {
      incomingReported: ({ callId, update }) => introduced(callId, update),
      requested({ actions }) {
        for (const action of actions) {
          if (action.kind !== "startCall") continue;
          introduced(action.callId, { remoteHandle: action.handle });
        }
      },
      callUpdated({ callId, update }) {
        if (update.localizedCallerName && !world.isOnlyRequested(callId)) isOpen.delete(callId);
        else isOpen.add(callId);
      },
      phoneKnown({ who, name }) {
        const key = keyOf(who);
        directory.set(key, [...directory.get(key) ?? [], name]);
        for (const [id, { key: of, names }] of plain) {
          if (of === key && names.length > 0) plain.set(id, { key, names: [...names, name] });
        }
      },
      screenSeen(event) {
        for (const { callId, name } of event.cards) {
          const call = world.liveCall(callId);
          if (!call || isOpen.has(callId) || name === SCRIBBLED_NAME) continue;
          const given = call.info.localizedCallerName;
          const wanted = given ? [given] : plain.get(callId)?.names ?? [];
          if (wanted.length === 0) continue;
          exercised();
          if (wanted.includes(name)) continue;
          violated({
            at: event,
            callId,
            expected: `"${wanted[0]}" on the screen`,
            observed: `"${name}"`,
            hint: "take localizedCallerName where there is one, and look the handle up otherwise",
          });
        }
      },
    };
  },
};

interface Plain {
  readonly key: string | null;
  readonly names: readonly string[];
}

function keyOf({ kind, value }: Handle): string {
  return `${kind} ${value}`;
}
