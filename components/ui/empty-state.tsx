import type { ReactNode } from "react";

/** Nothing here: says why, and the one filter to drop or the one act to begin with. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="sheet pad">
      <h3 className="h">{title}</h3>
      {children ? <div className="soft">{children}</div> : null}
    </div>
  );
}
