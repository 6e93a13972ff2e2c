import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { AdminOverview } from "@/components/users/admin-overview";
import { requireViewer } from "@/lib/auth/viewer";
import { countAdminArea } from "@/lib/users/admin-queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.admin"))("title") };
}

export default async function AdminPage() {
  const viewer = await requireViewer("role:read");
  const [counts, t] = await Promise.all([countAdminArea(viewer, {}), getTranslations("auth.admin")]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <Folio>
          <AdminOverview role={viewer.role} counts={counts} />
        </Folio>
      </div>
    </>
  );
}
