import {
  type CallEngine,
  type CallEngineListener,
  type CallId,
  callId,
  type EngineEndCause,
  type Handle,
} from "../../../mod.ts";
import { causeOf } from "./causes.ts";
import { type FarSide, REACHED } from "./far_side.ts";
import { Leg } from "./leg.ts";
import { CALL_HEADER, isVideo, type Network, PARTY_HEADER, partyOf, partyText } from "./network.ts";
import type { Invitation, Session, SipJs, UserAgent } from "./sip_js.ts";
import { userAgent } from "./user_agent.ts";

/** What the engine works with. */
export interface SipEngineParts {
  readonly sip: SipJs;
  readonly network: Network;
  /** The other end; it knows which calls are over. */
  readonly far: FarSide;
  /** Microphone, speaker, and what a server is asked for beside calls. */
  readonly device: CallEngine;
}

/** A calling SDK: sip.js behind the members that the contract gives an engine. */
export class SipEngine implements CallEngine {
  readonly #parts: SipEngineParts;
  readonly #agent: UserAgent;
  readonly #withVideo: WeakSet<Session>;
  readonly #legs = new Map<CallId, Leg>();
  /** The calls that a push has told of and whose invitation is not here yet. */
  readonly #announced = new Set<CallId>();
  /** Those of them that the server is asked to put through. */
  readonly #awaited = new Map<CallId, PromiseWithResolvers<Leg>>();
  #listener: CallEngineListener | null = null;

  private constructor(parts: SipEngineParts, agent: UserAgent, withVideo: WeakSet<Session>) {
    this.#parts = parts;
    this.#agent = agent;
    this.#withVideo = withVideo;
  }

  /** Takes its place at the network. */
  static async open(parts: SipEngineParts): Promise<SipEngine> {
    const withVideo = new WeakSet<Session>();
    const agent = await userAgent(
      parts.sip,
      "phone",
      parts.network.phone,
      (invitation) => engine.#invited(invitation),
      {
        hasVideo: (session) => withVideo.has(session),
        answering: (session) => engine.#answering(session),
      },
    );
    const engine = new SipEngine(parts, agent, withVideo);
    parts.far.onGone((id, cause) => engine.#isGone(id, cause));
    return engine;
  }

  setListener(listener: CallEngineListener | null): void {
    this.#listener = listener;
  }

  dial(id: CallId, to: Handle, isVideo: boolean): Promise<void> {
    if (this.#legs.has(id)) return Promise.reject(new Error(`Cannot dial ${id}: it has a leg`));
    const { sip: { Inviter, UserAgent } } = this.#parts;
    const inviter = new Inviter(this.#agent, UserAgent.makeURI("sip:far@loop.invalid"), {
      extraHeaders: [`${CALL_HEADER}: ${id}`, `${PARTY_HEADER}: ${partyText(to)}`],
    });
    if (isVideo) this.#withVideo.add(inviter);
    const leg = this.#begin(id, inviter);
    return new Promise((resolve, reject) => {
      let isSent = false;
      const fail = (error: unknown) => {
        if (!isSent) leg.giveUp();
        reject(error);
      };
      leg.talking.then(() => this.#listener?.connected?.(id), fail);
      inviter.invite({
        requestDelegate: {
          onProgress: ({ message: { statusCode } }) => {
            isSent = true;
            if (statusCode === REACHED) resolve();
            else if (!this.#parts.far.hasEnded(id)) this.#listener?.ringing?.(id);
          },
          onAccept: () => void (inviter.state === "Established" && leg.connect()),
          onReject: ({ message }) => {
            fail(new Error(`Cannot dial ${id}: the answer was ${message.statusCode}`));
            leg.end(causeOf(message));
          },
        },
      }).catch(fail);
    });
  }

  async accept(id: CallId): Promise<void> {
    const leg = this.#legs.get(id) ?? await this.#putThrough(id);
    await leg.accept();
  }

  hangUp(id: CallId): Promise<void> {
    void this.#legs.get(id)?.hangUp().catch(() => {});
    return this.#parts.device.hangUp(id);
  }

  /** What is asked for before both can talk is known to the server at once, and said then. */
  async setHeld(id: CallId, isOnHold: boolean): Promise<void> {
    const leg = this.#legOf(id);
    if (leg.session.state === "Established") return await leg.setHeld(isOnHold);
    await this.#parts.device.setHeld(id, isOnHold);
    if (this.#legs.get(id) === leg) void leg.setHeld(isOnHold).catch(() => {});
  }

  async sendDigits(id: CallId, digits: string): Promise<void> {
    await this.#legOf(id).sendDigits(digits);
  }

  async find(id: CallId): Promise<boolean> {
    if (!this.#legs.has(id)) this.#announced.add(id);
    const isThere = await this.#parts.device.find(id);
    if (isThere && this.#announced.has(id)) void this.#putThrough(id);
    return isThere;
  }

  /** Takes no calls any more that are under way: the legs that are here are the app's to hang up. */
  recall(): void {
    this.#announced.clear();
    for (const id of this.#parts.far.recall((id) => this.#legs.has(id))) {
      void this.#parts.device.hangUp(id).catch(() => {});
    }
  }

  setMuted(id: CallId, isMuted: boolean): void {
    this.#parts.device.setMuted(id, isMuted);
  }

  startMedia(id: CallId): void {
    this.#parts.device.startMedia(id);
  }

  stopMedia(id: CallId): void {
    this.#parts.device.stopMedia(id);
  }

  #legOf(id: CallId): Leg {
    const leg = this.#legs.get(id);
    if (leg) return leg;
    throw new Error(`Cannot do that with ${id}: it has no leg`);
  }

  /** The leg of a call that a push told of, as soon as its invitation is here. */
  #putThrough(id: CallId): Promise<Leg> {
    const known = this.#awaited.get(id);
    if (known) return known.promise;
    const awaited = Promise.withResolvers<Leg>();
    this.#awaited.set(id, awaited);
    this.#parts.far.invite(id);
    return awaited.promise;
  }

  /** A call is over that a push may have told of, and whose invitation never came. */
  #isGone(id: CallId, cause: EngineEndCause): void {
    if (this.#announced.delete(id)) this.#listener?.ended?.(id, cause);
  }

  #begin(id: CallId, session: Session): Leg {
    const leg: Leg = new Leg(id, session, {
      videoChanged: (hasVideo) => this.#listener?.videoChanged?.(id, hasVideo),
      over: (cause, isNews) => {
        if (this.#legs.get(id) === leg) this.#legs.delete(id);
        if (isNews) this.#listener?.ended?.(id, cause);
      },
      isTooLate: () => this.#parts.far.hasEnded(id),
    });
    this.#legs.set(id, leg);
    return leg;
  }

  #invited(invitation: Invitation): void {
    const { request } = invitation;
    const id = callId(request.getHeader(CALL_HEADER) ?? "");
    // One that was canceled before sip.js tells of it: nobody has heard of it, or by a push alone.
    if (invitation.state === "Terminated") return this.#isGone(id, "hungUp");
    const leg = this.#begin(id, invitation);
    const awaited = this.#awaited.get(id);
    this.#awaited.delete(id);
    this.#announced.delete(id);
    if (awaited) return awaited.resolve(leg);
    const from = partyOf(request.getHeader(PARTY_HEADER) ?? "");
    this.#listener?.incoming?.(id, from, isVideo(request.body ?? ""));
  }

  /** An answer goes out once the device has what it takes. */
  async #answering(session: Session): Promise<void> {
    const leg = [...this.#legs.values()].find((each) => each.session === session);
    if (!leg) throw new Error("Cannot answer: the call is over");
    try {
      await this.#parts.device.accept(leg.id);
    } catch (error) {
      // Where the far side has ended it, that is on its way, and tells more than a refusal here.
      if (this.#parts.far.hasEnded(leg.id)) await new Promise(() => {});
      leg.giveUp();
      throw error;
    }
  }
}
