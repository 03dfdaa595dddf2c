import type { FulfillDetails } from "../../actions/mod.ts";

/** Any of the details that an action may be fulfilled with. */
export type AnyDetails =
  & FulfillDetails["startCall"]
  & FulfillDetails["answerCall"]
  & FulfillDetails["endCall"]
  & FulfillDetails["setTranslating"];
