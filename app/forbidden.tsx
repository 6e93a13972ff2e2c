import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { areaPermission } from "@/components/auth/area-permission";
import { Forbidden } from "@/components/auth/forbidden";
import { currentViewer } from "@/lib/auth/viewer";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.forbidden"))("title") };
}

/** 403: signed in, but the role does not hold what the page asks for. Stands inside the frame of the page it replaces. */
export default async function ForbiddenPage() {
  const [viewer, sent] = await Promise.all([currentViewer(), headers()]);
  return (
    <Forbidden
      role={viewer?.role ?? null}
      permission={areaPermission(sent.get("x-portal-path") ?? "")}
      requestId={sent.get("x-request-id")}
    />
  );
}
