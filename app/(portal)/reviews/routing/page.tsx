import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoutingView } from "@/components/cases/routing-view";
import { StatusWord } from "@/components/classification/status-word";
import { CopyDigest } from "@/components/ui/copy-digest";
import { requireViewer } from "@/lib/auth/viewer";
import { routingDigest } from "@/lib/reviews/routing-digest";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cases.routing"))("title") };
}

/** Which authority and level decides what: the routing table as the portal applies it. */
export default async function RoutingPage() {
  await requireViewer("review:read");
  return (
    <RoutingView
      statusMark={(status) => <StatusWord status={status} />}
      digest={<CopyDigest digest={routingDigest} />}
    />
  );
}
