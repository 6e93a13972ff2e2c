import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { RequestInfo, Viewer } from "./actor";
import { viewerOfSession } from "./mint";
import { SESSION_HOURS, signIn } from "./sign-in";

const header = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** The command that ends one's own session; handed in, because this folder stands below the commands. */
type EndSession = (viewer: Viewer, input: Record<string, never>) => Promise<unknown>;

/**
 * The cookie carries a session id and nothing that decides: role and scope are read from the session row at each
 * request, so that a revocation acts at once.
 */
export function authOptions(request: RequestInfo, endSession: EndSession): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    // Every page that next-auth would draw itself, without our words and policy.
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in", signOut: "/" },
    providers: [
      CredentialsProvider({
        name: "password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, { headers }) {
          if (!credentials?.email || !credentials.password) return null;
          if (credentials.email.length > 254 || credentials.password.length > 200) return null;
          try {
            const signedIn = await signIn({
              email: credentials.email,
              password: credentials.password,
              userAgent: header(headers?.["user-agent"]),
              request,
            });
            return {
              id: signedIn.userId,
              name: signedIn.name,
              email: signedIn.email,
              sessionId: signedIn.sessionId,
            };
          } catch (error) {
            if (error instanceof AppError && error.code !== "sign-in.failed") {
              throw new Error(JSON.stringify({ code: error.code, values: error.values }));
            }
            if (error instanceof AppError) return null;
            throw new Error(JSON.stringify({ code: "unexpected" }));
          }
        },
      }),
    ],
    events: {
      // Without this the cookie is gone and a copy of it still opens everything.
      async signOut({ token }: { token: JWT | null }) {
        const viewer = typeof token?.sid === "string" ? await viewerOfSession(token.sid, request) : null;
        if (viewer !== null) await endSession(viewer, {});
      },
    },
    callbacks: {
      // Home, whatever a form or an address asks for.
      redirect: ({ baseUrl }) => baseUrl,
      jwt({ token, user }) {
        const sessionId = (user as { sessionId?: string } | undefined)?.sessionId;
        return sessionId === undefined ? token : { sub: user.id, sid: sessionId };
      },
      session({ session, token }) {
        return { ...session, user: {}, sessionId: typeof token.sid === "string" ? token.sid : null };
      },
    },
  };
}
