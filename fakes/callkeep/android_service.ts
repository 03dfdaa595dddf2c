import type { ActionRequest, Performing } from "../../actions/mod.ts";
import {
  type CallEndedReason,
  type CallId,
  callId,
  type Clock,
  type Instant,
} from "../../call/mod.ts";
import type { CallProvider } from "../../provider/mod.ts";
import type { AppProcess } from "../../reference/mod.ts";
import type { Launch } from "../mod.ts";
import { AndroidConnection, type ConnectionDetails, type Tell } from "./android_connection.ts";
import type { AudioRouteName } from "./audio_route.ts";
import { NATIVE_EVENTS } from "./events.ts";
import type { Ground } from "./platform.ts";

/** The phone's reasons by the bridge's numbers, by way of Android's causes; `failed` for all others. */
const REASONS: Readonly<Record<number, CallEndedReason>> = {
  2: "remoteEnded", // REMOTE
  3: "unanswered", // BUSY
  4: "answeredElsewhere", // ANSWERED_ELSEWHERE
  5: "remoteEnded", // REMOTE
  6: "unanswered", // MISSED
};

/** What the service works with besides the phone. */
export interface ServiceGround extends Ground {
  /** Tells JavaScript of an event, now or once it listens. */
  readonly tell: Tell;
  /** Whether the app shows its calls itself. */
  readonly isSelfManaged: () => boolean;
}

/** Android's connection service as the bridge has it: the calls, by what the app calls them. */
export class AndroidService {
  /** Whether the app can place calls. */
  isAvailable = false;
  /** Whether the app was set up. */
  isInitialized = false;
  /** Whether the app said that it is there. */
  isReachable = false;
  /** Whether a call was placed that has not ended. */
  hasOutgoingCall = false;
  /** Where the sound goes. */
  route: AudioRouteName = "Phone";
  readonly #process: AppProcess;
  readonly #clock: Clock;
  readonly #ground: ServiceGround;
  readonly #connections = new Map<string, AndroidConnection>();
  /** Calls that were asked for, and that the phone has not come back with yet. */
  readonly #expected = new Map<CallId, ConnectionDetails>();
  /** What the app did itself with a call: the phone comes back with it, and it is not told again. */
  readonly #own = new Set<string>();
  readonly #ids = new Map<string, CallId>();
  #provider: CallProvider | null = null;

  /** Made by the module. */
  constructor({ process, clock }: Launch, ground: ServiceGround) {
    this.#process = process;
    this.#clock = clock;
    this.#ground = ground;
  }

  /** The calls, by what the app calls them. */
  get connections(): ReadonlyMap<string, AndroidConnection> {
    return this.#connections;
  }

  /** The call of a name, which may be any text here. */
  idOf(uuid: string): CallId {
    const known = this.#ids.get(uuid);
    if (known) return known;
    const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid)
      ? callId(uuid)
      : callId(`00000000-0000-4000-8000-${(this.#ids.size + 1).toString(16).padStart(12, "0")}`);
    this.#ids.set(uuid, id);
    return id;
  }

  /** The app has a phone account from now on. */
  register(): void {
    if (this.#provider) return;
    this.#provider = this.#process.provider({ supportsVideo: true });
    this.#provider.setDelegate({
      didReset: () => this.#connections.clear(),
      startCall: (action) => this.#createOutgoing(action),
      answerCall: (action) =>
        this.#withConnection(action, (connection) => {
          connection.answer = action;
          connection.answers();
        }),
      endCall: (action) => {
        const connection = this.#find(action.callId);
        if (connection) this.#end(connection);
        action.fulfill();
      },
      setHeld: (action) =>
        this.#withConnection(action, (connection) => {
          if (!this.#isOwn("setHeld", action.callId)) connection.holds(action.isOnHold);
          action.fulfill();
        }),
      setMuted: (action) =>
        this.#withConnection(action, (connection) => {
          connection.isMutedByPhone = action.isMuted;
          connection.hearsAudio(action.isMuted, this.route);
          action.fulfill();
        }),
      setGroup: (action) =>
        this.#withConnection(action, (connection) => {
          if (action.callIdToGroupWith !== null) {
            connection.holds(false);
            this.#find(action.callIdToGroupWith)?.holds(false);
          }
          action.fulfill();
        }),
      playDtmf: (action) =>
        this.#withConnection(action, (connection) => {
          for (const digit of action.digits) connection.playsDtmf(digit);
          action.fulfill();
        }),
    });
  }

  /** An incoming call is given to the phone; its connection comes with the phone's consent. */
  addIncoming(details: ConnectionDetails, reachabilityTimeout: number | null): void {
    const { callId: id, number, name, hasVideo } = details;
    this.#expected.set(id, details);
    this.#provider?.reportNewIncomingCall(id, {
      remoteHandle: { kind: "phoneNumber", value: number },
      localizedCallerName: name,
      hasVideo,
    }).then(
      () => {
        const connection = this.#find(id);
        if (connection && this.#ground.isSelfManaged()) connection.asksToBeShown();
        if (reachabilityTimeout !== null) this.#checkReachable(details.uuid, reachabilityTimeout);
      },
      (error) => {
        this.#expected.delete(id);
        this.#ground.log(`onCreateIncomingConnectionFailed: ${error.message}`);
        new AndroidConnection(details, this.#ground.tell).failsToBegin();
      },
    );
  }

  /** A call is placed; its connection comes with the phone's consent. */
  place(details: ConnectionDetails): void {
    const { callId: id, number, hasVideo } = details;
    this.#expected.set(id, details);
    const handle = { kind: "phoneNumber", value: number } as const;
    this.#request(
      { kind: "startCall", callId: id, handle, isVideo: hasVideo },
      () => this.#expected.delete(id),
    );
  }

  /** The user chose somebody in Recents or the dialer: Android names the call. */
  placeByUser(uuid: string, number: string, hasVideo: boolean): void {
    const isOutgoing = true;
    this.place({ uuid, callId: this.idOf(uuid), number, name: null, hasVideo, isOutgoing });
  }

  /** The app answers: the phone hears of it once the call is active. */
  answer(connection: AndroidConnection): void {
    connection.answers();
    this.#request({ kind: "answerCall", callId: connection.details.callId });
  }

  /** The app ends a call, or declines it. */
  end(connection: AndroidConnection): void {
    this.#end(connection);
    this.#request({ kind: "endCall", callId: connection.details.callId });
  }

  /** The app says that a call is over, which it is not told itself. */
  reportEnded({ details }: AndroidConnection, reason: number): void {
    this.#forget(details.uuid);
    this.#provider?.reportCallEnded(details.callId, REASONS[reason] ?? "failed");
  }

  /** The app holds or resumes. */
  hold(connection: AndroidConnection, isOnHold: boolean): void {
    connection.holds(isOnHold);
    this.setHeld(connection, isOnHold);
  }

  /** The app says that a call is on hold, or is not, which it is not told itself. */
  setHeld({ details }: AndroidConnection, isOnHold: boolean): void {
    const own = `setHeld ${details.callId}`;
    this.#own.add(own);
    this.#request(
      { kind: "setHeld", callId: details.callId, isOnHold },
      () => this.#own.delete(own),
    );
  }

  /** The app says that both can talk. */
  setActive(connection: AndroidConnection): void {
    const { callId: id, isOutgoing } = connection.details;
    const call = this.#process.observer.calls.find((each) => each.id === id);
    const { answer } = connection;
    connection.answer = null;
    if (answer) answer.fulfill();
    else if (call?.isOnHold) this.setHeld(connection, false);
    else if (isOutgoing && !call?.hasConnected) this.#provider?.reportOutgoingCallConnected(id);
  }

  /** The app shows a call otherwise. */
  update({ details }: AndroidConnection, name: string | null, number: string): void {
    this.#provider?.reportCallUpdated(details.callId, {
      localizedCallerName: name,
      remoteHandle: { kind: "phoneNumber", value: number },
    });
  }

  /** The sound of all calls goes another way. */
  changeRoute(route: AudioRouteName): void {
    this.route = route;
    for (const connection of this.#connections.values()) {
      connection.hearsAudio(connection.isMutedByPhone, route);
    }
  }

  #createOutgoing(action: Performing<"startCall">): void {
    const details = this.#expected.get(action.callId);
    this.hasOutgoingCall = true;
    if (!this.isInitialized && !this.isReachable) {
      this.#ground.tell(NATIVE_EVENTS.checkReachability, null);
    }
    if (!details || (!this.isAvailable && this.isReachable)) {
      this.#expected.delete(action.callId);
      return action.fail();
    }
    this.#find(action.callId)?.begins();
    action.fulfill();
    this.#provider?.reportCallUpdated(action.callId, { localizedCallerName: details.name });
    this.#provider?.reportOutgoingCallStartedConnecting(action.callId);
  }

  #withConnection(
    action: Performing,
    perform: (connection: AndroidConnection) => void,
  ): void {
    const connection = this.#find(action.callId);
    if (connection) perform(connection);
    else action.fail();
  }

  /** The connection of a call; one that is expected is made now. */
  #find(id: CallId): AndroidConnection | undefined {
    const details = this.#expected.get(id);
    if (details) {
      this.#expected.delete(id);
      this.#connections.set(details.uuid, new AndroidConnection(details, this.#ground.tell));
    }
    const all = [...this.#connections.values()];
    return all.find(({ details: { callId } }) => callId === id);
  }

  #end(connection: AndroidConnection): void {
    connection.ends();
    this.#forget(connection.details.uuid);
  }

  #forget(uuid: string): void {
    this.hasOutgoingCall = false;
    this.#connections.delete(uuid);
  }

  #checkReachable(uuid: string, timeout: number): void {
    this.#clock.schedule(this.#clock.now() + timeout as Instant, () => {
      const connection = this.#connections.get(uuid);
      if (!this.isReachable && connection) this.end(connection);
    });
  }

  #isOwn(kind: string, id: CallId): boolean {
    return this.#own.delete(`${kind} ${id}`);
  }

  #request(action: ActionRequest, onRefused: () => void = () => {}): void {
    this.#process.controller.request(action).catch((error: Error) => {
      this.#ground.log(`${action.kind} refused: ${error.message}`);
      onRefused();
    });
  }
}
