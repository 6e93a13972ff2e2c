import { z } from "zod";
import { signatureMeanings } from "@/db/values/signatures";
import { currentPassword, secondFactorCode } from "@/lib/second-factor/schema";

/** What a signer proves themselves with, each time anew: the password, and a code of the app or a recovery code. */
export const signingCredential = z.strictObject({ password: currentPassword, code: secondFactorCode });
export type SigningCredential = z.output<typeof signingCredential>;

/** SHA-256 of the RFC 8785 text of what the signer was shown, as the page that showed it gave it to the form. */
export const displayedDigest = z.string().regex(/^[0-9a-f]{64}$/);

/** The members that the input of every signed command has besides its own: `z.strictObject({ …, ...signedFields })`. */
export const signedFields = { displayedDigest, credential: signingCredential };

export const signatureMeaning = z.enum(signatureMeanings);
