import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A sheet of paper: what the page states. */
export function Folio({ children }: { children: ReactNode }) {
  return <div className="folio">{children}</div>;
}

/** Sheet and margin side by side; the margin goes below on narrow screens. */
export function Cols({ children, notes }: { children: ReactNode; notes?: ReactNode }) {
  if (!notes) return <div className="mt-5">{children}</div>;
  return (
    <div className="cols mt-5">
      {children}
      <Notes>{notes}</Notes>
    </div>
  );
}

/** 旁注: where facts came from, who must act, what helps. Children are `Note`s. */
export function Notes({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <aside className="notes" aria-label={t("notes")}>
      {children}
    </aside>
  );
}

export function Note({ title, children, id }: { title: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section {...(id ? { id } : {})}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
