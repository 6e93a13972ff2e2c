"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Opens the browser's own way to paper. */
export function PrintButton() {
  const t = useTranslations("cases.letter");
  return <Button onClick={() => window.print()}>{t("print")}</Button>;
}
