import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "./glyph";

type Props = { title: ReactNode; children: ReactNode; reference?: string | undefined; actions?: ReactNode };

/** Something could not be read: what, what it does not mean, the reference to quote, what to try. */
export function ErrorState({ title, children, reference, actions }: Props) {
  const t = useTranslations("common.error");
  return (
    <div className="note c-zhu" role="alert">
      <h2>
        <Glyph name="fail" />
        {title}
      </h2>
      <div>{children}</div>
      {reference ? (
        <p>
          {t("reference")} <code>{reference}</code>
        </p>
      ) : null}
      {actions ? <div className="acts mt-3">{actions}</div> : null}
    </div>
  );
}
