import { tryAgainAfterRefusal } from "../app/try_again_after_refusal.ts";
import { settleRequestsOnce } from "../system/settle_requests_once.ts";
import type { Chapter } from "../rule.ts";

/** Transactions and queues. */
export const TRANSACTIONS: Chapter = {
  title: "Transactions and queues",
  rules: [
    tryAgainAfterRefusal,
    settleRequestsOnce,
  ],
};
