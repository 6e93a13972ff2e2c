import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountHome } from "@/components/home/account-home";
import { ReadingHome } from "@/components/home/reading-home";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { listOwnRequests } from "@/lib/users/queries";
import { HospitalHome } from "./hospital-home";
import { ownRequest } from "./own-request";
import { ReviewerHome } from "./reviewer-home";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

export default async function HomePage() {
  const viewer = await requireViewer("home:read");
  if (may(viewer.role, "membership:request")) {
    const requests = await listOwnRequests(viewer, {});
    return <AccountHome requests={requests.map(ownRequest)} at={now()} />;
  }
  if (may(viewer.role, "record:verify")) return <ReviewerHome viewer={viewer} at={now()} />;
  if (viewer.institutionId !== null) {
    return <HospitalHome viewer={viewer} institutionId={viewer.institutionId} at={now()} />;
  }
  return <ReadingHome role={viewer.role} />;
}
