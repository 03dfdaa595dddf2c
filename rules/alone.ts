import type { ActionId, ActionRequest, CallAction } from "../actions/mod.ts";
import type { Instant } from "../call/mod.ts";
import { EVENT_KINDS, type EventKind, type EventOf } from "../trace/mod.ts";
import type { Judge } from "./rule.ts";
import { isOneMoment, type Timing } from "./timing.ts";

/** Actions that the app was given: to execute them, or to perform one that it was not asked of. */
export interface Offer {
  /** Where it was given them. */
  readonly at: EventOf<"executeAsked"> | EventOf<"performed">;
  /** The actions, in order. */
  readonly actions: readonly CallAction[];
}

/** What can be the cause of an action. */
type CauseKind = "requested" | "userGestured";

/** Something that came while all was at rest, and what followed until all was at rest again. */
export interface Lone<K extends CauseKind> {
  /** What came. */
  readonly cause: EventOf<K>;
  /** How it settled, where it is a request. */
  readonly settled: EventOf<"requestSettled"> | null;
  /** What the app was given since. */
  readonly offers: readonly Offer[];
}

/** What gives no call system anything to do. */
const IDLE: ReadonlySet<EventKind> = new Set<EventKind>([
  "requestSettled",
  "callReturned",
  "executeAnswered",
  "handlerReturned",
  "handlerSettled",
  "audioActivated",
  "audioDeactivated",
  "observed",
  "engineAsked",
  "engineSettled",
  "engineReported",
  "mediaStarted",
  "mediaStopped",
  "microphoneSet",
  "audioConfigured",
  "appIntended",
  "remoteActed",
  "refusalArmed",
  "callsListed",
  "pendingListed",
  "screenSeen",
  "recentsSeen",
  "configurationSeen",
  "appListed",
  "appGrouped",
  "phoneKnown",
]);

/**
 * Judges what follows from one cause. A system may act of itself at any time, and steps may come at
 * once: only where nothing else happened, and no time passed, is it sure what an action is for.
 */
export function alone<K extends CauseKind>(
  timing: Timing,
  kind: K,
  hear: (lone: Lone<K>, rested: EventOf<"rested">) => void,
): Judge {
  const watch = new Watch<K>(timing, hear);
  const others = EVENT_KINDS.filter((each) => !IDLE.has(each) && each !== kind)
    .map((each) => [each, () => watch.spoil()] as const);
  return {
    ...Object.fromEntries(others) as Judge,
    [kind]: (event: EventOf<K>) => watch.begin(event),
    requestSettled: (event) => watch.settle(event),
    executeAsked(event) {
      watch.offer({ at: event, actions: event.actions.map(({ action }) => action) });
    },
    performed: (event) => watch.offer({ at: event, actions: [event.action] }),
    completed: ({ actionId }) => watch.complete(actionId),
    rested: (event) => watch.end(event),
  };
}

interface Draft<K extends CauseKind> {
  readonly cause: EventOf<K>;
  settled: EventOf<"requestSettled"> | null;
  readonly offers: Offer[];
}

class Watch<K extends CauseKind> {
  readonly #timing: Timing;
  readonly #hear: (lone: Lone<K>, rested: EventOf<"rested">) => void;
  /** The actions that the app was given, ever. */
  readonly #given = new Set<ActionId>();
  /** When all was at rest, if nothing else has happened since. */
  #restedAt: Instant | null = null;
  #draft: Draft<K> | null = null;

  constructor(
    timing: Timing,
    hear: (lone: Lone<K>, rested: EventOf<"rested">) => void,
  ) {
    this.#timing = timing;
    this.#hear = hear;
  }

  begin(cause: EventOf<K>): void {
    if (this.#draft || !this.#isStill(cause.at)) return this.spoil();
    this.#draft = { cause, settled: null, offers: [] };
  }

  settle(event: EventOf<"requestSettled">): void {
    const draft = this.#draft;
    if (!draft || !("request" in draft.cause)) return;
    if (draft.cause.request === event.request) draft.settled ??= event;
  }

  offer(offer: Offer): void {
    const isNew = offer.actions.some(({ id }) => !this.#given.has(id));
    for (const { id } of offer.actions) this.#given.add(id);
    if (isNew) this.#draft?.offers.push(offer);
  }

  complete(actionId: ActionId): void {
    // The completion of an action that was given before is a cause of its own.
    const isNew = this.#draft?.offers.some(({ actions }) =>
      actions.some(({ id }) => id === actionId)
    );
    if (!isNew) this.spoil();
  }

  /** Whether no time has passed since all was at rest. */
  #isStill(now: Instant): boolean {
    return this.#restedAt !== null && isOneMoment(this.#timing, this.#restedAt, now);
  }

  spoil(): void {
    this.#restedAt = null;
    this.#draft = null;
  }

  end(event: EventOf<"rested">): void {
    const draft = this.#draft;
    if (draft && isDone(draft) && this.#isStill(event.at)) this.#hear(draft, event);
    this.#draft = null;
    this.#restedAt = event.at;
  }
}

/** Whether nothing of it is to come: a request of which nobody hears does not settle. */
function isDone({ cause, settled }: Draft<CauseKind>): boolean {
  return !("request" in cause) || cause.isUnanswered === true || settled !== null;
}

/** The first field of an action that is not as it was requested; null where it is the same. */
export function strayField(wish: ActionRequest, action: CallAction): string | null {
  const given = new Map<string, unknown>(Object.entries(action));
  for (const [field, value] of Object.entries(wish)) {
    if (textOf(field, value) !== textOf(field, given.get(field))) return field;
  }
  return null;
}

/** Ids are compared by value: one may be spelled in another case. */
function textOf(field: string, value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return field.startsWith("callId") ? text.toLowerCase() : text;
}

/** Judges that sit together: each hears everything that it listens to, in their order. */
export function together(...judges: readonly Judge[]): Judge {
  const handlers = new Map<string, ((event: never) => void)[]>();
  for (const judge of judges) {
    for (const [kind, handler] of Object.entries(judge)) {
      handlers.set(kind, [...handlers.get(kind) ?? [], handler as (event: never) => void]);
    }
  }
  return Object.fromEntries([...handlers].map(([kind, all]) => [
    kind,
    (event: never) => {
      for (const handler of all) handler(event);
    },
  ]));
}
