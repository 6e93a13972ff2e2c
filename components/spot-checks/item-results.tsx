"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { LiveSamples } from "@/lib/spot-checks/live-state";
import type { ShownItem } from "@/lib/spot-checks/shown";
import { GradeMark } from "./check-words";
import { ItemHeading, Question, Reason, RuleText } from "./item-words";
import { SampleRows } from "./sample-rows";
import type { ReadSample } from "./sample-text";

type Shared = { live: LiveSamples; mayGrade: boolean; read: ReadSample; grade: FormAction };

/** Every item, folded; inside, its rule and its samples. On paper only what passed stays folded. */
export function ItemResults({ items, ...shared }: Shared & { items: readonly ShownItem[] }) {
  const t = useTranslations("checks.items");
  return (
    <Section title={t("title")} note={t("note", { count: items.length })}>
      <div className="sheet">
        {items.map((item) => (
          <ItemResult key={item.id} item={item} {...shared} />
        ))}
      </div>
    </Section>
  );
}

function ItemResult({ item, ...shared }: Shared & { item: ShownItem }) {
  const t = useTranslations("checks.items");
  const grades = item.samples.flatMap(({ id }) => shared.live.get(id)?.figures?.status ?? []);
  const worst = (["fail", "no-answer", "error", "pass"] as const).find((status) => grades.includes(status));
  const passes = grades.filter((status) => status === "pass").length;
  return (
    <details
      className={clsx("border-b border-rule last:border-b-0", worst !== "pass" && "open-on-paper")}
      id={`item-${item.itemId}`}
    >
      <summary className="flex cursor-pointer flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-5 py-2.5">
        <span className="min-w-0">
          <ItemHeading item={item} />
        </span>
        <span className="soft flex gap-4 text-sm">
          {t("passed", { passes, n: grades.length })}
          {worst === undefined ? null : <GradeMark status={worst} />}
        </span>
      </summary>
      <div className="grid gap-4 px-5 pb-5">
        <Question item={item} />
        <ItemGround item={item} />
        <SampleRows item={item} {...shared} />
        <Variability item={item} />
      </div>
    </details>
  );
}

/** The grader's rule, why it is right, and whether a clinician has said so. */
function ItemGround({ item: { item, signOff } }: { item: ShownItem }) {
  const t = useTranslations("checks.items");
  const signed = { approved: t("signed"), rejected: t("rejected") };
  const said = signOff === "approved" || signOff === "rejected" ? signed[signOff] : t("unsigned");
  if (item === null) return <p className="muted text-sm">{said}</p>;
  return (
    <div className="well text-sm">
      <h4 className="font-semibold">{t("rule")}</h4>
      <RuleText check={item.check} />
      <h4 className="mt-3 font-semibold">{t("reason")}</h4>
      <Reason item={item} />
      <p className="muted mt-2">{said}</p>
    </div>
  );
}

/** How far repeated answers agree, each figure with its n; nothing where there are too few to say. */
function Variability({ item: { summary } }: { item: ShownItem }) {
  const t = useTranslations("checks.items");
  const { n, fewest: least, passHatK, agreement, entropy } = summary;
  if (n === 0) return null;
  if (!summary.isEnough) return <p className="muted text-sm">{t("few", { n, least })}</p>;
  const facts = [
    agreement === null ? null : t("agreement", { value: formatPercent(agreement.modalShare) }),
    entropy === null || entropy.byOptions === null
      ? null
      : t("entropy", { value: formatNumber(entropy.byOptions, 2) }),
    passHatK === null ? null : t("passK", { k: least, value: formatPercent(passHatK) }),
  ];
  return (
    <p className="soft flex flex-wrap gap-x-5 text-sm">
      {facts.map((fact) => (fact === null ? null : <span key={fact}>{fact}</span>))}
      <span className="muted">{`n = ${n}`}</span>
    </p>
  );
}
