/**
 * Every transition of the state machines of the contract: an id, the machine and its line in the
 * order in which the contract has them, and what happens in a few words. A row is a line of a table;
 * where the contract has sentences with arrows, it is an arrow. The tests of this folder are named
 * by these ids.
 */
export const CONTRACT_ROWS: readonly (readonly [id: string, row: string])[] = [
  // Incoming calls.
  ["3.1-01", "absent: the app reports it -> reporting, and is answered later"],
  ["3.1-02", "reporting: the phone refuses it -> rejected, never listed, the report rejects"],
  ["3.1-03", "reporting: the phone allows it -> ringing, listed, the report resolves"],
  ["3.1-04", "ringing: the user or the app answers -> answering, shown as connecting"],
  ["3.1-05", "ringing: the user or the app declines -> ending, by an end action"],
  ["3.1-06", "ringing: the app reports its end, for any reason -> ended"],
  ["3.1-07", "ringing: it rang long enough -> ending, by an end action of the system"],
  ["3.1-08", "answering: the answer is fulfilled, with a date or without -> active, with audio"],
  ["3.1-09", "answering: the answer is failed -> ended"],
  ["3.1-10", "answering: the deadline of the answer passes -> timed out, then ended"],
  ["3.1-11", "answering: the app reports its end -> ended, the answer is failed in silence"],
  ["3.1-12", "active or held: a hold action is fulfilled -> held or active, the audio follows"],
  ["3.1-13", "active or held: an end action is performed -> ending"],
  ["3.1-14", "active or held: the app reports its end, for any reason -> ended"],
  [
    "3.1-15",
    "ending: the end is fulfilled -> ended, unlisted, in Recents, no audio after the last",
  ],
  ["3.1-16", "ending: the end is failed or times out -> as before; a ringing call rings out"],
  ["3.1-17", "any live call: the service is reset, or the provider invalidated -> ended as failed"],
  // Outgoing calls.
  ["3.2-01", "absent: its start is refused -> absent"],
  ["3.2-02", "absent: its start is accepted -> starting, listed, others are held or ended first"],
  ["3.2-03", "starting: the start is fulfilled, with a date or without -> started, not connected"],
  ["3.2-04", "starting: the start is failed, or its deadline passes -> ended"],
  ["3.2-05", "started: the app reports that it is being connected -> connecting"],
  ["3.2-06", "starting, started or connecting: the app reports it connected -> active"],
  [
    "3.2-07",
    "starting to connecting: an end action, or the app reports its end -> ending or ended",
  ],
  ["3.2-08", "active and later: held, resumed and ended as an incoming call"],
  // Actions.
  ["3.3-01", "created -> requested: it is copied, and nothing is told yet"],
  ["3.3-02", "requested -> refused: never delivered, and pending nowhere"],
  ["3.3-03", "requested -> committed: its clock runs from the acceptance"],
  ["3.3-04", "committed -> delivered: once, to its handler or within execute"],
  ["3.3-05", "delivered -> fulfilled: complete, with its effect on the call"],
  ["3.3-06", "delivered -> failed by the app: complete; a start or an answer ends the call"],
  ["3.3-07", "delivered -> failed by its deadline: complete, and the app is told once"],
  [
    "3.3-08",
    "delivered -> failed by the system: complete in silence where its call was reported over",
  ],
  ["3.3-09", "delivered -> dropped: complete in silence at a reset or an invalidation"],
  ["3.3-10", "a completed action stays as it is: later completions do nothing"],
  ["3.3-11", "actions of the system enter as committed: nobody requested them"],
  // Transactions.
  ["3.4-01", "building -> requested: the whole list, in order, as it is then"],
  ["3.4-02", "requested -> refused: with a code, and as a whole"],
  ["3.4-03", "requested -> accepted: the request resolves, whatever becomes of its actions"],
  ["3.4-04", "accepted -> executing: execute takes the whole, or each is performed in order"],
  ["3.4-05", "executing -> complete: with its last action, however that was completed"],
  ["3.4-06", "pending transactions are those that are accepted and not complete"],
  ["3.4-07", "a transaction without an action is complete at once, and refused at the request"],
  // Providers.
  ["3.5-01", "created -> begun: the delegate is told, if one is there to hear it"],
  ["3.5-02", "begun -> interrupted: the delegate hears the reset, its calls and actions are gone"],
  ["3.5-03", "interrupted -> begun again, or out of service until another is made"],
  ["3.5-04", "created, begun or interrupted -> invalidated: its calls end, and it hears no more"],
  // The audio session.
  ["3.6-01", "idle -> configured: the app sets it up, and it is not active"],
  ["3.6-02", "configured -> active: an answer or a start was fulfilled, and the app is told"],
  ["3.6-03", "active -> idle: the last call ended, or went on hold for a foreign one"],
  ["3.6-04", "active -> poisoned: the app activated it, and is not told that it is active"],
  ["3.6-05", "idle -> active: the user ended the other call, and the held one comes back"],
  ["3.6-06", "idle -> idle: the far side ended the other call, and the held one stays held"],
  ["3.6-07", "idle -> active: the user resumes a call by hand; the app may not be told"],
];
