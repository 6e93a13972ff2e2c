import { cookies } from "next/headers";
import { currentViewer } from "@/lib/auth/viewer";
import { isSameOrigin } from "@/lib/http/same-origin";
import { endSession } from "@/lib/users/commands";

/** Takes a cookie back; a `__Secure-` or `__Host-` one is only taken back by an answer that is secure itself. */
function expired(name: string): string {
  const secure = /^__(Secure|Host)-/.test(name) ? "; Secure" : "";
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`;
}

/**
 * Ends the session, then takes its cookies back. Works without scripts. An outage ends in an error: the session would
 * still be open, and a page that says "signed out" would be wrong.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const viewer = await currentViewer();
  if (viewer !== null) await endSession(viewer, {});
  const headers = new Headers({ location: "/", "cache-control": "no-store" });
  for (const { name } of (await cookies()).getAll()) {
    if (name.includes("next-auth.")) headers.append("set-cookie", expired(name));
  }
  return new Response(null, { status: 303, headers });
}
