import { type CallId, callId, type Handle } from "../call/mod.ts";
import {
  HEADSET_KEYS,
  type HeadsetKey,
  type Line,
  LINES,
  PHONE_LISTS,
  PHONE_SETTINGS,
  type PhoneList,
  type PhoneSetting,
  QUIRK_NAMES,
  type QuirkName,
} from "../phone/mod.ts";
import { checkWord } from "./check_word.ts";
import type { Environment, Freedoms, Input } from "./system/mod.ts";

type Untimed = { [K in Input["kind"]]: Omit<Input & { readonly kind: K }, "at"> }[Input["kind"]];

/** What is round the app: the phone's settings, other calls, a headset, and the system's moods. */
export class WorldControls {
  readonly #take: (input: Untimed) => void;
  readonly #environment: () => Environment;

  /** Made by the system. */
  constructor(take: (input: Untimed) => void, environment: () => Environment) {
    this.#take = take;
    this.#environment = environment;
  }

  /** Turns a setting of the phone on or off, or what the app may do on it. */
  turn(setting: PhoneSetting, isOn: boolean): void {
    checkWord("a setting of the phone", setting, PHONE_SETTINGS);
    checkSwitch(isOn);
    this.set(settingOf(setting, isOn));
  }

  /** Puts somebody on a list of the phone. */
  list(who: Handle, list: PhoneList): void {
    checkWord("a list of the phone", list, PHONE_LISTS);
    const field = LIST_FIELDS[list];
    this.set({ [field]: [...this.#environment()[field], who] });
  }

  /** A call directory knows somebody by a name. */
  know(who: Handle, name: string): void {
    this.set({ directory: [{ handle: who, name }, ...this.#environment().directory] });
  }

  /** Changes settings of the phone; what is not named stays as it is. */
  set(settings: Partial<Environment>): void {
    this.#take({ kind: "environmentSet", settings });
  }

  /** A call rings that is not the app's: on the phone's own line, or another app's. */
  foreignCalls(id: CallId, line: Line, from: Handle): void {
    checkWord("a line", line, LINES);
    this.#take({ kind: "foreignCalled", callId: callId(id), line, from });
  }

  /** The user places a call that is not the app's; it connects at once. */
  foreignStarts(id: CallId, line: Line, to: Handle): void {
    checkWord("a line", line, LINES);
    this.#take({ kind: "foreignStarted", callId: callId(id), line, from: to });
  }

  /** The far side of a call that is not the app's hangs up. */
  foreignEnds(id: CallId): void {
    this.#take({ kind: "foreignEnded", callId: callId(id) });
  }

  /** The user presses a key of the headset. */
  headset(key: HeadsetKey): void {
    checkWord("a key of the headset", key, HEADSET_KEYS);
    this.#take({ kind: "headsetPressed", key });
  }

  /** Switches an oddity of the real system on or off; all are off at first. */
  quirk(quirk: QuirkName, isOn = true): void {
    checkWord("an oddity", quirk, QUIRK_NAMES);
    checkSwitch(isOn);
    this.#take({ kind: "quirkSet", quirk, isOn });
  }

  /** Chooses what the platform leaves to the system. */
  use(freedoms: Partial<Freedoms>): void {
    this.#take({ kind: "freedomsSet", freedoms });
  }

  /** The call service is ready: providers that wait for it begin. */
  begin(): void {
    this.#take({ kind: "serviceBegan" });
  }

  /** The call service is lost and comes back: every call and action of the app is gone. */
  reset(): void {
    this.#take({ kind: "serviceReset" });
  }
}

/** The text "off" would else be on. */
function checkSwitch(isOn: unknown): void {
  checkWord("whether it is on", isOn, [true, false]);
}

const LIST_FIELDS = {
  vip: "vips",
  blocked: "blocked",
  protected: "protected",
  sensitive: "sensitive",
} as const satisfies Record<PhoneList, keyof Environment>;

function settingOf(setting: PhoneSetting, isOn: boolean): Partial<Environment> {
  switch (setting) {
    case "doNotDisturb":
      return { doNotDisturb: isOn };
    case "restrictedSharing":
      return { isSharingRestricted: isOn };
    case "entitlement":
      return { isEntitled: isOn };
    case "voipMode":
      return { hasVoipMode: isOn };
    case "callService":
      return { isRegionOff: !isOn };
    case "lock":
      return { isLocked: isOn };
    case "foreground":
      return { isAppInForeground: isOn };
  }
}
