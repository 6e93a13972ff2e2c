import type { Scope } from "@/db/client";
import type { ActorRole, Authority } from "@/db/values";
import type { Jurisdiction } from "./jurisdiction";

/** Where a request came from, as the trail keeps it. */
export type RequestInfo = { requestId: string; address: string | null };

declare const minted: unique symbol;

/** A signed-in person as the session row of this request proves them. Only lib/auth/mint.ts makes one. */
export type Viewer = {
  readonly [minted]: true;
  readonly kind: "person";
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: ActorRole;
  readonly authority: Authority | null;
  readonly institutionId: string | null;
  readonly jurisdiction: Jurisdiction | null;
  /** Whether keys without ⌘ or Ctrl act for this person. */
  readonly isSingleKeyOn: boolean;
  /** The session, or the token, that this request was proven by. */
  readonly sessionId: string;
  /** Set for a machine: it may do no more than its token names, whatever the person may. */
  readonly token: { readonly id: string; readonly scopes: readonly string[] } | null;
  readonly request: RequestInfo;
};

/** Somebody without an account. */
export type Visitor = { readonly kind: "visitor"; readonly role: "public"; readonly request: RequestInfo };

/** Work that no person started; the job's name stands where the person's would. */
export type SystemActor = {
  readonly kind: "system";
  readonly role: "system";
  readonly job: string;
  readonly institutionId: string;
  readonly request: RequestInfo;
};

export type Actor = Viewer | Visitor | SystemActor;

/** The rows an actor may see at all. Permission is asked elsewhere; this is only about reach. */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind === "visitor") return { kind: "public" };
  if (actor.kind === "system") return { kind: "system", institutionId: actor.institutionId };
  if (actor.institutionId !== null) {
    return { kind: "hospital", institutionId: actor.institutionId, userId: actor.userId };
  }
  const { authority, jurisdiction, role, userId } = actor;
  if (authority !== null && jurisdiction !== null) {
    return { kind: "regulator", from: jurisdiction.from, to: jurisdiction.to, authority, role, userId };
  }
  if (actor.role.startsWith("admin_")) return { kind: "admin", userId: actor.userId };
  return { kind: "account", userId: actor.userId };
}

export const actorId = (actor: Actor): string | null => (actor.kind === "person" ? actor.userId : null);

export function actorName(actor: Actor): string {
  if (actor.kind === "person") return actor.name;
  return actor.kind === "system" ? actor.job : "public";
}
