import "server-only";
import type { RequestInfo, Viewer, Visitor } from "@/lib/auth/actor";
import { type Allowance, PER_MINUTE, takeAllowance } from "@/lib/auth/allowance";
import { viewerOfToken } from "@/lib/auth/mint";
import { networkOf } from "@/lib/auth/network";
import { bearerOf, tokenHash } from "@/lib/auth/token-secret";
import { scoped } from "@/lib/database";

export type ApiCaller = {
  /** Null: a token was sent and proves nobody. */
  actor: Viewer | Visitor | null;
  allowance: Allowance;
};

/** What an endpoint allows each caller for itself. */
export type OwnAllowance = { name: string; perMinute: number };

/**
 * Who calls, and whether they may call now. Only a bearer token proves a person here: a cookie that a browser sends along
 * is not looked at, so no other site can act with it. Wrong tokens are counted by address, or guessing would be free.
 */
export function apiCaller(
  authorization: string | null,
  request: RequestInfo,
  own: OwnAllowance | null,
): Promise<ApiCaller> {
  return scoped({ kind: "auth" }, async (tx) => {
    const secret = authorization === null ? null : bearerOf(authorization);
    const actor = secret === null ? null : await viewerOfToken(tx, secret, request);
    const caller =
      secret !== null && actor !== null
        ? `token ${tokenHash(secret).slice(0, 24)}`
        : `address ${networkOf(request.address)}`;
    const isWrong = authorization !== null && actor === null;
    const allowance =
      own === null || isWrong
        ? await takeAllowance(tx, caller, actor === null ? PER_MINUTE.address : PER_MINUTE.token)
        : await takeAllowance(tx, `${caller} ${own.name}`, own.perMinute);
    if (authorization !== null) return { actor, allowance };
    return { actor: { kind: "visitor", role: "public", request }, allowance };
  });
}
