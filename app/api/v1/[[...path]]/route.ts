import { answerApi } from "@/lib/api/route";

export const dynamic = "force-dynamic";

export { answerApi as DELETE, answerApi as GET, answerApi as PATCH, answerApi as POST, answerApi as PUT };
