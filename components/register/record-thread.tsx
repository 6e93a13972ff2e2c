import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageText } from "@/components/records/language-text";
import { CodedBlank } from "@/components/ui/coded-blank";
import { Thread, type ThreadNode } from "@/components/ui/thread";
import { facetLabel, UNSTATED } from "@/lib/register/facets";
import { isNoneDeclared, kindOfRow, recordHref } from "@/lib/register/listed-row";
import type { RecordPage } from "@/lib/register/public-record";
import { institutionNameOf, nameOf } from "@/lib/register/record-name";

/** The chain of a public record: every node that is public is a link, in both directions. */
export function RecordThread({ page }: { page: RecordPage }) {
  const nodes = [useInstitutionNode(page), useDeploymentNode(page), useConfigurationNode(page)];
  return <Thread nodes={[...nodes, useApplicationNode(page), ...useClassificationLegs(page.record)]} />;
}

/** A leg without a record: not registered so far, or not applicable where the institution says that it runs no model. */
function useNothing(page: RecordPage): ReactNode {
  const none = useTranslations("register.record.thread")("none");
  return isNoneDeclared(page) ? <CodedBlank reason="not_applicable" /> : none;
}

const kindIs = (page: RecordPage, kind: string) => kindOfRow(page.record) === kind;

function useInstitutionNode({ record, institution, ...rest }: RecordPage): ThreadNode {
  const t = useTranslations("register.record.thread");
  const locale = useLocale();
  const name = <LanguageText text={institutionNameOf(record, locale)} />;
  const current = kindIs({ record, institution, ...rest }, "institution");
  if (current || institution === null) return { kind: t("institution"), name, current };
  return { kind: t("institution"), name, href: recordHref(institution.number) };
}

function useDeploymentNode(page: RecordPage): ThreadNode {
  const t = useTranslations("register.record.thread");
  const nothing = useNothing(page);
  const kind = t("deployment");
  const only = page.deployments.length === 1 ? page.deployments[0] : undefined;
  const node = (row: { number: string; nameZh: string }): ThreadNode => ({
    kind,
    name: <LanguageText text={row.nameZh} />,
    href: recordHref(row.number),
  });
  if (kindIs(page, "institution")) {
    if (only !== undefined) return node(only);
    const count = page.deployments.length;
    if (count === 0) return { kind, name: nothing, ahead: true };
    return { kind, name: t("deployments", { count }), href: "#deployments" };
  }
  if (kindIs(page, "deployment")) {
    return { kind, name: <LanguageText text={page.record.nameZh} />, current: true };
  }
  if (page.deployment !== null) return node(page.deployment);
  return { kind, name: <LanguageText text={page.record.deploymentName ?? t("notPublic")} /> };
}

function useConfigurationNode(page: RecordPage): ThreadNode {
  const t = useTranslations("register.record.thread");
  const nothing = useNothing(page);
  const kind = t("configuration");
  if (kindIs(page, "institution")) {
    const served = page.deployments.filter((row) => row.configurationDigest !== null);
    const only = served.length === 1 ? served[0] : undefined;
    if (only !== undefined) return digestNode(kind, only.configurationDigest, recordHref(only.number));
    if (served.length === 0) return { kind, name: nothing, ahead: true };
    return { kind, name: t("configurations", { count: served.length }), href: "#deployments" };
  }
  const { configurationDigest } = page.record;
  if (configurationDigest === null) return { kind, name: t("none"), ahead: true };
  if (kindIs(page, "deployment")) return digestNode(kind, configurationDigest, "");
  return digestNode(kind, configurationDigest, page.deployment && recordHref(page.deployment.number));
}

const digestNode = (kind: string, digest: string | null, href: string | null): ThreadNode => ({
  kind,
  name: <code>{digest}</code>,
  ...(href === null ? {} : { href: `${href}#configuration` }),
});

function useApplicationNode(page: RecordPage): ThreadNode {
  const t = useTranslations("register.record.thread");
  const nothing = useNothing(page);
  const locale = useLocale();
  const kind = t("application");
  if (kindIs(page, "application")) {
    return { kind, name: <LanguageText text={nameOf(page.record, locale)} />, current: true };
  }
  const only = page.applications.length === 1 ? page.applications[0] : undefined;
  if (only !== undefined) {
    return { kind, name: <LanguageText text={nameOf(only, locale)} />, href: recordHref(only.number) };
  }
  const count = page.applications.length;
  if (count === 0) return { kind, name: nothing, ahead: true };
  return { kind, name: t("applications", { count }), href: "#applications" };
}

/** How an application is classified, and whether an authority has decided: both stand in one section of its sheet. */
function useClassificationLegs({ kind, document: { classification } }: RecordPage["record"]): ThreadNode[] {
  const t = useTranslations("register.record.thread");
  const locale = useLocale();
  if (kind !== "application") return [];
  const legs = { classification: t("classification"), decision: t("decision") };
  if (classification === undefined) {
    return [{ kind: legs.classification, name: facetLabel("cn", UNSTATED, locale), ahead: true }];
  }
  const href = "#classification";
  const { results, decision } = classification;
  const status = results.CN?.status ?? UNSTATED;
  const standing = decision?.standing ?? null;
  return [
    { kind: legs.classification, name: facetLabel("cn", status, locale), href },
    standing === null
      ? { kind: legs.decision, name: t("undecided"), ahead: true }
      : { kind: legs.decision, name: facetLabel("standing", standing, locale), href },
  ];
}
