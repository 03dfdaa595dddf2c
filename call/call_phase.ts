/**
 * How far a live call has come. `answering` and `ending` are no phases of their own: a call is being
 * answered or ended while such an action of it is open, and falls back to its phase if that fails.
 *
 * - `ringing`: incoming, allowed, not yet answered.
 * - `starting`: outgoing, its start action is not yet fulfilled.
 * - `started`: the invitation is sent. `connecting`: the far side is being reached.
 * - `active`: both parties can talk, or could before the call was put on hold.
 *
 * CallKit: none (derived from `CXCall` and its actions; names of the outgoing phases from WWDC 2016)
 * LiveCommunicationKit: `Conversation.State` (idle, joining, joined, paused, leaving, left)
 * Android Telecom: `CallState` (RINGING, CONNECTING, DIALING, ACTIVE)
 *
 * Source: https://asciiwwdc.com/2016/sessions/230
 */
export type CallPhase = "ringing" | "starting" | "started" | "connecting" | "active";
