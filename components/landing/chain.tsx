import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "@/components/ui/glyph";
import { Seal } from "@/components/ui/seal";

type StepId = "register" | "confirm" | "verify" | "publish";

/** The steps of a record that exist, each with the mark it leaves: nothing here is promised. */
const steps: readonly { id: StepId; mark: ReactNode }[] = [
  { id: "register", mark: <Glyph name="draft" className="bg-desk" /> },
  { id: "confirm", mark: <SmallSeal source="hospital" /> },
  { id: "verify", mark: <SmallSeal source="reviewer" /> },
  { id: "publish", mark: <Glyph name="met" className="bg-desk text-pine" /> },
];

function SmallSeal({ source }: { source: "hospital" | "reviewer" }) {
  return (
    <span className="-ml-1 inline-block bg-desk">
      <Seal source={source} />
    </span>
  );
}

/** How a record comes about: registered, confirmed, verified, public. */
export function Chain() {
  const t = useTranslations("landing.chain");
  return (
    <ol
      className="tl [&>li]:grid-cols-[64px_22px_minmax(0,1fr)] [&>li]:before:left-[84px]"
      aria-label={t("label")}
    >
      {steps.map(({ id, mark }) => (
        <li key={id}>
          <b className="soft">{t(`${id}.word`)}</b>
          <span>{mark}</span>
          <div>
            <b>{t(`${id}.title`)}</b>
            <p className="soft">{t(`${id}.text`)}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
