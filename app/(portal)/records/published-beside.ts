import type { PublishedValue } from "@/components/records/record-fields";
import type { Viewer } from "@/lib/auth/actor";
import { getPublishedRecord } from "@/lib/register/queries";

type Standing = { number: string; revision: number; publishedRevision: number | null };

/** The public values of a record whose working copy is ahead of them; null where there is nothing to compare. */
export async function publishedBeside(
  viewer: Viewer,
  { number, revision, publishedRevision }: Standing,
): Promise<Record<string, PublishedValue> | null> {
  if (publishedRevision === null || publishedRevision === revision) return null;
  const found = await getPublishedRecord(viewer, { number });
  return found?.record.document.fields ?? null;
}
