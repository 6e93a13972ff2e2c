"use client";
import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

/**
 * Table markup. Built in the browser as well: a page's data then holds the cells of a list and not their markup. At 360 px rows
 * become records; `display: block` takes the table's meaning from assistive technology, so the roles are written out.
 */
const role = (name: string) => ({ role: name });

type TableProps = {
  /** Names the table; read aloud, not shown. */
  caption: string;
  /** Column heads: text, or text with a class for a numeric column. */
  head: readonly ColumnHead[];
  children: ReactNode;
  /** Without the sheet's inner padding, inside a folio. */
  open?: boolean;
  /** At 360 px facts run in one line instead of label and value. */
  flow?: boolean;
  className?: string;
};

export type ColumnHead = {
  key: string;
  label: ReactNode;
  numeric?: boolean;
  /** A column of actions: its head is read aloud only. */
  hidden?: boolean;
  sorted?: "ascending" | "descending";
};

export function Table({ caption, head, children, open, flow, className }: TableProps) {
  return (
    <table className={clsx("tb stack", open && "open", flow && "flow", className)} {...role("table")}>
      <caption className="vh">{caption}</caption>
      <thead {...role("rowgroup")}>
        <tr {...role("row")}>
          {head.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={clsx(column.numeric && "num", column.sorted && "sort")}
              {...role("columnheader")}
              {...(column.sorted ? { "aria-sort": column.sorted } : {})}
            >
              {column.hidden ? <span className="vh">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role("rowgroup")}>{children}</tbody>
    </table>
  );
}

/** One row; children are a `RowHead` and `Cell`s. */
export function Row({ selected, ...rest }: ComponentProps<"tr"> & { selected?: boolean }) {
  return <tr className={clsx(selected && "sel")} {...role("row")} {...rest} />;
}

/** The first cell: the link, and a second line with the id. */
export function RowHead({ children, sub }: { children: ReactNode; sub?: ReactNode }) {
  return (
    <th scope="row" {...role("rowheader")}>
      {children}
      {sub ? <span className="sub">{sub}</span> : null}
    </th>
  );
}

type CellProps = {
  children: ReactNode;
  /** The column's head, shown beside the value at 360 px. */
  label?: string;
  numeric?: boolean;
  /** Takes a whole line at 360 px in a `flow` table. */
  full?: boolean;
  className?: string;
};

export function Cell({ children, label, numeric, full, className }: CellProps) {
  return (
    <td
      className={clsx(numeric && "num", full && "full", className)}
      {...role("cell")}
      {...(label ? { "data-l": label } : {})}
    >
      {label ? <div>{children}</div> : children}
    </td>
  );
}
