import { Children, type ReactNode } from "react";

/** Ids and versions above a title; each child is one fragment. */
export function Kicker({ children }: { children: ReactNode }) {
  return <p className="kicker">{Children.map(children, (child) => (child ? <span>{child}</span> : null))}</p>;
}

type Props = { title: ReactNode; kicker?: ReactNode; lead?: ReactNode; actions?: ReactNode };

/** The head of a page: kicker, h1, one line, actions at the right. */
export function PageHead({ title, kicker, lead, actions }: Props) {
  return (
    <div className="headrow">
      <div>
        {kicker}
        <h1>{title}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
      </div>
      {actions ? (
        <div className="acts" data-offers>
          {actions}
        </div>
      ) : null}
    </div>
  );
}
