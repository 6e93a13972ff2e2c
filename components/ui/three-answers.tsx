import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** 三问, on every record. The third names a role, an act and a due mark. */
export function ThreeAnswers({ what, where, who }: { what: ReactNode; where: ReactNode; who: ReactNode }) {
  const t = useTranslations("common.answers");
  return (
    <dl className="know">
      <div>
        <dt>{t("what")}</dt>
        <dd>{what}</dd>
      </div>
      <div>
        <dt>{t("where")}</dt>
        <dd>{where}</dd>
      </div>
      <div>
        <dt>{t("who")}</dt>
        <dd>{who}</dd>
      </div>
    </dl>
  );
}
