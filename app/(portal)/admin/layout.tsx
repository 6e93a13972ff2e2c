import type { ReactNode } from "react";
import { AdminTabs } from "@/components/users/admin-tabs";
import { currentViewer } from "@/lib/auth/viewer";

/** The tabs of the administrators' area. It refuses nobody: each page asks, so that a refusal is recorded once. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  return (
    <>
      {viewer === null ? null : <AdminTabs role={viewer.role} />}
      {children}
    </>
  );
}
