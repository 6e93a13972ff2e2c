import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";

const rules = ["token", "write", "version", "pages", "problem", "limits"] as const;

const examples = (base: string): Record<(typeof rules)[number], string> => ({
  token: `curl -H "Authorization: Bearer $TOKEN" https://portal.example${base}/me`,
  write: `curl -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: 2026-11-24-0001" -d @deployment.json https://portal.example${base}/deployments`,
  version: `curl -X PUT -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -H 'If-Match: "3"' -d @deployment.json https://portal.example${base}/deployments/$ID`,
  pages: `curl -H "Authorization: Bearer $TOKEN" "https://portal.example${base}/deployments?limit=50&cursor=$NEXT"`,
  problem: `{"type": "urn:hospital-llm-oversight:problem:record.stale", "status": 409,
 "code": "record.stale", "messages": {"zh-CN": "…", "en": "…"}, "requestId": "…"}`,
  limits: "HTTP/1.1 429\nRetry-After: 1",
});

/** What holds for every operation, each with an example to copy. */
export function ApiRules({ base }: { base: string }) {
  const t = useTranslations("api.docs.rule");
  const shown = examples(base);
  return rules.map((rule) => (
    <Section key={rule} id={`rule-${rule}`} title={t(`${rule}.title`)}>
      <p>{t(`${rule}.text`)}</p>
      <pre className="mt-2 break-words whitespace-pre-wrap text-sm">
        <code>{shown[rule]}</code>
      </pre>
    </Section>
  ));
}
