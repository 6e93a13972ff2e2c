import type { ReactNode } from "react";
import { Cell } from "@/components/ui/table";

type SideProps = { is: "old" | "new"; label: string; children: ReactNode; below?: ReactNode };

/** The older or the newer of what is compared. The sign is for the eye; `del` and `ins` say it to a reader's voice. */
export function DiffSide({ is, label, children, below }: SideProps) {
  const Mark = is === "old" ? "del" : "ins";
  return (
    <Cell label={label} className={is}>
      <Mark>
        <span aria-hidden="true">{is === "old" ? "− " : "+ "}</span>
        {children}
      </Mark>
      {below}
    </Cell>
  );
}
