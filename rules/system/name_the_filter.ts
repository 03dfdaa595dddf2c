import type { CallErrorData, Handle } from "../../call/mod.ts";
import { idOf, settlesReport } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

const busy = { kind: "phoneTurned", setting: "doNotDisturb", isOn: true } as const;
const ada = { kind: "generic", value: "ada" } as const;
const adaCalls = {
  kind: "incomingReported",
  report: 1,
  callId: idOf("a"),
  update: { remoteHandle: ada },
} as const;
const rested = { kind: "rested" } as const;

/** The error says what is in the way of a call. */
export const nameTheFilter: Rule = {
  id: "system/name-the-filter",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxerrorcodeincomingcallerror.code"), header("CXError")],
  refs: ["INC-06"],
  statement: "The system refuses a call with the error of what is in its way: Do Not Disturb, " +
    "the block list, a shared screen, a protected or a sensitive party, a missing entitlement.",
  because: "An app tells its user something else about a blocked caller than about a quiet hour.",
  examples: {
    satisfied: [
      busy,
      rested,
      adaCalls,
      settlesReport("a", { domain: "incomingCall", code: "filteredByDoNotDisturb" }),
    ],
    broken: [
      busy,
      rested,
      adaCalls,
      settlesReport("a", { domain: "incomingCall", code: "filteredByBlockList" }),
    ],
  },
  judge({ world, profile, exercised, violated }) {
    const vips = new Set<string>();
    /** Settings of a moment ago may not have got through. */
    let isFresh = false;
    let armed = 0;
    let hasReset = false;
    const expected = new Map<number, string>();
    return {
      phoneTurned: () => void (isFresh = true),
      phoneListed({ who, list }) {
        isFresh = true;
        if (list === "vip") vips.add(text(who));
      },
      refusalArmed({ on }) {
        if (on === "report") armed++;
      },
      didReset: () => void (hasReset = true),
      providerCreated: () => void (hasReset = false),
      incomingReported({ report, callId, update }) {
        if (armed > 0) return void armed--;
        const isServed = [...world.providers.values()].every(({ service }) => service === "on");
        // Any reason that applies will do (OQ-11), and after a reset it may be another (OQ-26).
        if (isFresh || hasReset || !isServed || profile.overLimit === "reject") return;
        if (world.calls.has(callId) || world.ended.has(callId)) return;
        const [code, ...others] = codesFor(world.hurdles, vips, update.remoteHandle ?? null);
        if (code !== undefined && code !== "" && others.length === 0) expected.set(report, code);
      },
      incomingSettled(event) {
        const code = expected.get(event.report);
        expected.delete(event.report);
        // That it lets a call through all the same is the phone's to decide.
        if (code === undefined || !event.error) return;
        exercised();
        if (isCode(event.error, code)) return;
        violated({
          at: event,
          callId: event.callId,
          expected: `the call refused with incomingCall/${code}`,
          observed: `refused with ${event.error.domain}/${event.error.code}`,
        });
      },
      rested() {
        isFresh = false;
      },
    };
  },
};

/** The error of each setting, as it is in the way; nothing where the contract names none. */
const SETTINGS: ReadonlyMap<string, string> = new Map([
  ["doNotDisturb", "filteredByDoNotDisturb"],
  ["restrictedSharing", "filteredDuringRestrictedSharingMode"],
  ["entitlement", "unentitled"],
]);

/** The error of each list. */
const LISTS: readonly (readonly [list: string, code: string])[] = [
  ["blocked", "filteredByBlockList"],
  ["protected", "callIsProtected"],
  ["sensitive", "filteredBySensitiveParticipants"],
];

/** What refuses a call from somebody, as codes; one that the contract does not name is empty. */
function codesFor(
  hurdles: ReadonlySet<string>,
  vips: ReadonlySet<string>,
  from: Handle | null,
): readonly string[] {
  const who = from ? text(from) : "";
  const codes = LISTS.filter(([list]) => hurdles.has(`${list} ${who}`)).map(([, code]) => code);
  for (const hurdle of hurdles) {
    if (hurdle.includes(" ")) continue; // It is about somebody on a list.
    if (hurdle !== "doNotDisturb" || !vips.has(who)) codes.push(SETTINGS.get(hurdle) ?? "");
  }
  return codes;
}

function text({ kind, value }: Handle): string {
  return `${kind} ${value}`;
}

function isCode({ domain, code }: CallErrorData, wanted: string): boolean {
  return domain === "incomingCall" && code === wanted;
}
