/** What of sip.js is used here, as its declarations have it. */
export interface SipJs {
  readonly UserAgent: {
    new (options: UserAgentOptions): UserAgent;
    makeURI(text: string): object | undefined;
  };
  readonly Inviter: new (
    userAgent: UserAgent,
    target: object | undefined,
    options: { readonly extraHeaders: readonly string[] },
  ) => Inviter;
}

/** How a user agent is made. */
export interface UserAgentOptions {
  readonly uri: object | undefined;
  readonly transportConstructor: new (logger: unknown, options: { readonly wire: Wire }) => object;
  readonly transportOptions: { readonly wire: Wire };
  readonly sessionDescriptionHandlerFactory: (session: Session) => object;
  readonly sendInitialProvisionalResponse: boolean;
  readonly noAnswerTimeout: number;
  readonly logBuiltinEnabled: boolean;
  readonly logLevel: string;
  readonly viaHost: string;
  readonly delegate: { readonly onInvite: (invitation: Invitation) => void };
}

/** One end of a network. */
export interface Wire {
  /** Sends a message to the other end. */
  send(message: string): void;
  /** Sets who hears what comes from there. */
  listen(hear: (message: string) => void): void;
}

/** A user agent. */
export interface UserAgent {
  start(): Promise<void>;
}

/** A message, read. */
export interface SipMessage {
  readonly statusCode?: number;
  readonly body?: string;
  getHeader(name: string): string | undefined;
}

/** What is said of a request that came in a session. */
export interface IncomingRequest {
  readonly request: SipMessage;
  accept(): Promise<void>;
}

/** Hears what the other side of a session does. */
export interface SessionDelegate {
  onAck?(): void;
  onBye?(bye: IncomingRequest): void;
  onCancel?(cancel: IncomingRequest): void;
  onInfo?(info: IncomingRequest): void;
}

/** Hears what becomes of a request. */
export interface RequestDelegate {
  onProgress?(response: { readonly message: SipMessage }): void;
  onAccept?(response: { readonly message: SipMessage }): void;
  onReject?(response: { readonly message: SipMessage }): void;
}

/** The states of a session, in their order. */
export type SessionState =
  | "Initial"
  | "Establishing"
  | "Established"
  | "Terminating"
  | "Terminated";

/** What a request has beside what it must have. */
export interface Headers {
  readonly extraHeaders?: readonly string[];
}

/** A call, of either direction. */
export interface Session {
  readonly state: SessionState;
  readonly stateChange: { addListener(listener: (state: SessionState) => void): void };
  delegate: SessionDelegate | undefined;
  readonly request: SipMessage;
  bye(options?: { readonly requestOptions?: Headers }): Promise<unknown>;
  info(options: {
    readonly requestDelegate?: RequestDelegate;
    readonly requestOptions: { readonly body: object };
  }): Promise<unknown>;
  invite(options: {
    readonly requestDelegate?: RequestDelegate;
    readonly sessionDescriptionHandlerOptions?: { readonly hold: boolean };
  }): Promise<unknown>;
}

/** A call that this side began. */
export interface Inviter extends Session {
  cancel(options?: Headers): Promise<void>;
}

/** A call that the other side began. */
export interface Invitation extends Session {
  accept(): Promise<void>;
  progress(options: { readonly statusCode: number }): Promise<void>;
  reject(options: Headers & { readonly statusCode: number }): Promise<void>;
}

/** Whether this side began a call. */
export function isInviter(session: Session): session is Inviter {
  return "cancel" in session;
}
