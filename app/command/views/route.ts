import { may } from "@/lib/auth/permissions";
import { currentActor } from "@/lib/auth/viewer";
import { commandAnswer } from "@/lib/http/command-answer";
import { listViews } from "@/lib/views/queries";
import { pageNeeds, viewHref } from "@/lib/views/schema";

/** The reader's own saved views, for the command menu; a visitor has none. */
export async function GET(request: Request): Promise<Response> {
  return commandAnswer(request, async () => {
    const actor = await currentActor();
    if (actor.kind !== "person" || !may(actor.role, "view:keep")) return { views: [] };
    const views = (await listViews(actor, { page: null })).filter(({ page }) =>
      may(actor.role, pageNeeds[page]),
    );
    return { views: views.map(({ id, page, name, query }) => ({ id, name, href: viewHref(page, query) })) };
  });
}
