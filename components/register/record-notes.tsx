import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DemandCell, isInferred } from "@/components/register/demand-cell";
import { BadgeNote } from "@/components/ui/badge-ladder";
import { CodedBlank } from "@/components/ui/coded-blank";
import { CopyDigest } from "@/components/ui/copy-digest";
import { Note } from "@/components/ui/folio";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Seal } from "@/components/ui/seal";
import { fieldSources, nullReasons } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { inLocale } from "@/lib/reference/bilingual";
import { findUseCase } from "@/lib/reference/use-cases";
import { type BadgeStep, badgeSteps } from "@/lib/register/badge-steps";
import { recordHref, versionHref } from "@/lib/register/listed-row";
import type { PublicRecord } from "@/lib/register/public-record";
import { trustShown, type VersionShown } from "@/lib/register/version-record";
import { CITE } from "./record-acts";

const sealOf = {
  public_source: "public_source",
  hospital_confirmed: "hospital",
  reviewer_verified: "reviewer",
  spot_checked: "observed",
} as const;

/** Margin notes of a public record: how it was trusted, what seals and blanks mean, version and citation. */
type Props = { record: PublicRecord; versions: readonly VersionShown[]; isDemo: boolean; origin: string };

export function RecordNotes({ record, versions, isDemo, origin }: Props) {
  return (
    <>
      <BadgeHistory steps={badgeSteps(versions.map(trustShown))} />
      <SealNote />
      <BlankNote />
      <DemandNote record={record} />
      <VersionNote record={record} versions={versions} isDemo={isDemo} origin={origin} />
    </>
  );
}

export function BadgeHistory({ steps }: { steps: readonly BadgeStep[] }) {
  const t = useTranslations("register.record.ladder");
  const words = useTranslations("common.badge");
  const newestFirst = steps.map((step, place) => ({ ...step, place })).reverse();
  return (
    <Note title={t("title")}>
      {steps.length === 0 ? (
        <p>{t("empty")}</p>
      ) : (
        <ol className="tl compact [&>li]:grid-cols-[76px_20px_minmax(0,1fr)] [&>li]:before:left-[93px]">
          {newestFirst.map(({ badge, on, isFollowed, place }) => (
            <li key={place}>
              <time dateTime={on}>{formatDate(on)}</time>
              <span className="[&>.seal]:ml-0">
                <Seal source={sealOf[badge]} />
              </span>
              <span>{isFollowed ? t("followed", { badge: words(badge) }) : t(badge)}</span>
            </li>
          ))}
        </ol>
      )}
      <BadgeNote />
    </Note>
  );
}

export function SealNote() {
  const t = useTranslations();
  return (
    <Note title={t("register.record.seals.title")}>
      <p>{t("register.record.seals.text")}</p>
      <ul className="mt-1.5 grid gap-1">
        {fieldSources.map((source) => (
          <li key={source} className="grid grid-cols-[26px_minmax(0,1fr)] items-center [&>.seal]:ml-0">
            <Seal source={source} />
            <span>{t(`common.seal.${source}.word`)}</span>
          </li>
        ))}
      </ul>
    </Note>
  );
}

export function BlankNote() {
  const t = useTranslations("register.record.blanks");
  return (
    <Note title={t("title")}>
      <p>
        {nullReasons.map((reason) => (
          <CodedBlank key={reason} reason={reason} />
        ))}
      </p>
      <p>{t("text")}</p>
    </Note>
  );
}

function DemandNote({ record }: { record: PublicRecord }) {
  const t = useTranslations();
  const locale = useLocale();
  const useCase = record.useCaseId === null ? undefined : findUseCase(record.useCaseId);
  if (record.kind !== "application" || useCase === undefined) return null;
  const { privacySecurity, reasoningExplainability } = useCase.demands;
  return (
    <Note title={t("register.record.demand.title")}>
      <p className="mb-1 font-semibold">{inLocale(useCase.title, locale)}</p>
      <p>{t("landing.demand.privacy")}</p>
      <p>
        <DemandCell demand={privacySecurity} />
      </p>
      <p>{t("landing.demand.reasoning")}</p>
      <p>
        <DemandCell demand={reasoningExplainability} />
      </p>
      <p className="muted mt-1">{t("register.record.demand.text")}</p>
      {isInferred(privacySecurity) || isInferred(reasoningExplainability) ? (
        <p className="muted mt-1">{t("landing.demand.noteDagger")}</p>
      ) : null}
    </Note>
  );
}

function VersionNote({ record, versions, isDemo, origin }: Props) {
  const t = useTranslations();
  const { number, version } = record;
  const kept = versions.find((one) => one.version === version);
  const date = formatDate(kept?.publishedAt ?? record.publishedAt);
  const citation = t("register.record.versions.citation", {
    portal: t("shell.name"),
    number,
    version,
    date,
  });
  return (
    <Note title={t("register.record.versions.title")} id={CITE}>
      <KeyValueList
        tight
        items={[
          {
            key: "current",
            term: t("register.record.versions.current"),
            value: (
              <Link href={versionHref(number, version)}>
                {t("register.record.versions.number", { version })}
              </Link>
            ),
          },
          { key: "on", term: t("register.record.versions.on"), value: <span className="nw">{date}</span> },
          ...(kept === undefined
            ? []
            : [
                {
                  key: "digest",
                  term: t("versions.list.digest"),
                  value: <CopyDigest digest={kept.digest} />,
                },
              ]),
        ]}
      />
      <p className="mt-1.5">
        <Link href={`${recordHref(number)}/versions`}>{t("versions.public.all")}</Link>
      </p>
      <p className="paper">{new URL(versionHref(number, version), origin).href}</p>
      <p className="mt-1.5">
        <b>{t("register.record.versions.cite")}</b> {citation}
        {isDemo ? <span className="block">{t("register.record.versions.fiction")}</span> : null}
      </p>
    </Note>
  );
}
