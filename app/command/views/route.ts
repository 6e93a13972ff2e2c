import { may } from "@/lib/auth/permissions";
import { currentActor } from "@/lib/auth/viewer";
import { commandAnswer } from "@/lib/http/command-answer";
import { listViews } from "@/lib/register/view-queries";
import { viewHref } from "@/lib/register/view-schema";

/** The reader's own saved views of the register, for the command menu; a visitor has none. */
export async function GET(request: Request): Promise<Response> {
  return commandAnswer(request, async () => {
    const actor = await currentActor();
    if (actor.kind !== "person" || !may(actor.role, "view:keep")) return { views: [] };
    const views = await listViews(actor, {});
    return { views: views.map(({ id, name, query }) => ({ id, name, href: viewHref(query) })) };
  });
}
