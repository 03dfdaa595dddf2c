/** What the tests of the phone begin with: a phone with the simplest bridge there is. */
import { callId } from "../call/mod.ts";
import { CallDelegate } from "../reference/mod.ts";
import { type Launch, type NativeHalf, Phone, type PhoneOptions } from "./mod.ts";

/** The id of a call. */
export const ada = "aaaaaaaa-0000-4000-8000-00000000000a";
/** The id of another. */
export const bob = "bbbbbbbb-0000-4000-8000-00000000000b";

/** The reference app, with no language in between: the simplest bridge there is. */
export class PlainHalf implements NativeHalf {
  readonly told: string[] = [];
  /** What pushes brought. */
  readonly pushed: unknown[] = [];
  readonly refused: string[] = [];
  fault: (thrown: unknown) => void = () => {};

  launch({ process, clock, engine, fault }: Launch): void {
    this.told.push("launched");
    this.fault = fault;
    const { audioSession, controller, pushRegistry } = process;
    const provider = process.provider({ maximumCallsPerCallGroup: 2 });
    new CallDelegate({
      provider,
      clock,
      engine,
      audioSession,
      pushRegistry: {
        setHandler: (hear) =>
          pushRegistry.setHandler((push) => {
            this.pushed.push(push.data);
            hear?.(push);
          }),
      },
    });
    process.setIntentHandler(({ handle, isVideo }) =>
      controller.request({ kind: "startCall", callId: callId(bob), handle, isVideo })
        .catch(({ code }) => void this.refused.push(code))
    );
  }

  die(keepsApp: boolean): void {
    this.told.push(keepsApp ? "starts anew" : "died");
  }

  idOf(name: string): ReturnType<Phone["idOf"]> {
    return callId(name);
  }
}

/** A phone, and the half on it. */
export function switchedOn(options?: PhoneOptions): { phone: Phone; half: PlainHalf } {
  const half = new PlainHalf();
  return { phone: new Phone(half, options), half };
}

/** What the user sees, a line a call. */
export function seen({ screen }: Phone): readonly string[] {
  return screen.calls.map(({ name, status, isMuted }) =>
    `${name} ${status}${isMuted ? " muted" : ""}`
  );
}
