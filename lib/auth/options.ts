import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { SESSION_HOURS, signIn } from "./sign-in";

const header = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/**
 * The cookie carries a session id and nothing that decides: role and scope are read from the session row at each
 * request, so that a revocation acts at once.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          if (!credentials?.email || !credentials.password) return null;
          if (credentials.email.length > 254 || credentials.password.length > 200) return null;
          try {
            const signedIn = await signIn({
              email: credentials.email,
              password: credentials.password,
              userAgent: header(request.headers?.["user-agent"]),
              request: {
                requestId: header(request.headers?.["x-request-id"]) ?? crypto.randomUUID(),
                address: header(request.headers?.["x-portal-address"]),
              },
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
    callbacks: {
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
