import { useTranslations } from "next-intl";
import { LanguageText } from "@/components/records/language-text";
import { Note } from "@/components/ui/folio";
import { Glyph } from "@/components/ui/glyph";
import { formatDate } from "@/lib/i18n/format";
import type { ShownCase, ShownDecision } from "@/lib/reviews/shown";

type Official = { name: string; isMe: boolean; signedAt: Date | null };
type Props = { holder: ShownCase["holder"]; decision: ShownDecision | null };

/** The two officials of a case: who reviews, who approves, and which of them has signed. */
export function FourEyesNote({ holder, decision }: Props) {
  const t = useTranslations("cases.four");
  const writer = decision && { ...decision.reviewer, signedAt: decision.reviewer.at };
  const approver = decision?.approver ?? null;
  return (
    <Note title={t("title")}>
      <ol className="tl compact mt-1 [&>li]:grid-cols-[60px_20px_minmax(0,1fr)] [&>li]:before:left-[77px]">
        <Part part="reviewer" official={writer ?? (holder && { ...holder, signedAt: null })} />
        <Part part="approver" official={approver && { ...approver, signedAt: approver.at }} />
      </ol>
      <p>{t("rule")}</p>
    </Note>
  );
}

function Part({ part, official }: { part: "reviewer" | "approver"; official: Official | null }) {
  const t = useTranslations("cases.four");
  if (official === null) {
    return (
      <li>
        <time>{t(part)}</time>
        <Glyph name="draft" />
        <span>{t(`${part}Open`)}</span>
      </li>
    );
  }
  const { name, isMe, signedAt } = official;
  return (
    <li className={signedAt === null ? "c-ochre" : "c-pine"}>
      <time>{t(part)}</time>
      <Glyph name={signedAt === null ? "due" : "met"} />
      <span>
        <b>
          <LanguageText text={name} />
          {isMe ? t("me") : null}
        </b>
        <br />
        {signedAt === null ? t("unsigned") : t("signed", { date: formatDate(signedAt) })}
      </span>
    </li>
  );
}
