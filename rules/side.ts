/** Whom a rule binds, or what a capability is about. */
export type Side = "app" | "system" | "events";
