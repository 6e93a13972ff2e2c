"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useFormContext } from "react-hook-form";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { StatusMark } from "@/components/ui/status-mark";
import { inLanguage } from "@/lib/i18n/locale";
import { provinceName } from "@/lib/reference/provinces";

/** The institution behind a public number. */
export type LookUpAnswer = {
  number: string;
  institutionNumber: string;
  nameZh: string;
  nameEn: string | null;
  provinceAdcode: string;
};
export type LookUp = (number: string) => Promise<LookUpAnswer | null>;

type Found = { state: "idle" } | { state: "absent" | "failed" } | { state: "found"; answer: LookUpAnswer };

/** The number of a public record, and beside it the institution it stands for. */
export function RequestLookUp({ lookUp, claimed }: { lookUp: LookUp; claimed: LookUpAnswer | null }) {
  const t = useTranslations("auth.request");
  const { getValues } = useFormContext();
  const [pending, startTransition] = useTransition();
  const [found, setFound] = useState<Found>(
    claimed === null ? { state: "idle" } : { state: "found", answer: claimed },
  );
  const find = () => {
    const number = String(getValues("claimedNumber") ?? "").trim();
    if (number === "") return;
    setFound({ state: "idle" });
    startTransition(async () => {
      try {
        const answer = await lookUp(number);
        setFound(answer === null ? { state: "absent" } : { state: "found", answer });
      } catch {
        setFound({ state: "failed" });
      }
    });
  };
  return (
    <div className="mb-6">
      {/* Enter here asks which institution it is; the whole request is sent by its own button. */}
      <div className="flex flex-wrap items-end gap-x-3 [&>.f]:mb-2 [&>.f]:grow">
        <TextField
          name="claimedNumber"
          label={t("number")}
          hint={t("numberHint")}
          mono
          autoComplete="off"
          onEnter={find}
        />
        <Button className="mb-2" onClick={find} disabled={pending}>
          {pending ? t("lookingUp") : t("lookUp")}
        </Button>
      </div>
      <div role="status">
        <FoundLine found={found} />
      </div>
      <p className="text-sm">
        <Link href="/register">{t("register")}</Link>
      </p>
    </div>
  );
}

function FoundLine({ found }: { found: Found }) {
  const t = useTranslations("auth.request");
  const locale = useLocale();
  if (found.state === "idle") return null;
  if (found.state !== "found") {
    return (
      <p className="mb-1">
        <StatusMark glyph="high" tone="rust">
          {found.state === "absent" ? t("notFound") : t("lookUpFailed")}
        </StatusMark>
      </p>
    );
  }
  const { nameZh, nameEn, provinceAdcode, institutionNumber } = found.answer;
  const isForeign = locale === "en" && nameEn === null;
  return (
    <p className="well mb-2">
      <b {...(isForeign ? { lang: "zh-CN" } : {})}>{inLanguage(locale, { zh: nameZh, en: nameEn })}</b>
      <span className="muted block text-sm">
        {t("foundAs", { province: provinceName(provinceAdcode, locale), number: institutionNumber })}
      </span>
    </p>
  );
}
