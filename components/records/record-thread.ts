import { useTranslations } from "next-intl";
import type { ThreadNode } from "@/components/ui/thread";
import { formatDate } from "@/lib/i18n/format";
import { type DecisionView, decisionsShown, decisionWord, type RecordView } from "./record-view";

/** The last node of the thread: what was decided last, or the dashed leg to a decision nobody has made. */
export function useDecisionNode(
  record: RecordView,
  decisions: readonly DecisionView[],
  href: string,
): ThreadNode {
  const t = useTranslations("reviews.record");
  const last = decisionsShown(record, decisions).at(-1);
  if (last === undefined) return { kind: t("kind.decision"), name: t("pending"), href, ahead: true };
  const decision = t(`decision.${decisionWord(last.decision)}`);
  return {
    kind: t("kind.decision"),
    name: t("decisionOn", { decision, date: formatDate(last.decidedAt) }),
    href,
  };
}
