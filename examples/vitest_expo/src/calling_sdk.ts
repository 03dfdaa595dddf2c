/** Why the far side of a call is gone. */
export type EndCause =
  | "hungUp"
  | "busy"
  | "noAnswer"
  | "connectionLost"
  | "answeredElsewhere"
  | "declinedElsewhere";

/** The calling SDK of the app: it knows a call by the id of the server. */
export interface CallingSdk {
  setListener(listener: {
    connected?(id: string): void;
    ended?(id: string, cause: EndCause): void;
  }): void;
  dial(id: string, to: { kind: "generic"; value: string }, isVideo: boolean): Promise<void>;
  accept(id: string): Promise<void>;
  hangUp(id: string): Promise<void>;
  setHeld(id: string, isOnHold: boolean): Promise<void>;
  setMuted(id: string, isMuted: boolean): void;
  sendDigits(id: string, digits: string): Promise<void>;
  startMedia(id: string): void;
  stopMedia(id: string): void;
}
