import { PROFILE_NAMES, type ProfileName } from "../profile/mod.ts";
import { type Kit, KITS } from "../scenario/mod.ts";
import {
  allOptional,
  flag,
  integer,
  list,
  nullable,
  object,
  optional,
  type Schema,
  table,
  text,
  word,
} from "../schema/mod.ts";
import {
  CONFIGURATION,
  CONFIGURATION_FIELDS,
  INSTANT,
  type RecordedConfiguration,
} from "../trace/mod.ts";
import { APP_EVENT, APP_STIMULUS, type AppEvent, type AppStimulus } from "./app_messages.ts";
import {
  LAYER_EVENT,
  LAYER_STIMULUS,
  type LayerEvent,
  type LayerStimulus,
} from "./layer_messages.ts";
import { MIRROR, type Mirror } from "./mirror.ts";
import type { Method } from "./requester.ts";
import {
  SYSTEM_EVENT,
  SYSTEM_STIMULUS,
  type SystemEvent,
  type SystemStimulus,
} from "./system_messages.ts";

/** The version of the protocol: fields may come within 1.x, and are ignored where not known. */
export const PROTOCOL = "1.0";

/** What is done to a subject, by kit. */
export interface Stimuli {
  app: AppStimulus;
  system: SystemStimulus;
  events: LayerStimulus;
}

/** What a subject does, by kit. */
export interface WireEvents {
  app: AppEvent;
  system: SystemEvent;
  events: LayerEvent;
}

/** The parts of a call system that not every one has. */
export const OFFERS = [
  "reportCallUpdated",
  "reportOutgoingCallStartedConnecting",
  "reportOutgoingCallConnected",
  "invalidate",
  "configure",
  "configuration",
  "calls",
  "pendingTransactions",
  "pendingActions",
  "screen",
  "recents",
  "gesture",
  "turn",
  "list",
  "know",
  "foreignCalls",
  "foreignStarts",
  "foreignEnds",
  "headset",
  "quirk",
  "use",
  "begin",
  "reset",
  "setOrder",
  "reload",
  "mirror",
] as const;

/** The name of such a part. */
export type Offer = typeof OFFERS[number];

/** The first request: who is there. */
export const INITIALIZE: Method<Initialize, Initialized> = {
  name: "initialize",
  params: object<Initialize>({
    protocol: list(text(), { about: "The versions that are spoken here, the best first." }),
    spec: text({ about: "The version of the specification." }),
    nonce: text({ about: "To be given back." }),
  }),
  result: object<Initialized>({
    protocol: text({ about: "The version that both speak." }),
    nonce: text({ about: "What was given." }),
    kit: word(KITS, { about: "What is under test." }),
    name: text({ about: "What it is called in reports.", maxLength: 200 }),
    version: optional(text({ about: "Which version of it.", maxLength: 200 })),
    capabilities: optional(list(text(), { about: "What it says of itself." })),
    lacks: optional(list(text(), { about: "What a call system says that it lacks." })),
    configuration: optional(
      object<Partial<RecordedConfiguration>>(allOptional(CONFIGURATION_FIELDS), {
        about: "What of its provider's configuration no app can choose.",
      }),
    ),
    settles: optional(flag({ about: "Whether it does more later: it is asked to settle." })),
  }),
};

/** What {@linkcode INITIALIZE} is given. */
export interface Initialize {
  readonly protocol: readonly string[];
  readonly spec: string;
  readonly nonce: string;
}

/** What comes back. */
export interface Initialized {
  readonly protocol: string;
  readonly nonce: string;
  readonly kit: Kit;
  readonly name: string;
  readonly version?: string;
  readonly capabilities?: readonly string[];
  readonly lacks?: readonly string[];
  readonly configuration?: Partial<RecordedConfiguration>;
  readonly settles?: boolean;
}

/** What a fresh session begins with. */
export interface Open {
  readonly session: number;
  readonly at: number;
  readonly seed: number;
  readonly profile: ProfileName;
  readonly configuration: RecordedConfiguration | null;
  readonly storage: Readonly<Record<string, string>>;
  readonly mirror?: Mirror;
}

/** What is done to the subject, in a session, at a moment. */
export interface Stimulate<K extends Kit> {
  readonly session: number;
  readonly at: number;
  readonly stimulus: Stimuli[K];
  readonly mirror?: Mirror;
}

/** Time goes on in a session, or it is asked to settle. */
export interface OfSession {
  readonly session: number;
  readonly at: number;
}

/** What the subject did upon it. */
export interface Outcome<K extends Kit> {
  /** What it did before the call returned; what it does later comes when it is asked to settle. */
  readonly events: readonly WireEvents[K][];
  /** Whether the handler of an action goes on behind its return: its promise is open. */
  readonly isPending?: boolean;
  /** What the handler threw. */
  readonly thrown?: string | null;
  /** Whether it could be done at all: the phone offers no such gesture now. */
  readonly isTaken?: boolean;
  /** What the app says where it is asked whether it executes a transaction itself. */
  readonly isExecuting?: boolean;
  /** Which parts the subject has that not every one has; where it was opened. */
  readonly offers?: readonly Offer[];
  /** What the subject threw where nobody can throw. */
  readonly faults?: readonly string[];
  /** When the next timer of the subject is due, in the time that it is told; null: none is. */
  readonly next?: number | null;
}

const MOMENT = {
  session: integer({ minimum: 1, about: "Which session: they are counted through." }),
  at: INSTANT as Schema<number>,
};

const STIMULI: { readonly [K in Kit]: Schema<Stimuli[K]> } = {
  app: APP_STIMULUS,
  system: SYSTEM_STIMULUS,
  events: LAYER_STIMULUS,
};

const EVENTS: { readonly [K in Kit]: Schema<WireEvents[K]> } = {
  app: APP_EVENT,
  system: SYSTEM_EVENT,
  events: LAYER_EVENT,
};

function outcomeOf<K extends Kit>(kit: K): Schema<Outcome<K>> {
  return object<Outcome<Kit>>({
    events: list(EVENTS[kit] as Schema<WireEvents[Kit]>, {
      about: "What it did before the call returned, in order.",
    }),
    isPending: optional(flag({ about: "Whether the handler's promise is open." })),
    thrown: optional(nullable(text({ about: "What the handler threw." }))),
    isTaken: optional(flag({ about: "Whether the phone offered the gesture." })),
    isExecuting: optional(flag({ about: "The answer to executeAsked." })),
    offers: optional(list(word(OFFERS), { about: "Of open: which parts it has." })),
    faults: optional(list(text(), { about: "What it threw where nobody can throw." })),
    next: optional(nullable(integer({ about: "When its next timer is due." }))),
  }) as Schema<Outcome<K>>;
}

/** The methods of a session, for a kit. */
export interface SessionMethods<K extends Kit> {
  readonly open: Method<Open, Outcome<K>>;
  readonly step: Method<Stimulate<K>, Outcome<K>>;
  readonly advance: Method<OfSession, Outcome<K>>;
  readonly settle: Method<OfSession, Outcome<K>>;
  readonly close: Method<{ readonly session: number }, object>;
}

function methodsOf<K extends Kit>(kit: K): SessionMethods<K> {
  const result = outcomeOf(kit);
  return {
    open: {
      name: "open",
      params: object<Open>({
        ...MOMENT,
        seed: integer({ about: "Decides what the subject draws by chance." }),
        profile: word(PROFILE_NAMES, { about: "The platform whose numbers hold." }),
        configuration: nullable(CONFIGURATION),
        storage: table(text(), { about: "What the app keeps on the device." }),
        mirror: optional(MIRROR),
      }),
      result,
    },
    step: {
      name: "step",
      params: object<Stimulate<Kit>>({
        ...MOMENT,
        stimulus: STIMULI[kit] as Schema<Stimuli[Kit]>,
        mirror: optional(MIRROR),
      }) as Schema<Stimulate<K>>,
      result,
    },
    advance: { name: "advance", params: object<OfSession>(MOMENT), result },
    settle: { name: "settle", params: object<OfSession>(MOMENT), result },
    close: {
      name: "close",
      params: object<{ readonly session: number }>({ session: MOMENT.session }),
      result: object<object>({}),
    },
  };
}

/** The methods of a session, by kit. */
export const SESSION_METHODS: { readonly [K in Kit]: SessionMethods<K> } = {
  app: methodsOf("app"),
  system: methodsOf("system"),
  events: methodsOf("events"),
};

/** The last request: it ends by itself. */
export const SHUTDOWN: Method<object, object> = {
  name: "shutdown",
  params: object<object>({}),
  result: object<object>({}),
};
