import { useTranslations } from "next-intl";
import { BadgeLadder, BadgeNote } from "@/components/ui/badge-ladder";
import { Note } from "@/components/ui/folio";
import { Glyph } from "@/components/ui/glyph";
import { Seal, useSealWord } from "@/components/ui/seal";
import { fieldSources } from "@/db/values";
import { formatDate } from "@/lib/i18n/format";
import { nextBadge } from "@/lib/records/rules";
import { isConfirmedView, type RecordView, seatsOf } from "./record-view";

/** How far the record has climbed and what the next step is. */
export function LadderNote({ record }: { record: Pick<RecordView, "badge"> }) {
  const t = useTranslations("reviews.record.ladder");
  const words = useTranslations("common.badge");
  const next = nextBadge(record.badge);
  return (
    <Note title={t("title")}>
      <BadgeLadder badge={record.badge} />
      {next === null ? <BadgeNote /> : <p className="muted">{t("next", { badge: words(next) })}</p>}
    </Note>
  );
}

/** The three people of the revision on the sheet; an empty seat stays visible. */
export function PeopleNote({ record }: { record: RecordView }) {
  const t = useTranslations("reviews.record.people");
  return (
    <Note title={t("title")}>
      <ol className="tl compact mt-1 [&>li]:grid-cols-[72px_20px_minmax(0,1fr)] [&>li]:before:left-[89px]">
        {seatsOf(record).map(({ seat, name, at }) => (
          <li key={seat}>
            <time>{t(seat)}</time>
            <Glyph name={at ? "met" : "draft"} />
            <span>
              {at ? <b>{name}</b> : <span className="muted">{t("open")}</span>}
              {at ? <span className="block">{formatDate(at)}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      <p className="muted">{t("rule")}</p>
    </Note>
  );
}

/** What the four seals mean, on this revision. */
export function SealsNote({ record }: { record: RecordView }) {
  const t = useTranslations("reviews.record.seals");
  const isConfirmed = isConfirmedView(record);
  const wordOf = useSealWord(isConfirmed);
  return (
    <Note title={t("title")}>
      <p>{t("text")}</p>
      <ul className="mt-2 grid gap-1">
        {fieldSources.map((source) => (
          <li key={source}>
            <Seal source={source} isConfirmed={isConfirmed} /> <span className="ml-1">{wordOf(source)}</span>
          </li>
        ))}
      </ul>
    </Note>
  );
}
