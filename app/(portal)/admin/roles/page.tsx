import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { one, type SearchParams } from "@/components/records/search-value";
import { ChangeDone } from "@/components/roles/change-done";
import { PendingChanges } from "@/components/roles/pending-changes";
import { RoleProposalForm } from "@/components/roles/role-proposal-form";
import { SettledChanges } from "@/components/roles/settled-changes";
import { Folio } from "@/components/ui/folio";
import { PageHead } from "@/components/ui/page-head";
import { NATION } from "@/lib/auth/jurisdiction";
import { may } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/viewer";
import { now } from "@/lib/clock";
import { provinceName, provinces } from "@/lib/reference/provinces";
import { institutionNames } from "@/lib/register/names";
import { listRoleChanges } from "@/lib/users/role-queries";
import { decideChange, proposeChange, withdrawChange } from "./actions";
import { changeOf } from "./change-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("roles"))("title") };
}

export default async function RolesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer("role:read");
  const changes = await listRoleChanges(viewer, {});
  const [pending, over] = [changes.pending.map(changeOf), changes.over.map(changeOf)];
  const ids = [...pending, ...over].flatMap(({ institutionId }) => institutionId ?? []);
  const [t, locale, names, { done }] = await Promise.all([
    getTranslations("roles"),
    getLocale(),
    institutionNames(viewer, { ids }),
    searchParams,
  ]);
  const areas = provinces.map(({ code }) => ({ value: code, label: provinceName(code, locale) }));
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ChangeDone change={[...pending, ...over].find(({ id }) => id === one(done)) ?? null} />
      <div className="mt-5">
        <Folio>
          <PendingChanges
            changes={pending}
            names={names}
            reader={{ userId: viewer.userId, mayDecide: may(viewer.role, "role:decide") }}
            acts={{ decide: decideChange, withdraw: withdrawChange }}
            at={now()}
          />
          {may(viewer.role, "role:propose") ? (
            // A new key empties the form once its proposal stands in the list.
            <RoleProposalForm
              key={pending.at(-1)?.id ?? ""}
              action={proposeChange}
              areas={[{ value: NATION, label: t("nation") }, ...areas]}
            />
          ) : null}
          <SettledChanges changes={over} names={names} />
        </Folio>
      </div>
    </>
  );
}
