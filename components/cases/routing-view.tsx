import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Cols, Folio, Note } from "@/components/ui/folio";
import { Kicker, PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Cell, Row, RowHead, Table } from "@/components/ui/table";
import { inLocale } from "@/lib/reference/bilingual";
import { codeLabel } from "@/lib/reference/codes";
import { priorityParts, timeWeights } from "@/lib/reviews/priority";
import { queueTiers } from "@/lib/reviews/queue-address";
import { reviewRouting } from "@/lib/reviews/routing";

type Props = {
  /** A status of a classification in the reader's words. */
  statusMark: (status: string) => ReactNode;
  digest: ReactNode;
};

/** The routing table as data: who decides what, at which level, in which term, and how the order of the queue is computed. */
export function RoutingView({ statusMark, digest }: Props) {
  const t = useTranslations("cases.routing");
  const { version, asOf } = reviewRouting;
  return (
    <>
      <PageHead
        kicker={
          <Kicker>
            {t("version", { version })}
            {t("asOf", { asOf })}
            {digest}
          </Kicker>
        }
        title={t("title")}
        lead={t("lead")}
      />
      <Cols notes={<Notes />}>
        <Folio>
          <Routes statusMark={statusMark} />
          <Levels />
          <Terms />
          <Priority statusMark={statusMark} />
        </Folio>
      </Cols>
    </>
  );
}

function Routes({ statusMark }: Pick<Props, "statusMark">) {
  const t = useTranslations("cases.routing");
  const locale = useLocale();
  const head = (["status", "authority", "reason", "source"] as const).map((key) => ({ key, label: t(key) }));
  return (
    <Section title={t("routes")} note={t("routesNote")}>
      <Table open caption={t("routes")} head={head}>
        {reviewRouting.routes.map((route) => (
          <Row key={route.id}>
            <RowHead sub={<code>{route.id}</code>}>
              {route.when.status.map((status) => (
                <span key={status} className="block">
                  {statusMark(status)}
                </span>
              ))}
            </RowHead>
            <Cell label={t("authority")}>{codeLabel("authorities", route.authority, locale)}</Cell>
            <Cell label={t("reason")} className="soft">
              {inLocale(route.reason, locale)}
            </Cell>
            <Cell label={t("source")}>
              <Sources ids={route.sources} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function Levels() {
  const t = useTranslations("cases.routing");
  const words = useTranslations("cases.words");
  const locale = useLocale();
  const head = (["tier", "level", "reason", "source"] as const).map((key) => ({ key, label: t(key) }));
  return (
    <Section title={t("levels")} note={t("levelsNote")}>
      <Table open caption={t("levels")} head={head}>
        {reviewRouting.levels.map((row) => (
          <Row key={row.id}>
            <RowHead sub={<code>{row.id}</code>}>{row.when.tiers?.join(" · ") ?? t("others")}</RowHead>
            <Cell label={t("level")}>{words(`level.${row.level}`)}</Cell>
            <Cell label={t("reason")} className="soft">
              {inLocale(row.reason, locale)}
            </Cell>
            <Cell label={t("source")}>
              <Sources ids={row.sources} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function Sources({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => (
    <a key={id} href={`#source-${id}`} className="nw block">
      <code>{id}</code>
    </a>
  ));
}

function Terms() {
  const t = useTranslations("cases.routing");
  const words = useTranslations("cases.words");
  const head = (["type", "reviewDays", "answerDays", "leaseDays"] as const).map((key) => ({
    key,
    label: t(key),
    numeric: key !== "type",
  }));
  const { classification: terms } = reviewRouting.terms;
  return (
    <Section title={t("terms")} note={t("termsNote")}>
      <Table open caption={t("terms")} head={head}>
        <Row>
          <RowHead>{words("type.classification")}</RowHead>
          {([terms.reviewDays, terms.answerDays, terms.leaseDays] as const).map((days, at) => (
            <Cell key={head[at + 1]?.key} label={String(head[at + 1]?.label)} numeric>
              {days}
            </Cell>
          ))}
        </Row>
      </Table>
    </Section>
  );
}

const nothing = { tier: null, status: null, openIncidents: 0, isEscalated: false };
const tierPoints = queueTiers.map((tier) => ({ tier, points: priorityParts({ ...nothing, tier }).tier }));
const statuses = reviewRouting.routes.flatMap(({ when }) => when.status);
const statusPoints = statuses.map((status) => ({
  status,
  points: priorityParts({ ...nothing, status }).status,
}));
const most = priorityParts({ ...nothing, openIncidents: Number.MAX_SAFE_INTEGER, isEscalated: true });

function Priority({ statusMark }: Pick<Props, "statusMark">) {
  const t = useTranslations("cases.routing");
  const rows: { key: string; said: ReactNode; points: string }[] = [
    ...tierPoints.map(({ tier, points }) => ({
      key: tier,
      said: t("tierOf", { tier }),
      points: `${points}`,
    })),
    ...statusPoints.map(({ status, points }) => ({
      key: status,
      said: statusMark(status),
      points: `${points}`,
    })),
    { key: "incidents", said: t("incidents"), points: t("upTo", { points: most.incidents }) },
    { key: "escalated", said: t("escalated"), points: `${most.escalated}` },
    ...(["half", "most", "over"] as const).map((time) => ({
      key: time,
      said: t(`time.${time}`),
      points: `${timeWeights[time]}`,
    })),
  ];
  const head = [
    { key: "part", label: t("part") },
    { key: "points", label: t("points"), numeric: true },
  ];
  return (
    <Section id="priority" title={t("priority")} note={t("priorityNote")}>
      <Table open caption={t("priority")} head={head}>
        {rows.map(({ key, said, points }) => (
          <Row key={key}>
            <RowHead>{said}</RowHead>
            <Cell label={t("points")} numeric>
              {points}
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function Notes() {
  const t = useTranslations("cases.routing");
  const locale = useLocale();
  const common = useTranslations("cases.routing.verified");
  return (
    <>
      <Note title={t("sources")}>
        <ul className="list-none">
          {reviewRouting.sources.map(({ id, title, date, verified }) => (
            <li key={id} id={`source-${id}`} className="mb-2">
              <code>{id}</code> {inLocale(title, locale)} <span className="nw">{date}</span>{" "}
              <span className="muted">{common(verified)}</span>
            </li>
          ))}
        </ul>
      </Note>
      <Note title={t("four")}>
        <p>{t("fourText")}</p>
      </Note>
    </>
  );
}
