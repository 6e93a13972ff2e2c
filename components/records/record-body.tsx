import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Folio } from "@/components/ui/folio";

type Props = {
  children: ReactNode;
  /** What the reader may do with the record; stands first in the margin. */
  act: ReactNode;
  notes: ReactNode;
};

/** The sheet and its margin. The margin is wider than elsewhere: it holds the act. */
export function RecordBody({ children, act, notes }: Props) {
  const t = useTranslations("common");
  return (
    <div className="cols grid-cols-[minmax(0,1fr)_316px] gap-7">
      <Folio>{children}</Folio>
      <aside aria-label={t("notes")} className="grid min-w-0 content-start gap-6">
        <div className="grid content-start gap-6 print:hidden">{act}</div>
        <div className="notes">{notes}</div>
      </aside>
    </div>
  );
}
