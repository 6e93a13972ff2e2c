import { eq } from "drizzle-orm";
import { institutions } from "@/db/schema/institutions";
import { makeViewer, type TestHospital, type TestPortal } from "./portal";

export const statement = "负责本院信息化建设工作";

/** A request to act for the institution with this credit code, as the form sends it. */
export const requestFor = (uscc: string, proposed: { provinceAdcode?: string; campus?: string } = {}) => ({
  kind: "new_institution",
  role: "hospital_it",
  statement,
  proposal: {
    nameZh: "测试新医院",
    nameEn: null,
    provinceAdcode: "330000",
    uscc,
    type: "general_hospital",
    ...proposed,
  },
});

export const makeNewcomer = (portal: TestPortal) => makeViewer(portal, null, "新来者");

export async function usccOf(portal: TestPortal, { id }: TestHospital): Promise<string> {
  const [row] = await portal.asMaintenance((tx) =>
    tx.select().from(institutions).where(eq(institutions.id, id)),
  );
  return row?.uscc ?? "";
}
