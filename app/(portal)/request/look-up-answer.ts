import type { LookUpAnswer } from "@/components/users/request-look-up";
import type { getPublishedRecord } from "@/lib/register/queries";

/** What the form shows of a public record: the institution it belongs to. */
export function lookUpAnswer(found: Awaited<ReturnType<typeof getPublishedRecord>>): LookUpAnswer | null {
  if (found === null) return null;
  const { number, institutionNumber, institutionNameZh, institutionNameEn, provinceAdcode } = found.record;
  return {
    number,
    institutionNumber,
    nameZh: institutionNameZh,
    nameEn: institutionNameEn,
    provinceAdcode,
  };
}
