import type { Session, SipJs, UserAgent, UserAgentOptions, Wire } from "./sip_js.ts";

/** What an end of a call makes of session descriptions. */
export interface Media {
  /** What must be so before an invitation is answered; what rejects, declines it. */
  answering?(session: Session): Promise<void>;
  /** Whether a call is with video. */
  hasVideo?(session: Session): boolean;
}

/** Makes a user agent on a wire, which tells of every call that comes in. */
export async function userAgent(
  { UserAgent }: SipJs,
  name: string,
  wire: Wire,
  onInvite: UserAgentOptions["delegate"]["onInvite"],
  media: Media = {},
): Promise<UserAgent> {
  const agent = new UserAgent({
    uri: UserAgent.makeURI(`sip:${name}@loop.invalid`),
    viaHost: `${name}.invalid`,
    transportConstructor: WireTransport,
    transportOptions: { wire },
    sessionDescriptionHandlerFactory: (session) => new Description(session, media),
    sendInitialProvisionalResponse: name === "phone",
    // How long it rings is the phone's affair.
    noAnswerTimeout: 86_400,
    logBuiltinEnabled: false,
    logLevel: "error",
    delegate: { onInvite },
  });
  await agent.start();
  return agent;
}

/** A transport of sip.js over a wire that is always there. */
class WireTransport {
  readonly protocol = "WS";
  readonly state = "Connected";
  readonly stateChange = { addListener() {}, removeListener() {} };
  onConnect: (() => void) | undefined;
  onDisconnect: (() => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  readonly #wire: Wire;

  constructor(_logger: unknown, { wire }: { readonly wire: Wire }) {
    this.#wire = wire;
    wire.listen((message) => this.onMessage?.(message));
  }

  connect(): Promise<void> {
    this.onConnect?.();
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }

  isConnected(): boolean {
    return true;
  }

  send(message: string): Promise<void> {
    this.#wire.send(message);
    return Promise.resolve();
  }
}

/** The descriptions of a session: text that says whether it is on hold, and nothing more. */
class Description {
  readonly #session: Session;
  readonly #media: Media;
  #isHeld = false;
  #wasHeld = false;
  #isAnswering = false;

  constructor(session: Session, media: Media) {
    this.#session = session;
    this.#media = media;
  }

  async getDescription(options: { readonly hold?: boolean } = {}): Promise<object> {
    this.#wasHeld = this.#isHeld;
    this.#isHeld = options.hold ?? this.#isHeld;
    if (this.#isAnswering && this.#session.state === "Establishing") {
      await this.#media.answering?.(this.#session);
    }
    const body = ["v=0", "m=audio", `a=${this.#isHeld ? "sendonly" : "sendrecv"}`];
    if (this.#media.hasVideo?.(this.#session)) body.push("m=video");
    return { body: body.join("\r\n"), contentType: "application/sdp" };
  }

  setDescription(): Promise<void> {
    this.#isAnswering = true;
    return Promise.resolve();
  }

  hasDescription(contentType: string): boolean {
    return contentType === "application/sdp";
  }

  rollbackDescription(): Promise<void> {
    this.#isHeld = this.#wasHeld;
    return Promise.resolve();
  }

  close(): void {}
}
