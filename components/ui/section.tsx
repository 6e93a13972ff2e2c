import { type ReactNode, useId } from "react";

type Props = { title: ReactNode; note?: ReactNode; children: ReactNode; id?: string };

/** A section under its 1 px ink rule; the note at the right says counts, version or date. */
export function Section({ title, note, children, id }: Props) {
  const headingId = useId();
  return (
    <section className="sec" aria-labelledby={headingId} {...(id ? { id } : {})}>
      <SectionHead title={title} note={note} headingId={headingId} />
      {children}
    </section>
  );
}

/** Only the head, for a section whose element the caller owns. */
export function SectionHead({
  title,
  note,
  headingId,
}: {
  title: ReactNode;
  note?: ReactNode;
  headingId?: string;
}) {
  return (
    <header>
      <h2 {...(headingId ? { id: headingId } : {})}>{title}</h2>
      {note ? <p>{note}</p> : null}
    </header>
  );
}
