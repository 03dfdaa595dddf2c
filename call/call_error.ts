/**
 * Every error that the call system reports, by domain: CallKit's constant and text for the domain,
 * and the raw number of each code. The last two domains are names only: nothing in callspec reports
 * them. The tutorial's "error code 1" is `unentitled`: the app lacks the background mode `voip`.
 *
 * CallKit: `CXError`, `CXErrorCodeIncomingCallError`, `CXErrorCodeRequestTransactionError`,
 * `CXErrorCodeNotificationServiceExtensionError`, `CXErrorCodeCallDirectoryManagerError`
 * LiveCommunicationKit: thrown errors without published codes
 * Android Telecom: `CallException` (see `docs/mapping.md`)
 *
 * Source: https://developer.apple.com/documentation/callkit/cxerrordomain
 */
export const CALL_ERRORS = {
  /** Errors of the framework as a whole. */
  callKit: {
    constant: "CXErrorDomain",
    name: "com.apple.CallKit.error",
    codes: { unknown: 0, unentitled: 1, invalidArgument: 2, missingVoipBackgroundMode: 3 },
  },
  /** Why a reported incoming call is not shown. */
  incomingCall: {
    constant: "CXErrorDomainIncomingCall",
    name: "com.apple.CallKit.error.incomingcall",
    codes: {
      unknown: 0,
      unentitled: 1,
      callIdAlreadyExists: 2,
      filteredByDoNotDisturb: 3,
      filteredByBlockList: 4,
      filteredDuringRestrictedSharingMode: 5,
      callIsProtected: 6,
      filteredBySensitiveParticipants: 7,
    },
  },
  /** Why a requested transaction is not performed. */
  requestTransaction: {
    constant: "CXErrorDomainRequestTransaction",
    name: "com.apple.CallKit.error.requesttransaction",
    codes: {
      unknown: 0,
      unentitled: 1,
      unknownCallProvider: 2,
      emptyTransaction: 3,
      unknownCallId: 4,
      callIdAlreadyExists: 5,
      invalidAction: 6,
      maximumCallGroupsReached: 7,
      callIsProtected: 8,
    },
  },
  /** Errors of a notification service extension that reports a push. */
  notificationServiceExtension: {
    constant: "CXErrorDomainNotificationServiceExtension",
    name: "com.apple.CallKit.error.notificationserviceextension",
    codes: { unknown: 0, invalidClientProcess: 1, missingNotificationFilteringEntitlement: 2 },
  },
  /** Errors of a call directory extension. */
  callDirectoryManager: {
    constant: "CXErrorDomainCallDirectoryManager",
    name: "com.apple.CallKit.error.calldirectorymanager",
    codes: {
      unknown: 0,
      noExtensionFound: 1,
      loadingInterrupted: 2,
      entriesOutOfOrder: 3,
      duplicateEntries: 4,
      maximumEntriesExceeded: 5,
      extensionDisabled: 6,
      currentlyLoading: 7,
      unexpectedIncrementalRemoval: 8,
    },
  },
} as const;

/**
 * The name of an error domain.
 *
 * CallKit: `CXErrorDomain` and its kin
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export type ErrorDomain = keyof typeof CALL_ERRORS;

/**
 * The codes of one domain.
 *
 * CallKit: `CXErrorCode...Error.Code`
 * LiveCommunicationKit: none
 * Android Telecom: `CallException.code`
 */
export type ErrorCode<D extends ErrorDomain = ErrorDomain> = D extends ErrorDomain
  ? keyof typeof CALL_ERRORS[D]["codes"] & string
  : never;

/**
 * Why a reported incoming call is not shown.
 *
 * CallKit: `CXErrorCodeIncomingCallError.Code`
 * LiveCommunicationKit: none
 * Android Telecom: `CallException.code`
 */
export type IncomingCallErrorCode = ErrorCode<"incomingCall">;

/**
 * Why a requested transaction is not performed.
 *
 * CallKit: `CXErrorCodeRequestTransactionError.Code`
 * LiveCommunicationKit: none
 * Android Telecom: `CallException.code`
 */
export type RequestErrorCode = ErrorCode<"requestTransaction">;

/**
 * An error as plain data, for traces and for comparison.
 *
 * CallKit: `NSError` (`domain`, `code`)
 * LiveCommunicationKit: a thrown error
 * Android Telecom: `CallException`
 */
export interface CallErrorData {
  /** The domain, by our name. */
  readonly domain: ErrorDomain;
  /** The code, by our name. */
  readonly code: ErrorCode;
}

/**
 * A refusal by the call system. Compare `domain` and `code`, never the class: an error that crossed
 * a process has lost it.
 *
 * CallKit: `NSError` of a CallKit domain
 * LiveCommunicationKit: thrown errors
 * Android Telecom: `CallException`
 *
 * @example
 * ```ts
 * import { CallError } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const error = new CallError("requestTransaction", "unentitled", "Cannot request: no voip mode");
 * assertEquals(error.rawCode, 1);
 * assertEquals(error.domainName, "com.apple.CallKit.error.requesttransaction");
 * ```
 */
export class CallError extends Error implements CallErrorData {
  /** The domain, by our name. */
  readonly domain: ErrorDomain;
  /** The code, by our name. */
  readonly code: ErrorCode;

  /** Makes the error; `message` says what could not be done, the state now, and the way out. */
  constructor(domain: ErrorDomain, code: ErrorCode, message: string) {
    super(message);
    this.name = "CallError";
    this.domain = domain;
    this.code = code;
  }

  /** CallKit's number of the code. */
  get rawCode(): number {
    const codes: Readonly<Record<string, number>> = CALL_ERRORS[this.domain].codes;
    return codes[this.code] ?? 0;
  }

  /** CallKit's text of the domain. */
  get domainName(): string {
    return CALL_ERRORS[this.domain].name;
  }
}
