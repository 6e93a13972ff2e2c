"use client";

import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { SimilarRecords } from "@/components/records/similar-records";
import { Button } from "@/components/ui/button";
import { StatusMark } from "@/components/ui/status-mark";
import { type FindAlike, useLikeInstitutions } from "./use-like-institutions";

const textOf = (value: unknown) => (typeof value === "string" ? value.trim() : "");

/** Public institutions named like the one being proposed, each with the way to ask for it instead. */
export function LikeInstitutions({ find }: { find: FindAlike }) {
  const t = useTranslations("auth.request");
  const { setValue, setFocus } = useFormContext();
  const [nameZh, province] = useWatch({ name: ["proposal.nameZh", "proposal.provinceAdcode"] });
  const { state, similar } = useLikeInstitutions(find, textOf(nameZh), textOf(province));
  const claim = (number: string) => {
    setValue("claimedNumber", number, { shouldDirty: true });
    setValue("kind", "claim", { shouldDirty: true });
    // The field of the number takes this part's place first.
    setTimeout(() => setFocus("claimedNumber"));
  };
  return (
    <div role="status" className="mb-4">
      {state === "failed" ? (
        <StatusMark glyph="high" tone="rust">
          {t("alikeFailed")}
        </StatusMark>
      ) : null}
      {similar.length > 0 ? (
        <SimilarRecords
          similar={similar}
          ask={t("alike")}
          actOn={({ number }) => <Button onClick={() => claim(number)}>{t("alikeClaim", { number })}</Button>}
        />
      ) : null}
    </div>
  );
}
