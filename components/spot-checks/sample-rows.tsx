"use client";

import { useTranslations } from "next-intl";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/command/form-outcome";
import { formatDateTime, formatDigest } from "@/lib/i18n/format";
import type { SampleFigures } from "@/lib/spot-checks/live";
import type { LiveSamples } from "@/lib/spot-checks/live-state";
import type { ShownItem } from "@/lib/spot-checks/shown";
import { GradeMark } from "./check-words";
import { SampleMetrics } from "./sample-metrics";
import { type ReadSample, SampleText } from "./sample-text";

type Props = { item: ShownItem; live: LiveSamples; mayGrade: boolean; read: ReadSample; grade: FormAction };
type Sample = ShownItem["samples"][number];

const columns = ["n", "grade", "why", "figures"] as const;

/** The samples of one item: grade and reason, what was measured, what a person found; the text to be read on demand. */
export function SampleRows({ item, live, mayGrade, read, grade }: Props) {
  const t = useTranslations("checks.items");
  return (
    <>
      <Table
        open
        flow
        caption={t("caption", { item: item.itemId })}
        head={columns.map((key) => ({ key, label: t(`column.${key}`) }))}
      >
        {item.samples.map((sample) => (
          <SampleRow key={sample.id} item={item} sample={sample} live={live} />
        ))}
      </Table>
      {item.samples.map((sample) =>
        live.get(sample.id)?.state === "done" ? (
          <SampleText key={sample.id} sample={sample} mayGrade={mayGrade} read={read} grade={grade} />
        ) : null,
      )}
    </>
  );
}

function SampleRow({ item, sample, live }: { item: ShownItem; sample: Sample; live: LiveSamples }) {
  const t = useTranslations("checks");
  const known = live.get(sample.id);
  const figures = known?.figures ?? null;
  return (
    <Row>
      <RowHead>{t("items.nth", { n: sample.n })}</RowHead>
      <Cell>
        {figures === null ? (
          <span className="muted">{t(known?.state === "running" ? "sample.running" : "sample.pending")}</span>
        ) : (
          <GradeMark status={figures.status} />
        )}
      </Cell>
      <Cell full>{figures === null ? null : <Why item={item} figures={figures} />}</Cell>
      <Cell full>
        {figures === null ? null : <SampleMetrics figures={figures} />}
        <Evidence sample={sample} />
      </Cell>
    </Row>
  );
}

/** Why a sample was graded so: what was read, which patterns decided, or why there was nothing to grade. */
function Why({ item, figures }: { item: ShownItem; figures: SampleFigures }) {
  const t = useTranslations("checks");
  const { status, found, reason, against, leakedInReasoning } = figures;
  const reasonKey = [`reason.${reason}`, `problem.${reason}`]
    .map((key) => key as Parameters<typeof t>[0])
    .find((key) => t.has(key));
  const isPattern = item.item === null || item.item.check.type === "regex";
  return (
    <span className="text-sm">
      {reasonKey === undefined ? reason : t(reasonKey)}
      {reason === null && found !== null ? t("items.found", { found }) : null}
      {reason === null && found === null && !isPattern ? t("items.nothing") : null}
      {status === "pass" && isPattern ? t("items.matched") : null}
      {against.length === 0 ? null : (
        <>
          {t("items.against")}
          {against.map((pattern) => (
            <code key={pattern} className="block break-all">
              {pattern}
            </code>
          ))}
        </>
      )}
      {leakedInReasoning ? <span className="c-rust block text-(--c)">{t("items.leaked")}</span> : null}
    </span>
  );
}

/** Digests of what was sent and received, the names the server gave, and what a person found. */
function Evidence({ sample }: { sample: Sample }) {
  const t = useTranslations("checks");
  const { requestDigest, responseDigest, servedModel, systemFingerprint, human, figures } = sample;
  return (
    <span className="muted block text-sm">
      {requestDigest === null || responseDigest === null ? null : (
        <span title={`${requestDigest} ${responseDigest}`}>
          {t("items.digest", {
            request: formatDigest(requestDigest),
            response: formatDigest(responseDigest),
          })}
        </span>
      )}
      {servedModel === null ? null : <code className="ml-2">{servedModel}</code>}
      {systemFingerprint === null ? null : <code className="ml-2">{systemFingerprint}</code>}
      {human === null ? null : (
        <span className="block text-ink-2">
          {t("human.by", {
            status: t(`human.${human.status}`),
            name: human.by,
            at: formatDateTime(human.at),
          })}
          {t(human.status === figures?.status ? "human.agree" : "human.differ")}
          <span className="block">{human.reason}</span>
        </span>
      )}
    </span>
  );
}
