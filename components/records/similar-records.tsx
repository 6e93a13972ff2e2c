import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NoteBox } from "@/components/ui/note-box";
import type { Similar } from "@/lib/records/similar";
import { LanguageText } from "./language-text";

type Props = {
  similar: readonly Similar[];
  /** What the reader is to do about it. */
  ask: string;
  /** What can be done with one of them at once. */
  actOn?: (record: Similar) => ReactNode;
};

/** In sight at once; names made by one pattern are alike by the dozen, and the nearest stand first. */
const IN_SIGHT = 5;

/** What may be registered twice: each with why it looks so, to be opened and compared. */
export function SimilarRecords({ similar, ask, actOn }: Props) {
  const t = useTranslations("reviews.acts.similar");
  const [near, far] = [similar.slice(0, IN_SIGHT), similar.slice(IN_SIGHT)];
  return (
    <NoteBox tone="ochre" glyph="due" title={t("title", { count: similar.length })}>
      <SimilarList similar={near} actOn={actOn} />
      <p className="mt-1">{ask}</p>
      {far.length > 0 ? (
        <details className="mt-1">
          <summary>{t("more", { count: far.length })}</summary>
          <SimilarList similar={far} actOn={actOn} />
        </details>
      ) : null}
    </NoteBox>
  );
}

type ListProps = { similar: Props["similar"]; actOn: Props["actOn"] | undefined };

function SimilarList({ similar, actOn }: ListProps) {
  const t = useTranslations("reviews");
  return (
    <ul className="mt-1 grid list-none gap-1">
      {similar.map((record) => (
        <li key={record.number}>
          <span className="muted">{t(`record.kind.${record.kind}`)}</span>{" "}
          <Link href={record.href}>
            <LanguageText text={record.name} />
          </Link>
          <span className="muted block text-xs">
            {record.number} {t(`acts.similar.because.${record.because}`)}
          </span>
          {actOn?.(record)}
        </li>
      ))}
    </ul>
  );
}
