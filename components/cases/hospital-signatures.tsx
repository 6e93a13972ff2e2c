import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Note } from "@/components/ui/folio";

/** The signatures of the hospital, each time it signed, in the margin. */
export function HospitalSignatures({ children }: { children: ReactNode }) {
  const t = useTranslations("cases.submissions");
  return <Note title={t("title")}>{children}</Note>;
}
