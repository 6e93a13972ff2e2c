/** Codes of electronic signatures. No imports: the browser may read this file. */

/** What a signature says its signer stands for (21 CFR 11.50). */
export const signatureMeanings = ["authorship", "review", "approval", "responsibility", "witness"] as const;
export type SignatureMeaning = (typeof signatureMeanings)[number];

/** What a signer proved themselves with; the first is always a password. */
export const signingCredentials = ["password", "totp", "recovery_code"] as const;
export type SigningCredentialKind = (typeof signingCredentials)[number];

/** `Ed25519` is the portal's own key; `SM2-SM3` (GB/T 32918, 32905) a certification authority's. */
export const signatureAlgorithms = ["Ed25519", "SM2-SM3"] as const;
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];
