import { getLatestCheckpoint } from "@/lib/audit/queries";
import { currentVisitor } from "@/lib/auth/viewer";

/** For a load balancer: 200 while the database answers, 503 when it does not. Says nothing else. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    await getLatestCheckpoint(await currentVisitor(), {});
    return Response.json({ status: "ok" }, { headers });
  } catch {
    return Response.json({ status: "unavailable" }, { status: 503, headers });
  }
}
