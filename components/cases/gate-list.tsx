import Link from "next/link";
import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/note-box";
import { StatusMark } from "@/components/ui/status-mark";
import { fieldMessage } from "@/lib/i18n/error-message";
import type { GateProblem } from "@/lib/reviews/shown";

type Place = { applicationId: string; institutionId: string };
type Props = Place & { problems: readonly GateProblem[] };

/** Where a lack is mended. */
const placeOf = ({ code }: GateProblem, { applicationId, institutionId }: Place): string => {
  if (code === "institutionUnverified") return `/institutions/${institutionId}`;
  if (code === "recordNotHandedIn") return `/applications/${applicationId}`;
  return `/applications/${applicationId}/classification?form=1`;
};

/** The technical completeness gate: what is still lacking before the case may enter the queue, each with the place to mend it. */
export function GateList({ problems, ...place }: Props) {
  const t = useTranslations("cases.gate");
  const errors = useTranslations("errors");
  if (problems.length === 0) {
    return (
      <p>
        <StatusMark glyph="met" tone="pine">
          {t("complete")}
        </StatusMark>
      </p>
    );
  }
  return (
    <NoteBox tone="ochre" glyph="due" title={t("title", { count: problems.length })}>
      <ul className="mt-1 list-none">
        {problems.map((problem) => {
          const { key, values } = fieldMessage(problem);
          return (
            <li key={`${problem.path} ${problem.code}`}>
              {errors(key, values)} <Link href={placeOf(problem, place)}>{t("mend")}</Link>
            </li>
          );
        })}
      </ul>
    </NoteBox>
  );
}
