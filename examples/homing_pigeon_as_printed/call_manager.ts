import type { ActionRequest, CallController, CallId } from "../../mod.ts";

/** Hears how a request ended; without an error it was accepted. */
export type CompletionHandler = (error?: Error) => void;

/** The call manager as the tutorial prints it (sections 3 and 4). */
export class CallManager {
  callIds: CallId[] = [];
  readonly #controller: CallController;

  constructor(controller: CallController) {
    this.#controller = controller;
  }

  startCall(id: CallId, calleeId: string, hasVideo: boolean, done?: CompletionHandler): void {
    this.#request({
      kind: "startCall",
      callId: id,
      handle: { kind: "generic", value: calleeId },
      isVideo: hasVideo,
    }, done);
  }

  endCall(id: CallId, done?: CompletionHandler): void {
    this.#request({ kind: "endCall", callId: id }, done);
  }

  containsCall(id: CallId): boolean {
    return this.callIds.includes(id);
  }

  addCall(id: CallId): void {
    this.callIds.push(id);
  }

  removeCall(id: CallId): void {
    this.callIds = this.callIds.filter((each) => each !== id);
  }

  removeAllCalls(): void {
    this.callIds = [];
  }

  #request(action: ActionRequest, done?: CompletionHandler): void {
    this.#controller.request(action).then(() => done?.(), done);
  }
}
