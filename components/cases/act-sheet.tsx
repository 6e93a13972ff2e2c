import { type ReactNode, useId } from "react";

type Props = { title: ReactNode; lead?: ReactNode; children: ReactNode };

/** What the reader may do with the case now; stands first in the margin. */
export function ActSheet({ title, lead, children }: Props) {
  const id = useId();
  return (
    <section className="sheet pad" aria-labelledby={id}>
      <h2 className="h" id={id}>
        {title}
      </h2>
      {lead ? <p className="soft mt-1 text-sm">{lead}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  );
}
