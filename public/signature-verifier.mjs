#!/usr/bin/env node
/*
 * 电子签名离线核验 / Offline verifier of an exported signature. Node 20 or later, no dependency, no network.
 *
 *   node signature-verifier.mjs SIGNATURE.json [--key KEYS]… [--displayed FILE]
 *
 * --key       the portal's published keys: signing-keys.json, or one public key (Ed25519, PEM). Without it the file is
 *             checked against the key it holds itself, and a forgery of the whole cannot be seen.
 * --displayed writes what was displayed and signed to a file
 * Exit code: 0 valid, 1 changed, 2 input that cannot be used, 3 authentic but void.
 *
 * Written apart from the portal and shares no code with it. The rules:
 *   file        one line of RFC 8785 canonical JSON in UTF-8, then LF; no byte may differ
 *   digest      SHA-256 of the canonical `displayed`, in statement.displayed.digest
 *   signature   Ed25519 over "hospital-llm-oversight/signature/v1" ‖ 0x00 ‖ canonical `statement`
 *   seal        Ed25519 over "hospital-llm-oversight/signature-file/v1" ‖ 0x00 ‖ canonical file less seal.value
 *   key id      "ed25519-" and 32 hexadecimal digits of SHA-256 over the SPKI DER
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const FILE_FORMAT = "hospital-llm-oversight/signature-file";
const KEYS_FORMAT = "hospital-llm-oversight/signing-keys";
const STATEMENT_TAG = "hospital-llm-oversight/signature/v1\0";
const FILE_TAG = "hospital-llm-oversight/signature-file/v1\0";
const MEMBERS = "displayed,exportedAt,format,key,seal,statement,value,version,void";

/** Input that cannot be used, as opposed to input that was changed. */
class Unusable extends Error {
  constructor(zh, en) {
    super(en);
    this.zh = zh;
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

const sha256 = (data) => createHash("sha256").update(data).digest("hex");

function readKey(pem) {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return null;
    return { key, id: `ed25519-${sha256(key.export({ type: "spki", format: "der" })).slice(0, 32)}` };
  } catch {
    return null;
  }
}

/** Base64 has spellings that decode alike; only the usual one is taken. */
function decoded(text) {
  if (typeof text !== "string") return null;
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}

function isSignedBy(held, message, value) {
  const signature = decoded(value);
  const key = readKey(held?.publicKey);
  if (signature === null || key === null || key.id !== held.keyId) return false;
  return verify(null, Buffer.from(message), key.key, signature);
}

function parsed(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const file = JSON.parse(text);
    return isObject(file) && `${canonical(file)}\n` === text ? file : null;
  } catch {
    return null;
  }
}

/**
 * What is wrong with a file, as sentences in both languages; none if it is whole. `trusted` are ids of published keys; null
 * where none were given.
 */
export function problemsOf(bytes, trusted) {
  const file = parsed(bytes);
  if (file === null)
    return {
      file: null,
      problems: [["文件不是原样：内容、空白或字符被改动", "the file is not as it was exported"]],
    };
  const problems = [];
  const bad = (zh, en) => problems.push([zh, en]);
  if (Object.keys(file).join() !== MEMBERS || file.format !== FILE_FORMAT || file.version !== 1)
    bad("不是本格式的签名文件", "this is no signature file of this format");
  const { statement, displayed, value, key, seal } = file;
  if (statement?.displayed?.digest !== sha256(canonical(displayed ?? null)))
    bad("所示内容与签名中的摘要不符", "what was displayed does not give the signed digest");
  if (statement?.keyId !== key?.keyId || statement?.algorithm !== key?.algorithm)
    bad("公钥不是签名所用的公钥", "the key is not the one that the signature names");
  if (!isSignedBy(key, STATEMENT_TAG + canonical(statement ?? null), value))
    bad("签名不成立", "the signature does not hold");
  const { value: sealed, ...unsealed } = seal ?? {};
  if (!isSignedBy(seal, FILE_TAG + canonical({ ...file, seal: unsealed }), sealed))
    bad("封签不成立：文件在导出后被改动", "the seal does not hold: the file was changed after its export");
  for (const used of [key?.keyId, seal?.keyId])
    if (trusted !== null && !trusted.includes(used))
      bad(`公钥${used}不在给定的公布公钥之中`, `key ${used} is not among the published keys given`);
  return { file, problems };
}

function keysOf(name) {
  const text = readFileSync(name, "utf8");
  const single = readKey(text);
  if (single !== null) return [single.id];
  try {
    const list = JSON.parse(text);
    const keys = list.format === KEYS_FORMAT ? list.keys : [];
    // An id is what its key gives, whatever the list says.
    const ids = keys.map(({ publicKey }) => readKey(publicKey)?.id).filter(Boolean);
    if (ids.length > 0) return ids;
  } catch {
    // Said below, like any other file without a key.
  }
  throw new Unusable(`${name}中没有Ed25519公钥`, `${name} holds no Ed25519 public key`);
}

function readArguments(args) {
  const options = { files: [], "--key": [], "--displayed": [] };
  const left = [...args];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const isOption = word.startsWith("--");
    const list = isOption ? options[word] : options.files;
    const value = isOption ? left.shift() : word;
    if (!list || value === undefined) throw new Unusable(`参数${word}有误`, `wrong option ${word}`);
    list.push(value);
  }
  if (options.files.length !== 1)
    throw new Unusable(
      "用法：node signature-verifier.mjs SIGNATURE.json [--key KEYS]… [--displayed FILE]",
      "give exactly one signature file",
    );
  return options;
}

const say = (mark, zh, en) => process.stdout.write(`${mark} ${zh}\n   ${en}\n`);

function sayStatement({ statement, void: voided }) {
  const { signer, meaning, signedAt, instance, subject, displayed } = statement;
  say(
    "[签名 signature]",
    `${signer.name}（${signer.role}，${signer.organisation.zh}），含义${meaning}，${signedAt}，${instance === "demo" ? "演示实例（虚构）" : "正式实例"}`,
    `${signer.name} (${signer.role}, ${signer.organisation.en}), meaning ${meaning}, ${signedAt}, ${instance} instance`,
  );
  say(
    "[所签 signed]",
    `${subject.kind} ${subject.id} 第${subject.revision}版，所示内容摘要${displayed.digest}`,
    `${subject.kind} ${subject.id} revision ${subject.revision}, digest of what was displayed ${displayed.digest}`,
  );
  if (voided !== null)
    say(
      "[作废 void]",
      `${voided.at}由${voided.by.name}作废：${voided.reason}`,
      `voided ${voided.at} by ${voided.by.name}: ${voided.reason}`,
    );
}

/** Runs the command line; returns the exit code. */
function main(args) {
  const options = readArguments(args);
  const trusted = options["--key"].length === 0 ? null : options["--key"].flatMap(keysOf);
  const { file, problems } = problemsOf(readFileSync(options.files[0]), trusted);
  for (const [zh, en] of problems) say("[不符 changed]", zh, en);
  if (problems.length > 0 || file === null) return 1;
  sayStatement(file);
  for (const name of options["--displayed"])
    writeFileSync(name, `${JSON.stringify(file.displayed, null, 2)}\n`);
  say("[成立 valid]", "内容、摘要、签名与封签均未改动", "content, digest, signature and seal are unchanged");
  if (trusted === null)
    say(
      "[注意 note]",
      "公钥取自文件本身，整体伪造看不出来。请用--key给出平台公布的公钥。",
      "the key comes from the file itself; a forgery of the whole cannot be seen. Give the published keys with --key.",
    );
  return file.void === null ? 0 : 3;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    say("[无法使用 unusable]", error.zh ?? "文件无法读取", error.message);
    process.exitCode = 2;
  }
}
