"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { NumberField } from "@/components/form/number-field";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { type CheckRhythm, checkRhythms } from "@/db/values/spot-checks";
import type { FormAction } from "@/lib/command/form-outcome";
import { errorMessageKey, isErrorCode } from "@/lib/i18n/error-message";
import { formatDateTime } from "@/lib/i18n/format";
import { publicSuiteRefs, scheduleForm, suiteLanguages } from "@/lib/spot-checks/schema";
import { ActButton } from "./check-acts";
import { useSuiteName } from "./check-words";
import type { OfferedSuite } from "./start-form";

export type ShownSchedule = {
  id: string;
  rhythm: CheckRhythm;
  day: number | null;
  hour: number;
  suites: readonly string[];
  samplesPerItem: number;
  nextAt: string;
  madeByName: string;
  lastRefusal: string | null;
  mayEnd: boolean;
};

type Props = {
  deploymentId: string;
  schedules: readonly ShownSchedule[];
  /** Suites of the authority's own that may be asked beside the public ones. */
  own: readonly OfferedSuite[];
  add: FormAction;
  end: FormAction;
};

/** Checks of a deployment that begin by themselves, and the form that adds one. */
export function ScheduleSection({ deploymentId, schedules, own, add, end }: Props) {
  const t = useTranslations("checks.plan");
  return (
    <Section title={t("title")} note={t("lead")} id="schedule">
      {schedules.length === 0 ? (
        <p className="soft">{t("none")}</p>
      ) : (
        <ScheduleTable schedules={schedules} end={end} />
      )}
      <details className="mt-4 print:hidden">
        <summary className="btn">{t("add")}</summary>
        <div className="mt-3 max-w-[46rem]">
          <AddForm deploymentId={deploymentId} own={own} add={add} />
        </div>
      </details>
    </Section>
  );
}

const columns = ["rhythm", "next", "by", "end"] as const;

function ScheduleTable({ schedules, end }: Pick<Props, "schedules" | "end">) {
  const t = useTranslations("checks.plan");
  const suiteName = useSuiteName();
  return (
    <Table
      open
      caption={t("caption")}
      head={columns.map((key) => ({
        key,
        label: t(`column.${key}`),
        ...(key === "end" && { hidden: true }),
      }))}
    >
      {schedules.map((schedule) => (
        <Row key={schedule.id}>
          <RowHead sub={schedule.suites.map(suiteName).join(" · ")}>
            <RhythmText schedule={schedule} />
          </RowHead>
          <Cell label={t("column.next")}>
            <span className="nw">{formatDateTime(schedule.nextAt)}</span>
            <Refused code={schedule.lastRefusal} />
          </Cell>
          <Cell label={t("column.by")}>{schedule.madeByName}</Cell>
          <Cell>
            {schedule.mayEnd ? (
              <ActButton payload={{ id: schedule.id }} label={t("endIt")} look="danger" action={end} />
            ) : null}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function RhythmText({ schedule: { rhythm, day, hour } }: { schedule: ShownSchedule }) {
  const t = useTranslations("checks.plan");
  if (rhythm === "daily") return t("daily", { hour });
  if (rhythm === "monthly") return t("monthly", { day: day ?? 1, hour });
  const weekday = `weekday.${day ?? 1}` as Parameters<typeof t>[0];
  return t("weekly", { day: t(weekday), hour });
}

function Refused({ code }: { code: string | null }) {
  const t = useTranslations("checks.plan");
  const errors = useTranslations("errors");
  if (code === null || !isErrorCode(code)) return null;
  return (
    <span className="c-rust block text-sm text-(--c)">
      {t("refused", { reason: errors(errorMessageKey(code)) })}
    </span>
  );
}

function AddForm({ deploymentId, own, add }: Pick<Props, "deploymentId" | "own" | "add">) {
  const t = useTranslations("checks");
  const suites = publicSuiteRefs.map((ref) => ({ value: ref, label: t(`suite.${ref}`) }));
  return (
    <ActionForm
      action={add}
      schema={scheduleForm}
      defaultValues={{
        ...{ deploymentId, suites: ["spot-check-items@1"], languages: ["zh"], samplesPerItem: 3 },
        ...{ rhythm: "weekly", day: 1, hour: 2 },
      }}
      label={t("plan.add")}
      submitLabel={t("plan.send")}
      submitLook="outlined"
    >
      <ChoiceField
        name="suites"
        label={t("start.suites")}
        multiple
        options={[...suites, ...own.map(({ ref, name, note }) => ({ value: ref, label: name, note }))]}
      />
      <ChoiceField
        name="languages"
        label={t("start.languages")}
        multiple
        options={suiteLanguages.map((language) => ({ value: language, label: t(`language.${language}`) }))}
      />
      <NumberField name="samplesPerItem" label={t("start.samples")} integer />
      <ChoiceField
        name="rhythm"
        label={t("plan.rhythm")}
        columns={3}
        options={checkRhythms.map((rhythm) => ({ value: rhythm, label: t(`plan.rhythmOf.${rhythm}`) }))}
      />
      <DayField />
      <NumberField name="hour" label={t("plan.hour")} integer />
    </ActionForm>
  );
}

/** Which day, of a rhythm that has one. */
function DayField() {
  const t = useTranslations("checks.plan");
  const rhythm: unknown = useWatch({ name: "rhythm" });
  if (rhythm === "daily") return null;
  return <NumberField name="day" label={t("day")} hint={t("dayHint")} integer />;
}
