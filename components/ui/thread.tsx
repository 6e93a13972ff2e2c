import clsx from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type ThreadNode = {
  /** What kind of object: 机构, 部署, 在用配置… */
  kind: string;
  /** Its name or its state in words. */
  name: ReactNode;
  href?: string;
  /** The object this page is about. */
  current?: boolean;
  /** A leg that lies ahead is dashed. */
  ahead?: boolean;
};

/** 线索: one chain from institution to decision across the top of every record. */
export function Thread({ nodes }: { nodes: readonly ThreadNode[] }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("thread")}>
      <ol className="thread">
        {nodes.map((node) => (
          <li
            key={node.kind}
            className={clsx(node.ahead && "gap")}
            {...(node.current ? { "aria-current": "page" as const } : {})}
          >
            <NodeLink node={node} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function NodeLink({ node }: { node: ThreadNode }) {
  const words = (
    <>
      <small>{node.kind}</small>
      {node.name}
    </>
  );
  return node.href === undefined ? (
    <span className={node.current ? "font-semibold text-ink" : "text-ink-2"}>{words}</span>
  ) : (
    <Link href={node.href}>{words}</Link>
  );
}
