import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnCases } from "@/components/cases/own-cases";
import { ToSignAtHome } from "@/components/cases/to-sign-at-home";
import type { SearchParams } from "@/components/records/search-value";
import { may } from "@/lib/auth/permissions";
import { currentViewer, requireViewer } from "@/lib/auth/viewer";
import { listOwnCases } from "@/lib/obligations/own-case-queries";
import { parseOwn } from "@/lib/reviews/own-address";
import { listToSign } from "@/lib/reviews/queries/to-sign";
import { OfficialQueue } from "./official-queue";

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await currentViewer();
  const isOfficial = viewer !== null && may(viewer.role, "review:decide");
  return { title: (await getTranslations(isOfficial ? "reviews.page" : "cases.own"))("title") };
}

/** Review cases: to an official what waits for a decision, to a hospital its own. */
export default async function ReviewsAtHand({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("review:read");
  const asked = await searchParams;
  if (may(viewer.role, "review:decide")) return <OfficialQueue viewer={viewer} asked={asked} />;
  const query = parseOwn(asked);
  const [list, applications] = await Promise.all([
    listOwnCases(viewer, query),
    may(viewer.role, "review:sign") ? listToSign(viewer, {}) : [],
  ]);
  return <OwnCases query={query} list={list} toSign={<ToSignAtHome applications={applications} />} />;
}
