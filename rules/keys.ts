import { actionId, type DtmfType, type PlayDtmfCallAction } from "../actions/mod.ts";
import { type CallId, instant } from "../call/mod.ts";
import { profile } from "../profile/mod.ts";
import type { EventOf } from "../trace/mod.ts";
import { alone, together } from "./alone.ts";
import { type Example, type ExampleLine, idOf, rests, talks } from "./example.ts";
import type { Bench, Judge } from "./rule.ts";

/** A key action that the app was given, and where. */
export interface GivenKey {
  /** Where it was given. */
  readonly at: EventOf<"executeAsked"> | EventOf<"performed">;
  /** The action. */
  readonly action: PlayDtmfCallAction;
}

/** Keys that the user pressed while all was at rest, and the actions that came of them. */
export interface Keyed {
  /** The call. */
  readonly callId: CallId;
  /** What was pressed. */
  readonly digits: string;
  /** The key actions for the call, in order; at least one. */
  readonly given: readonly GivenKey[];
  /** Whether nothing more can come: the app has fulfilled all that it was given. */
  readonly isDone: boolean;
  /** Where all was at rest again. */
  readonly rested: EventOf<"rested">;
}

/** Judges what becomes of keys: the later ones may wait for those before them. */
export function keyed({ world, timing }: Bench, hear: (keyed: Keyed) => void): Judge {
  let hasFailed = false;
  return together(
    {
      userGestured: () => void (hasFailed = false),
      completed({ outcome }) {
        if (outcome === "failed") hasFailed = true;
      },
    },
    alone(timing, "userGestured", ({ cause, offers }, rested) => {
      const { gesture, callId, digits } = cause;
      if (gesture !== "playDtmf" || digits === undefined || !world.liveCall(callId)) return;
      const given = offers.flatMap(({ at, actions }): readonly GivenKey[] =>
        actions.flatMap((action) =>
          action.kind === "playDtmf" && action.callId === callId ? [{ at, action }] : []
        )
      );
      const isOpen = world.openActions.some(({ action }) => action.callId === callId);
      const isDone = !hasFailed && !isOpen;
      if (given.length > 0) hear({ callId, digits, given, isDone, rested });
    }),
  );
}

/** What the user pressed before the first pause. */
export function beforePause(digits: string): string {
  return digits.replace(/[,;].*$/, "");
}

// For examples.

/** The user presses keys while both can talk, and the app is given these actions. */
export function presses(
  digits: string,
  ...actions: readonly (readonly [digits: string, type: DtmfType])[]
): Example {
  return [
    ...talks("a"),
    rests,
    { kind: "userGestured", gesture: "playDtmf", callId: idOf("a"), digits },
    ...actions.flatMap(([each, type], place) => [
      performsKey(place, each, type),
      completesKey(place),
    ]),
    rests,
  ];
}

/** The system performs the key action of a place. */
export function performsKey(
  place: number,
  digits: string,
  type: DtmfType = "singleTone",
): ExampleLine {
  const id = keyIdOf(place);
  const timeoutAt = instant(profile("callspec").deadlinesMs.playDtmf);
  const action = { kind: "playDtmf", id, callId: idOf("a"), digits, type } as const;
  return { kind: "performed", action, timeoutAt, isHandled: true };
}

/** The app fulfills it. */
export function completesKey(place: number): ExampleLine {
  return { kind: "completed", actionId: keyIdOf(place), outcome: "fulfilled" };
}

function keyIdOf(place: number) {
  return actionId(`00000000-0000-4000-9000-d000000000${String(place).padStart(2, "0")}`);
}
