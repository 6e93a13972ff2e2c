import type { ComponentProps, ReactNode } from "react";

type Props = Omit<ComponentProps<"input">, "type"> & {
  type: "radio" | "checkbox";
  label: ReactNode;
  note?: ReactNode;
  /** Shown at the right; the group acts on it. */
  digit?: number;
};

/** One choice: at least 44 px, radio or check, label, optional note, number key at the right. */
export function ChoiceCard({ type, label, note, digit, ...input }: Props) {
  return (
    <label className="ch">
      <input type={type} {...input} />
      <span>
        {label}
        {note ? <small>{note}</small> : null}
      </span>
      {digit === undefined ? null : (
        <span className="ml-auto" aria-hidden="true">
          <kbd>{digit}</kbd>
        </span>
      )}
    </label>
  );
}
