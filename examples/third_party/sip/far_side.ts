import {
  type CallEngine,
  type CallId,
  callId,
  type EngineEndCause,
  type Handle,
} from "../../../mod.ts";
import { reasonFor } from "./causes.ts";
import { CALL_HEADER, type Network, PARTY_HEADER, partyText } from "./network.ts";
import {
  type Invitation,
  type Inviter,
  isInviter,
  type Session,
  type SipJs,
  type UserAgent,
} from "./sip_js.ts";
import { userAgent } from "./user_agent.ts";

/** The status by which the far side says that an invitation has reached it, before it rings. */
export const REACHED = 182;

/** Who calls where nobody has said it. */
const NOBODY: Handle = { kind: "generic", value: "" };

/**
 * Everybody whom the phone talks to, as one user agent: it does in SIP what the kit's engine says that
 * the far side does.
 */
export class FarSide {
  readonly #sip: SipJs;
  readonly #agent: UserAgent;
  readonly #withVideo: WeakSet<Session>;
  /** The calls, each from when somebody speaks of it to when it is there. */
  readonly #calls = new Map<CallId, PromiseWithResolvers<Session>>();
  /** The calls that are over, whatever is still under way. */
  readonly #over = new Set<CallId>();
  /** The sessions of calls to the phone. */
  readonly #toPhone = new Map<CallId, Inviter>();
  #tellGone: (id: CallId, cause: EngineEndCause) => void = () => {};

  private constructor(sip: SipJs, agent: UserAgent, withVideo: WeakSet<Session>) {
    this.#sip = sip;
    this.#agent = agent;
    this.#withVideo = withVideo;
  }

  /** Takes its place at a network, and hears what an engine says. */
  static async open(sip: SipJs, network: Network, engine: CallEngine): Promise<FarSide> {
    const withVideo = new WeakSet<Session>();
    const agent = await userAgent(
      sip,
      "far",
      network.far,
      (invitation) => side.#reached(invitation),
      { hasVideo: (session) => withVideo.has(session) },
    );
    const side = new FarSide(sip, agent, withVideo);
    engine.setListener({
      incoming: (id, from, isVideo) => side.invite(id, from, isVideo),
      ringing: (id) => side.#do(id, (call) => call.progress({ statusCode: 180 })),
      connected: (id) => side.#do(id, (call) => call.accept()),
      videoChanged: (id, hasVideo) => side.#do(id, (call) => turnVideo(call, hasVideo)),
      ended: (id, cause) => side.#end(id, cause),
    });
    return side;
  }

  /** Whether a call is over for the far side: what the phone hears of it yet comes too late. */
  hasEnded(id: CallId): boolean {
    return this.#over.has(id);
  }

  /** Sets who hears that a call is over which was announced, and whose invitation is not out yet. */
  onGone(tell: (id: CallId, cause: EngineEndCause) => void): void {
    this.#tellGone = tell;
  }

  /** Takes back the calls to the phone that are under way to it: it takes no calls of before now. */
  recall(hasArrived: (id: CallId) => boolean): readonly CallId[] {
    const recalled = [...this.#toPhone].filter(([id, { state }]) =>
      !hasArrived(id) && (state === "Initial" || state === "Establishing")
    ).map(([id]) => id);
    for (const id of recalled) this.#end(id, "hungUp");
    return recalled;
  }

  /** Calls the phone. */
  invite(id: CallId, from: Handle = NOBODY, isVideo = false): void {
    const call = new this.#sip.Inviter(this.#agent, this.#sip.UserAgent.makeURI("sip:phone@loop"), {
      extraHeaders: [
        `${CALL_HEADER}: ${id}`,
        `${PARTY_HEADER}: ${partyText(from)}`,
      ],
    });
    if (isVideo) this.#withVideo.add(call);
    this.#toPhone.set(id, call);
    this.#call(id).resolve(call);
    void call.invite({}).catch(() => {});
  }

  #reached(invitation: Invitation): void {
    const id = callId(invitation.request.getHeader(CALL_HEADER) ?? "");
    void invitation.progress({ statusCode: REACHED }).catch(() => {});
    this.#call(id).resolve(invitation);
  }

  #call(id: CallId): PromiseWithResolvers<Session> {
    const known = this.#calls.get(id) ?? Promise.withResolvers<Session>();
    this.#calls.set(id, known);
    return known;
  }

  #do(id: CallId, act: (call: Invitation) => Promise<unknown>): void {
    void this.#call(id).promise.then((call) => act(call as Invitation)).catch(() => {});
  }

  #end(id: CallId, cause: EngineEndCause): void {
    this.#over.add(id);
    if ((this.#toPhone.get(id)?.state ?? "Initial") === "Initial") this.#tellGone(id, cause);
    this.#do(id, (call) => end(call, cause));
  }
}

/** Ends a call, whatever its state. */
async function end(call: Session, cause: EngineEndCause): Promise<void> {
  const reason = reasonFor(cause);
  if (call.state === "Established") await call.bye({ requestOptions: reason });
  else if (call.state === "Initial" || call.state === "Establishing") {
    if (isInviter(call)) await call.cancel(reason);
    else await (call as Invitation).reject({ statusCode: 480, ...reason });
  }
}

/** Says that there is video now, or none. */
function turnVideo(call: Session, hasVideo: boolean): Promise<unknown> {
  const content = hasVideo ? "m=video" : "m=audio";
  const body = { contentDisposition: "render", contentType: "application/media", content };
  return call.info({ requestOptions: { body } });
}
