import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { requestInfo } from "@/lib/auth/viewer";
import { endSession } from "@/lib/users/commands";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions(await requestInfo(), endSession))(request, context);
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
