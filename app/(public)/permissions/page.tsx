import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PermissionTable } from "@/components/permissions/permission-table";
import { RoleTable } from "@/components/permissions/role-table";
import { ScopeRules } from "@/components/permissions/scope-rules";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { permissionNames, tableRoles } from "@/lib/auth/labels";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("permissions"))("title") };
}

export default async function PermissionsPage() {
  const t = await getTranslations("permissions");
  const kicker = (
    <Kicker>
      {t("count.permissions", { count: permissionNames.length })}
      {t("count.roles", { count: tableRoles.length })}
    </Kicker>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} kicker={kicker} />
      <div className="mt-6">
        <PermissionTable />
        <RoleTable />
        <ScopeRules />
      </div>
    </>
  );
}
