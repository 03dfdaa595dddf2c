import type { CallId, Handle, ProviderConfiguration } from "../../call/mod.ts";
import type { PushPayload } from "../../provider/mod.ts";
import { CallDelegate } from "../../reference/mod.ts";
import { type Input, type State, transition } from "../../reference/system/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { Phone, SystemAdapter, SystemSubject } from "../adapter.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { referenceApp, systemAdapter } from "../reference_adapters.ts";
import { appMutant, coreMutant, effectMutant as of, type Mutant, subjectMutant } from "./mutant.ts";

/** The reference app on a phone that is not as it was. */
function phoneMutant(
  name: string,
  breaks: RuleId,
  alter: (phone: Phone) => Partial<Phone>,
): Mutant {
  const open = (phone: Phone) => referenceApp.open({ ...phone, ...alter(phone) });
  return { name, breaks, adapter: { ...referenceApp, name, open } };
}

/** Makes a provider, thinks better of it, and makes another. */
function twoProviders(phone: Phone): Partial<Phone> {
  phone.provider().invalidate();
  return {};
}

/** Tries a delegate without didReset first. */
function deafAtFirst(phone: Phone): Partial<Phone> {
  return {
    provider(configuration) {
      const provider = phone.provider(configuration);
      try {
        provider.setDelegate({ timedOut() {} } as never);
      } catch {
        // The reference system takes none that is deaf; others may.
      }
      return provider;
    },
  };
}

/** Sets the delegate behind the first report or request. */
function delegateLast({ provider, controller }: Phone): Partial<Phone> {
  let setNow = () => {};
  const behind: Wrapper = (call, args) => {
    const promise = call(...args);
    setNow();
    setNow = () => {};
    return promise;
  };
  const later: Wrapper = (call, args) => void (setNow = () => call(...args));
  return {
    provider: (configuration) =>
      wrapped(
        provider(configuration),
        (name) =>
          name === "setDelegate" ? later : name === "reportNewIncomingCall" ? behind : undefined,
      ),
    controller: wrapped(controller, (name) => name === "request" ? behind : undefined),
  };
}

/** The icon is a picture of another kind. */
function withPhoto({ provider }: Phone): Partial<Phone> {
  const iconTemplateImageData = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
  return { provider: (configuration) => provider({ ...configuration, iconTemplateImageData }) };
}

/** Keeps what its engine tells of until the provider has begun; pushes it reports at once. */
class WaitsForBegin extends CallDelegate {
  #waiting: { readonly id: CallId; report(): void }[] | null = [];
  #isPushed = false;

  didBegin(): void {
    for (const each of this.#waiting ?? []) each.report();
    this.#waiting = null;
  }

  override didReset(): void {
    super.didReset();
    for (const { id } of this.#waiting ?? []) void this.engine.hangUp(id);
    this.#waiting &&= [];
  }

  override incoming(id: CallId, from: Handle, isVideo: boolean): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting || this.#isPushed) return super.incoming(id, from, isVideo);
    return new Promise((resolve) => {
      waiting.push({ id, report: () => resolve(super.incoming(id, from, isVideo)) });
    });
  }

  override pushed(payload: PushPayload): Promise<void> {
    this.#isPushed = true;
    const pushed = super.pushed(payload);
    this.#isPushed = false;
    return pushed;
  }
}

/** Hands out the very object that it was given last. */
function keepsTheGiven(subject: SystemSubject): Partial<SystemSubject> {
  let given: ProviderConfiguration | null = null;
  return {
    configure(configuration) {
      given = configuration;
      subject.configure?.(configuration);
    },
    configuration: () => given ?? configurationOf(subject),
  };
}

/** Copies what it is given, and hands out its copy itself. */
function handsOutItsOwn(subject: SystemSubject): Partial<SystemSubject> {
  let own: ProviderConfiguration | null = null;
  return {
    configure(configuration) {
      own = { ...configuration };
      subject.configure?.(configuration);
    },
    configuration: () => own ??= { ...configurationOf(subject) },
  };
}

function configurationOf({ configuration }: SystemSubject): ProviderConfiguration {
  if (!configuration) throw new Error("Cannot read the configuration: the reference shows it");
  return configuration();
}

/** Ends the oldest call of a provider that is configured anew. */
function endsOneWhenConfigured(state: State, input: Input): ReturnType<typeof transition> {
  const [after, effects] = transition(state, input);
  const oldest = after.calls.find(({ owner }) => typeof owner === "number");
  if (input.kind !== "configurationSet" || !oldest) return [after, effects];
  const { at, provider } = input;
  const end = {
    kind: "callEndReported",
    at,
    provider,
    callId: oldest.id,
    reason: "failed",
  } as const;
  const [ended, more] = transition(after, end);
  return [ended, [...effects, ...more]];
}

/** Puts "video" on every card. */
function offersVideo({ screen }: SystemSubject): Partial<SystemSubject> {
  if (!screen) return {};
  return {
    screen: () => ({
      calls: screen().calls.map((card) => ({ ...card, buttons: [...card.buttons, "video"] })),
    }),
  };
}

/** Tells also an invalidated provider of resets. */
const RESETS_FOR_ALL: SystemAdapter = {
  ...systemAdapter("tells an invalidated provider of resets"),
  async open(options) {
    const subject = await systemAdapter("").open(options);
    let isOver = false;
    return {
      ...subject,
      invalidate() {
        isOver = true;
        subject.invalidate?.();
      },
      controls: {
        ...subject.controls,
        reset() {
          subject.controls?.reset?.();
          if (isOver) void options.deliver.didReset();
        },
      },
    };
  },
};

/** The reference with one fault each: provider and configuration. */
export const PROVIDER_MUTANTS: readonly Mutant[] = [
  phoneMutant("makes two providers", "app/one-provider", twoProviders),
  phoneMutant("sets a delegate that is deaf to resets", "app/hear-resets", deafAtFirst),
  phoneMutant("sets its delegate last", "app/set-the-delegate-first", delegateLast),
  phoneMutant("gives a photo for its icon", "app/icon-is-a-template", withPhoto),
  appMutant("waits until its provider has begun", "app/report-without-begin", WaitsForBegin),
  of(
    "says twice that a provider has begun",
    "system/begin-once",
    (effect) => effect.kind === "didBegin" ? [effect, effect] : effect,
  ),
  subjectMutant(
    "keeps the configuration that it is given",
    "system/configuration-is-a-copy",
    keepsTheGiven,
  ),
  subjectMutant(
    "hands out the configuration that it keeps",
    "system/configuration-is-a-copy",
    handsOutItsOwn,
  ),
  coreMutant(
    "ends a call when it gets a new configuration",
    "system/configuration-spares-live-calls",
    endsOneWhenConfigured,
  ),
  subjectMutant(
    "offers video whatever the configuration says",
    "system/offer-what-is-supported",
    offersVideo,
  ),
  coreMutant(
    "goes on listing the calls of an invalidated provider",
    "system/invalidation-fails-calls",
    (state, input) => {
      const [after, effects] = transition(state, input);
      return [input.kind === "invalidated" ? { ...after, calls: state.calls } : after, effects];
    },
  ),
  of(
    "starts calls without a provider",
    "system/refuse-without-provider",
    (effect, input, { providers }) =>
      effect.kind === "requestSettled" && providers.length === 0 && isStart(input)
        ? { ...effect, refusal: null }
        : effect,
  ),
  of(
    "takes the reports of an invalidated provider",
    "system/nothing-from-invalid-providers",
    (effect, _input, { providers }) =>
      effect.kind === "incomingSettled" && providers.length === 0
        ? { ...effect, refusal: null }
        : effect,
  ),
  {
    name: RESETS_FOR_ALL.name,
    breaks: "system/nothing-after-invalidation",
    adapter: RESETS_FOR_ALL,
  },
];

function isStart(input: Input): boolean {
  return input.kind === "requested" &&
    input.actions.some((action) => typeof action !== "string" && action.kind === "startCall");
}
