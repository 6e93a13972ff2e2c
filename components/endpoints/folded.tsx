import type { ReactNode } from "react";

/** A form under its button, so that a page stays a page. Open from the start where it is all there is to do. */
export function Folded({
  title,
  isOpen,
  children,
}: {
  title: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="mt-4 print:hidden" open={isOpen}>
      <summary className="btn">{title}</summary>
      <div className="mt-4 max-w-[40rem]">{children}</div>
    </details>
  );
}
