import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { requestInfo } from "@/lib/auth/viewer";
import { endSession } from "@/lib/users/commands";

type Context = { params: Promise<{ nextauth: string[] }> };

const returnCookies = ["__Secure-next-auth.callback-url", "next-auth.callback-url"];

/**
 * A request without the address next-auth is to lead to afterwards: where it is none that it can read it fails, and we have
 * no use for it. It leads home (lib/auth/options.ts); our own page goes on to `next`, which it judges itself.
 */
async function withoutReturn(request: Request): Promise<NextRequest> {
  const jar = await cookies();
  for (const name of returnCookies) if (jar.has(name)) jar.delete(name);
  const url = new URL(request.url);
  url.searchParams.delete("callbackUrl");
  return new NextRequest(url, request);
}

async function handler(request: Request, context: Context): Promise<Response> {
  const answer = NextAuth(authOptions(await requestInfo(), endSession));
  try {
    return await answer(await withoutReturn(request), context);
  } catch (error) {
    // A body that is no JSON although it says so is its sender's fault.
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    throw error;
  }
}

/** next-auth would put `?error=` into the address as it came; a line break in it makes no header, but a failure. */
async function get(request: Request, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (action !== "error") return handler(request, context);
  return new Response(null, {
    status: 303,
    headers: { location: "/sign-in", "cache-control": "no-store" },
  });
}

export { get as GET, handler as POST };
