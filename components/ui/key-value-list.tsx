import clsx from "clsx";
import { Fragment, type ReactNode } from "react";

export type KeyValue = { key: string; term: ReactNode; value: ReactNode };

/** Terms and values; `tight` for the margin. */
export function KeyValueList({ items, tight }: { items: readonly KeyValue[]; tight?: boolean }) {
  return (
    <dl className={clsx("kv", tight && "tight")}>
      {items.map((item) => (
        <Fragment key={item.key}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
