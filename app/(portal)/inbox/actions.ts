"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { readNotices } from "@/lib/inbox/marks";
import { noticePath } from "@/lib/inbox/path";

/** The count stands in the frame around every page, so all of them are asked for anew. */
const forgetCounts = () => revalidatePath("/", "layout");

/** A notice whose matter was settled meanwhile is gone, and so is one that somebody made up. */
const goneOr = (error: unknown): never => {
  const isGone = error instanceof AppError && ["record.not-found", "input.invalid"].includes(error.code);
  if (!isGone) throw error;
  redirect("/inbox?gone=1");
};

/** Opens a notice: it is read from now on, and leads to its matter. A plain form, so that it works without scripts. */
export async function openNotice(form: FormData): Promise<void> {
  const viewer = await requireViewer("inbox:read");
  const [notice] = await readNotices(viewer, { id: form.get("id") }).catch(goneOr);
  forgetCounts();
  redirect(notice === undefined ? "/inbox" : noticePath(notice));
}

export async function readAllNotices(form: FormData): Promise<void> {
  const viewer = await requireViewer("inbox:read");
  await readNotices(viewer, { until: form.get("until") }).catch(goneOr);
  forgetCounts();
  redirect("/inbox");
}
