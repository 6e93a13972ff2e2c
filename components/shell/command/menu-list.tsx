import Link from "next/link";
import { type MouseEvent, useId } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import type { MenuGroup, MenuItem } from "./menu-items";

type Props = {
  id: string;
  label: string;
  groups: readonly (MenuGroup & { title: string })[];
  active: MenuItem | undefined;
  isBusy: boolean;
  /** The pointer is over a line. */
  point: (item: MenuItem) => void;
  /** A line was taken here; one that was opened in another tab is not. */
  take: (item: MenuItem) => void;
};

/** The lines in their groups. The focus stays in the field: the active line is named there, and marked here. */
export function MenuList({ id, label, groups, active, isBusy, point, take }: Props) {
  return (
    <div role="listbox" id={id} aria-label={label} aria-busy={isBusy} className="menu-list">
      {groups.map((group) => (
        <Group key={group.key} title={group.title}>
          {group.items.map((item) => (
            <Option
              key={item.id}
              item={item}
              isActive={item.id === active?.id}
              point={() => point(item)}
              take={() => take(item)}
            />
          ))}
        </Group>
      ))}
    </div>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
    <div role="group" aria-labelledby={id}>
      <p id={id} className="menu-group">
        {title}
      </p>
      {children}
    </div>
  );
}

const isElsewhere = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.shiftKey;

type OptionProps = { item: MenuItem; isActive: boolean; point: () => void; take: () => void };

function Option({ item, isActive, point, take }: OptionProps) {
  const shared = {
    id: item.id,
    role: "option",
    "aria-selected": isActive,
    tabIndex: -1,
    className: "menu-line",
    onMouseMove: isActive ? undefined : point,
  } as const;
  const content = (
    <>
      <span>
        <b>{item.label}</b>
        {item.detail ? <span>{item.detail}</span> : null}
      </span>
      {item.keys ? <KeyHint keys={item.keys} /> : null}
      {isActive && !item.keys ? <KeyHint keys="Enter" /> : null}
    </>
  );
  if (item.href === undefined) {
    return (
      <button type="button" {...shared} onClick={take}>
        {content}
      </button>
    );
  }
  const onClick = (event: MouseEvent) => {
    if (!isElsewhere(event)) take();
  };
  return (
    <Link href={item.href} prefetch={false} {...shared} onClick={onClick}>
      {content}
    </Link>
  );
}
