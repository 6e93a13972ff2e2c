import { useTranslations } from "next-intl";

const known = ["purpose", "input", "output", "risk", "context", "lifecycle", "data"] as const;
const isKnown = (id: string): id is (typeof known)[number] => known.some((each) => each === id);

/** The words of a section of the questionnaire. */
export function useSectionTitle() {
  const t = useTranslations("classification.section");
  return (id: string) => t(isKnown(id) ? id : "other");
}
