import { currentViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { isSameOrigin, pathOfReferer } from "@/lib/http/same-origin";
import { removeView, renameView, saveView } from "@/lib/views/commands";

const acts = { save: saveView, rename: renameView, remove: removeView } as const;
const fields = { save: ["page", "name", "query"], rename: ["id", "name"], remove: ["id"] } as const;
const isAct = (text: unknown): text is keyof typeof acts =>
  typeof text === "string" && Object.hasOwn(acts, text);

/** Why it was refused, as the page says it; what is not one of these is answered as at every address. */
const problems: Readonly<Record<string, string>> = {
  "view.too-many": "full",
  "view.name-taken": "taken",
  "input.invalid": "name",
  "input.personal-data": "name",
  "record.not-found": "gone",
};

const goTo = (location: string) => new Response(null, { status: 303, headers: { location } });

/** Keeps, renames or removes a view and goes back to the list the form stood on. Works without scripts. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const sent = await request.formData().catch(() => new FormData());
  const act = sent.get("do");
  if (!isAct(act)) return new Response(null, { status: 400 });
  const back = new URL(pathOfReferer(request.headers) ?? "/home", request.url);
  back.searchParams.delete("views");
  const viewer = await currentViewer();
  // A session ends while a name is being typed: the list is where to go on, once signed in.
  if (viewer === null) return goTo(`/sign-in?next=${encodeURIComponent(back.pathname + back.search)}`);
  try {
    const input = Object.fromEntries(fields[act].map((name) => [name, sent.get(name)]));
    await acts[act](viewer, input);
  } catch (error) {
    const problem = error instanceof AppError ? problems[error.code] : undefined;
    if (problem === undefined && error instanceof AppError)
      return new Response(null, { status: error.status });
    if (problem === undefined) throw error;
    back.searchParams.set("views", problem);
  }
  return goTo(back.pathname + back.search);
}
