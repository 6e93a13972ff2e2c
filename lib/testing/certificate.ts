import { generateKeyPairSync, sign } from "node:crypto";

/**
 * A certificate made on the spot, signed by itself: for servers of tests, so that no key lies in the repository. Node makes
 * keys but no certificates, so the few DER values of one (X.509, RFC 5280) are written here.
 */
export type TestCertificate = { key: string; cert: string };

/** For one DNS name; valid from 2000 to 2049. */
export function makeCertificate(name: string): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const algorithm = sequence(oid("2a8648ce3d040302"));
  const who = sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(name)))));
  const validity = sequence(time("000101000000Z"), time("491231235959Z"));
  const extensions = sequence(
    extension("551d13", sequence(der(0x01, Buffer.of(0xff)))),
    extension("551d11", sequence(der(0x82, Buffer.from(name)))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    algorithm,
    who,
    validity,
    who,
    publicKey,
    der(0xa3, extensions),
  );
  const whole = sequence(body, algorithm, bits(sign("sha256", body, privateKey)));
  const lines = whole.toString("base64").replaceAll(/.{64}/g, "$&\n");
  return { key: privateKey, cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const time = (text: string) => der(0x17, Buffer.from(text));
const bits = (content: Buffer) => der(0x03, Buffer.of(0), content);
const extension = (id: string, value: Buffer) => sequence(oid(id), der(0x04, value));
