import Link from "next/link";
import { useTranslations } from "next-intl";
import { RecordName } from "@/components/records/record-name";
import type { RecordView } from "@/components/records/record-view";
import { BadgeLadder, BadgeNote } from "@/components/ui/badge-ladder";
import { Note } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { type Badge, badges } from "@/db/values";
import { formatNumber } from "@/lib/i18n/format";

type Counts = { institutions: number; deployments: number; applications: number };

type HospitalProps = {
  institution: Pick<RecordView, "id" | "name" | "nameEn">;
  counts: Counts;
  publicDeployments: number;
  modules: readonly { partition: string }[];
  contacts: number;
  badges: readonly (Badge | null)[];
};

/** The institution in four lines, and how far its records are checked. */
export function HospitalNotes({ institution, counts, publicDeployments, modules, ...rest }: HospitalProps) {
  const t = useTranslations("home.institution");
  const devices = modules.filter(({ partition }) => partition === "device").length;
  const lines = [
    { key: "deployments", n: counts.deployments, more: t("public", { count: publicDeployments }) },
    { key: "applications", n: counts.applications, more: null },
    { key: "modules", n: modules.length, more: t("device", { count: devices }) },
    { key: "contacts", n: rest.contacts, more: rest.contacts === 0 ? t("none") : null },
  ] as const;
  return (
    <>
      <Note title={t("title")}>
        <p>
          <Link href={`/institutions/${institution.id}`}>
            <RecordName name={institution.name} nameEn={institution.nameEn} />
          </Link>
        </p>
        <KeyValueList
          tight
          items={lines.map(({ key, n, more }) => ({
            key,
            term: t(key),
            value: (
              <>
                {formatNumber(n)}
                {more ? <span className="muted ml-3">{more}</span> : null}
              </>
            ),
          }))}
        />
      </Note>
      <TrustNote held={rest.badges} />
    </>
  );
}

function TrustNote({ held }: { held: readonly (Badge | null)[] }) {
  const t = useTranslations("home.trust");
  const steps = [...badges.toReversed(), null];
  const rows = steps
    .map((badge) => ({ badge, n: held.filter((own) => own === badge).length }))
    // A record without a badge is the hospital's own draft: worth a line only where there is one.
    .filter(({ badge, n }) => badge !== null || n > 0);
  return (
    <Note title={t("title")}>
      <ul className="grid gap-1">
        {rows.map(({ badge, n }) => (
          <li key={badge ?? "none"} className="flex justify-between">
            <BadgeLadder badge={badge} />
            <b>{n}</b>
          </li>
        ))}
      </ul>
      <p className="muted mt-1 text-xs">{t("note", { count: held.length })}</p>
      <BadgeNote />
    </Note>
  );
}

/** What a reviewer's jurisdiction holds. */
export function ReachNotes({ counts, queue }: { counts: Counts; queue: number }) {
  const t = useTranslations("home.reach");
  const lines = [
    { key: "institutions", n: counts.institutions, href: "/institutions" },
    { key: "deployments", n: counts.deployments, href: "/deployments" },
    { key: "applications", n: counts.applications, href: null },
    { key: "queue", n: queue, href: "/reviews?view=records" },
  ] as const;
  return (
    <Note title={t("title")}>
      <KeyValueList
        tight
        items={lines.map(({ key, n, href }) => ({
          key,
          term: href ? <Link href={href}>{t(key)}</Link> : t(key),
          value: formatNumber(n),
        }))}
      />
    </Note>
  );
}
