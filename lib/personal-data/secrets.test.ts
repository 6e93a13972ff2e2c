import { describe, expect, it } from "vitest";
import { freeText } from "./free-text";
import { detectSecret } from "./secrets";

describe("a text", () => {
  it.each([
    "--api-key sk-abc123secretTOKEN999",
    "--api-key=Q1w2e3r4t5y6",
    "password: hunter2hunter2",
    "口令：Abcd12345",
    "Authorization: Bearer abcdef0123456789",
    "hlo_abcdefghijklmnopqrstuvwx",
    "-----BEGIN RSA PRIVATE KEY-----",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0",
  ])("with a secret in it is refused: %s", (text) => {
    expect(detectSecret(text)).not.toBeNull();
    const refused = freeText(500).safeParse(text);
    expect(refused.error?.issues[0]).toMatchObject({ params: { code: "text.secret" } });
  });

  it.each([
    "--max-num-seqs 64 --max-tokens=8192 --gpu-memory-utilization 0.9",
    "--api-key 由医院密钥库提供，不在此登记",
    "token 级别的日志保留30天",
    "口令由双人保管",
    "secret management: see the hospital's procedure",
    "DeepSeek-R1-Distill-Qwen-32B",
  ])("that only speaks of one is taken: %s", (text) => {
    expect(detectSecret(text)).toBeNull();
    expect(freeText(500).safeParse(text).success).toBe(true);
  });
});
