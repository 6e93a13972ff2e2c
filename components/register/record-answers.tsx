import { useLocale, useTranslations } from "next-intl";
import { FreshnessMark } from "@/components/records/freshness-mark";
import { LanguageText } from "@/components/records/language-text";
import { ThreeAnswers } from "@/components/ui/three-answers";
import { codeLabel } from "@/lib/reference/codes";
import { provinceName } from "@/lib/reference/provinces";
import { titleOfUseCase } from "@/lib/reference/use-cases";
import { kindOfRow } from "@/lib/register/listed-row";
import { modelDetail } from "@/lib/register/model-words";
import type { PublicRecord, RecordPage } from "@/lib/register/public-record";
import { RecordWhere } from "./record-where";
import { RecordWho } from "./record-who";
import { StopMark } from "./stop-mark";

/** What this is, where it comes from, who must act. */
export function RecordAnswers({ page, today }: { page: RecordPage; today: string }) {
  const what = { institution: Institution, deployment: Deployment, application: Application };
  const What = what[kindOfRow(page.record)];
  return (
    <ThreeAnswers
      what={
        <>
          <What page={page} />
          <span className="mt-1 block">
            <StopMark row={{ ...page.record, deploymentStage: deploymentStageOf(page) }} />
          </span>
        </>
      }
      where={
        <>
          <RecordWhere record={page.record} />
          <span className="mt-1 block">
            <FreshnessMark due={page.record.nextAttestDue} today={today} />
          </span>
        </>
      }
      who={<RecordWho record={page.record} today={today} />}
    />
  );
}

/** Only an application runs on another record. */
const deploymentStageOf = ({ record, deployment }: RecordPage) =>
  record.kind === "application" ? (deployment?.lifecycleStage ?? null) : null;

function Institution({ page }: { page: RecordPage }) {
  const t = useTranslations("register.record.what");
  const locale = useLocale();
  const { institutionType, level, provinceAdcode } = page.record;
  const type =
    institutionType === null
      ? t("institutionUntyped")
      : codeLabel("institutionTypes", institutionType, locale);
  const graded = level === "tertiary" || level === "secondary" || level === "primary";
  return t("institution", {
    province: provinceName(provinceAdcode, locale),
    type: graded
      ? `${codeLabel("institutionLevels", level, locale)}${gapIn(locale)}${lowerIn(locale, type)}`
      : type,
    deployments: page.deployments.length,
    applications: page.applications.length,
  });
}

/** A word inside an English phrase does not keep its capital; Chinese has none. */
const lowerIn = (locale: string, word: string) =>
  locale === "en" ? word.charAt(0).toLowerCase() + word.slice(1) : word;

function Deployment({ page }: { page: RecordPage }) {
  const t = useTranslations("register.record.what");
  const locale = useLocale();
  const { modelName } = page.record;
  const hosting = <Hosting record={page.record} />;
  if (modelName === null) {
    return (
      <>
        {t("deploymentNoModel")}
        {hosting}
      </>
    );
  }
  const detail = modelDetail(page.record, locale);
  const model = detail === "" ? modelName : `${modelName} ${detail}`;
  const count = page.applications.length;
  return (
    <>
      {count === 0 ? t("deploymentNoUses", { model }) : t("deployment", { model, count })}
      {hosting}
    </>
  );
}

function Application({ page }: { page: RecordPage }) {
  const t = useTranslations("register.record.what");
  const locale = useLocale();
  const { record } = page;
  const { summaryZh, summaryEn } = record.document.fields;
  const summary = (locale === "en" ? summaryEn?.value : null) ?? summaryZh?.value;
  const useCase = record.useCaseId === null ? record.nameZh : titleOfUseCase(record.useCaseId, locale);
  return (
    <>
      {typeof summary === "string" ? <LanguageText text={summary} /> : t("applicationPlain", { useCase })}
      <Hosting record={record} />
    </>
  );
}

/** The sentence after another one: only English sets a space between them. */
function Hosting({ record }: { record: PublicRecord }) {
  const t = useTranslations("register.record.what");
  const locale = useLocale();
  if (record.hosting === null) return null;
  const hosting = codeLabel("hostingModes", record.hosting, locale);
  return `${gapIn(locale)}${t("hosting", { hosting })}`;
}

const gapIn = (locale: string) => (locale === "en" ? " " : "");
