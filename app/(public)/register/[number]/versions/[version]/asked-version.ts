import { cache } from "react";
import { revisionIn } from "@/components/records/version-address";
import { currentActor } from "@/lib/auth/viewer";
import { getPublishedVersion, listPublishedVersions } from "@/lib/register/version-queries";

/** Versions count from 1: what is written otherwise names none, and the record is asked for all the same. */
const NONE = 0;

/** The version an address names: title, page and the page of what is missing share one reading a request. */
export const readVersion = cache(async (number: string, version: string) =>
  getPublishedVersion(await currentActor(), { number, version: revisionIn(version) ?? NONE }),
);

/** The number of the public record an address names, whichever of its versions; null where it names none. */
export const publicNumber = cache(async (number: string) => {
  const listed = await listPublishedVersions(await currentActor(), { number });
  return listed?.record.number ?? null;
});
