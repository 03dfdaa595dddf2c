import type { RuleId } from "./rule.ts";

/** A class of real defects, found in published code and its issues. */
export interface DefectClass {
  /** Names it. */
  readonly id: string;
  /** What goes wrong. */
  readonly name: string;
  /** The rules that see it; none where it is out of scope. */
  readonly rules: readonly RuleId[];
  /** Why no rule sees it. */
  readonly outOfScope?: string;
}

const of = (id: string, name: string, ...rules: readonly RuleId[]): DefectClass => ({
  id,
  name,
  rules,
});

/** Every class. */
export const DEFECT_CLASSES: readonly DefectClass[] = [
  of(
    "K01",
    "the text of an id changes on its way",
    "events/spell-ids-one-way",
    "events/keep-the-id",
    "system/ids-by-value",
  ),
  of("K02", "an action's own id is taken for a call's", "app/call-ids-are-not-action-ids"),
  of("K03", "a bridge puts an id of its own in place of the app's", "system/keep-the-apps-ids"),
  of("K04", "an id is used for a second call", "app/never-reuse-an-id"),
  of("K05", "one call is registered twice", "app/unique-call-ids"),
  of("K06", "a second report of a known id is not refused cleanly", "system/refuse-known-ids"),
  of("K08", "a guard or a failure leaves an action open", "app/complete-every-action"),
  of(
    "K09",
    "success is declared before the outcome is known",
    "app/answer-when-connected",
    "app/start-when-invited",
  ),
  of(
    "K10",
    "a completion waits for what can only come after it",
    "app/complete-every-action",
  ),
  of(
    "K12",
    "a time-out is ignored or answered",
    "app/leave-timed-out-actions",
    "app/drop-timed-out-calls",
  ),
  of("K14", "what belonged to a call outlives it", "app/forget-ended-calls"),
  of("K15", "the far side's end is never reported", "app/report-remote-end"),
  of(
    "K16",
    "a call is ended twice",
    "app/silent-after-an-end",
    "app/no-end-in-answer-to-an-end",
  ),
  of("K18", "a wrong reason for an end", "app/say-how-it-ended", "app/known-end-reasons"),
  of("K19", "decline, end and time-out are told apart by a flag", "system/decline-is-an-end"),
  of("K20", "answered elsewhere, and rings on here", "app/report-remote-end"),
  {
    id: "K21",
    name: "an event about somebody else ends this call",
    rules: [],
    outOfScope: "It is in an SDK's messages between several parties; a kit's engine has no such.",
  },
  of("K23", "an answer lands after the call is gone", "app/answer-when-connected"),
  of("K28", "several providers", "app/one-provider"),
  of(
    "K29",
    "a reset is handled by half",
    "app/reset-drops-everything",
    "app/quiet-after-a-reset",
  ),
  of("K30", "a request comes before the provider is there", "system/refuse-without-provider"),
  of("K31", "the error of a request is swallowed", "app/try-again-after-refusal"),
  of(
    "K33",
    "a push without a call, or a completion too early",
    "app/report-pushed-calls",
    "app/report-and-end-dead-pushes",
  ),
  of(
    "K34",
    "a capability or a limit is not respected",
    "system/no-hold-without-support",
    "system/offer-what-is-supported",
    "system/refuse-starts-over-the-limit",
    "system/ended-calls-in-recents",
  ),
  of("K35", "accepted, and nothing happens", "system/execute-first"),
  of(
    "K36",
    "audio outside of its window",
    "app/start-media-after-activation",
    "app/leave-activation-to-the-system",
  ),
  of("K37", "audio events are not passed on", "events/tell-every-listener"),
  of(
    "K39",
    "a held call is expected to resume by itself",
    "system/stay-held-when-the-other-end-hangs-up",
    "system/resume-after-own-end",
  ),
  of("K40", "mute or hold echo", "app/no-mute-in-answer-to-a-mute", "app/mute-to-the-value"),
  of("K41", "the app's mute is not the phone's", "app/mute-by-request"),
  of("K44", "a second call holds the wrong one", "system/hold-before-start"),
  of("K45", "hold is offered and not done", "app/hold-to-the-value"),
  of(
    "K46",
    "a list, a getter or an event says something else",
    "system/list-what-is-live",
    "system/tell-observers-of-changes",
  ),
  of("K47", "one slot for several calls", "app/end-the-call-meant"),
  of(
    "K50",
    "grouped calls stay on hold, or cannot be grouped",
    "system/join-and-leave-groups",
    "system/limit-groups",
    "app/leave-a-group-first",
  ),
  of(
    "K51",
    "an outgoing call is reported as connected never, or too early",
    "app/report-connected",
    "app/connected-once-answered",
    "app/progress-within-the-call",
  ),
  of("K52", "a start from Recents is lost or doubled", "app/call-back-by-request"),
  of("K53", "the app's screen acts without the controller", "app/end-by-request"),
  of("K54", "an event before the first listener is lost", "events/replay-early-events"),
  of(
    "K56",
    "an event comes more than once",
    "events/deliver-once-in-order",
    "events/replay-only-what-was-missed",
  ),
  of("K58", "names, keys and types drift", "events/keep-what-is-said"),
];
