/** Forms of keys and passwords that people paste where a flag or a note is asked. */
const forms: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // Keys that carry their maker's mark.
  /\b(?:sk|rk|pk)-[A-Za-z0-9_-]{16,}/,
  /\bhlo_[A-Za-z0-9_-]{20,}/,
  /\b(?:ghp|gho|hf|glpat)[_-][A-Za-z0-9_-]{16,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  /\bBearer\s+[A-Za-z0-9._~+/-]{12,}/i,
  // A name of a secret, a sign, and a value with both a letter and a digit: "max_tokens=8192" names none.
  /(?:api[-_ ]?key|access[-_ ]?key|secret|passw(?:or)?d|\btoken|密钥|口令|密码)["']?(?:\s*[=:：]\s*|\s+)["']?(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9_./+-]{8,}/i,
];

export type SecretFinding = { index: number; length: number };

/** Where a text seems to hold a key or a password; null where it does not. Reads each form once, in linear time. */
export function detectSecret(text: string): SecretFinding | null {
  for (const form of forms) {
    const found = form.exec(text);
    if (found !== null) return { index: found.index, length: found[0].length };
  }
  return null;
}
