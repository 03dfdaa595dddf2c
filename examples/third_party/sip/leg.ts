import type { CallId, EngineEndCause } from "../../../mod.ts";
import { causeOf, reasonFor } from "./causes.ts";
import { isVideo } from "./network.ts";
import {
  type Invitation,
  isInviter,
  type RequestDelegate,
  type Session,
  type SessionDelegate,
} from "./sip_js.ts";

/** What a leg tells. */
export interface LegListener {
  /** The far side turned its video on or off. */
  videoChanged(hasVideo: boolean): void;
  /** It is over; `isNews`: and the phone did not know. */
  over(cause: EngineEndCause, isNews: boolean): void;
  /** Whether what comes of it yet comes too late. */
  isTooLate(): boolean;
}

/**
 * A session of sip.js as the leg of a call: whatever it says too late, throws or rejects with becomes
 * the rejection of what was asked for.
 */
export class Leg {
  /** Whose it is. */
  readonly id: CallId;
  /** The session. */
  readonly session: Session;
  readonly #tell: LegListener;
  readonly #talk: PromiseWithResolvers<void> = Promise.withResolvers();
  readonly #gone: PromiseWithResolvers<never> = Promise.withResolvers();
  #isGivenUp = false;
  #isOver = false;
  /** The hold that is under way: a session takes one change at a time. */
  #change: Promise<unknown> = Promise.resolve();

  /** Takes its place as the delegate of the session. */
  constructor(id: CallId, session: Session, tell: LegListener) {
    this.id = id;
    this.session = session;
    this.#tell = tell;
    for (const { promise } of [this.#talk, this.#gone]) promise.catch(() => {});
    session.delegate = this.#delegate();
    session.stateChange.addListener((state) => {
      // A response that ends it is told of right behind the state.
      if (state === "Terminated") queueMicrotask(() => this.end("connectionLost"));
    });
  }

  /** Resolves when both can talk. */
  get talking(): Promise<void> {
    return Promise.race([this.#talk.promise, this.#gone.promise]);
  }

  /** Both can talk. */
  connect(): boolean {
    if (this.#tell.isTooLate()) return false;
    this.#talk.resolve();
    return true;
  }

  /** What is told by a rejection need not be told again when the leg is over. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  /** The leg is over. */
  end(cause: EngineEndCause): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#gone.reject(new Error(`Cannot go on with ${this.id}: it is over, by ${cause}`));
    this.#tell.over(cause, !this.#isGivenUp);
  }

  /** Answers. */
  accept(): Promise<void> {
    const { session } = this;
    if (isInviter(session) || session.state !== "Initial") {
      return Promise.reject(new Error(`Cannot accept ${this.id}: it is ${session.state}`));
    }
    (session as Invitation).accept().catch((error) => this.#gone.reject(error));
    return this.talking;
  }

  /** Ends, declines or cancels, by what fits the state. */
  async hangUp(): Promise<void> {
    this.giveUp();
    const { session } = this;
    if (session.state === "Established") await session.bye();
    else if (session.state !== "Initial" && session.state !== "Establishing") return;
    else if (isInviter(session)) await session.cancel();
    else {
      const decline = { statusCode: 603, ...reasonFor("hungUp") };
      await (session as Invitation).reject(decline);
    }
  }

  /** Holds or resumes by a further invitation; a refusal leaves it as it was. */
  async setHeld(isOnHold: boolean): Promise<void> {
    await this.talking;
    const done = this.#change.then(() =>
      this.#asked((requestDelegate) =>
        this.session.invite({
          requestDelegate,
          sessionDescriptionHandlerOptions: { hold: isOnHold },
        })
      )
    );
    this.#change = done.catch(() => {});
    await done;
  }

  /** Sends digits, also while a change is under way. */
  async sendDigits(digits: string): Promise<void> {
    await this.talking;
    const body = { contentDisposition: "render", contentType: "application/dtmf", content: digits };
    await this.#asked((requestDelegate) =>
      this.session.info({ requestDelegate, requestOptions: { body } })
    );
  }

  /** Resolves when a request is accepted. */
  #asked(make: (delegate: RequestDelegate) => Promise<unknown>): Promise<unknown> {
    const answered = new Promise((resolve, reject) => {
      const onReject: RequestDelegate["onReject"] = ({ message }) =>
        reject(new Error(`Cannot change ${this.id}: the answer was ${message.statusCode}`));
      make({ onAccept: resolve, onReject }).catch(reject);
    });
    return Promise.race([answered, this.#gone.promise]);
  }

  #delegate(): SessionDelegate {
    return {
      onAck: () => void this.connect(),
      onBye: (bye) => {
        void bye.accept();
        this.end(causeOf(bye.request));
      },
      onCancel: (cancel) => this.end(causeOf(cancel.request)),
      onInfo: (info) => {
        void info.accept();
        if (!this.#tell.isTooLate()) this.#tell.videoChanged(isVideo(info.request.body ?? ""));
      },
    };
  }
}
