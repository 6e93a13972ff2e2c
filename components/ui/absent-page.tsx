import type { ReactNode } from "react";
import { ButtonLink } from "./button";

type Props = { title: string; text: string; href: string; children: ReactNode };

/** What is not there: that it is not, what may be wrong, and where to go on. */
export function AbsentPage({ title, text, href, children }: Props) {
  return (
    <>
      <h1>{title}</h1>
      <p className="lead max-w-[38em]">{text}</p>
      <p className="mt-5">
        <ButtonLink href={href} look="primary">
          {children}
        </ButtonLink>
      </p>
    </>
  );
}
