#!/usr/bin/env node
// biome-ignore-all lint/style/noExcessiveLinesPerFile: one file on purpose: it is read, copied and run on its own
/*
 * 审计日志离线核验 / Offline verifier of an exported audit trail. Node 18 or later, no dependency, no network.
 *
 *   node audit-verifier.mjs EXPORT.ndjson [--checkpoint FILE]… [--key PUBLIC.pem]… [--institution ID]
 *
 * --checkpoint  a checkpoint kept outside the portal: the file handed out with a receipt, or an earlier export
 * --key         the portal's published public key (Ed25519, PEM)
 * --institution the institution whose trail this must be
 * Exit code: 0 valid, 1 tampered, 2 input that cannot be used or compared.
 *
 * Written apart from the portal and shares no code with it. The rules:
 *   line        RFC 8785 canonical JSON, UTF-8, LF: header, events, then checkpoints with their receipts
 *   event hash  SHA-256(previous hash, 32 bytes ‖ "hospital-llm-oversight/audit/v1" ‖ 0x00 ‖ canonical event),
 *               the first event follows 32 zero bytes
 *   leaf        SHA-256(0x00 ‖ "hospital-llm-oversight/head/v1" ‖ 0x00 ‖ canonical {hash, institutionId, seq})
 *   node        SHA-256(0x01 ‖ left ‖ right); tree of RFC 6962 over the heads sorted by institution id
 *   checkpoint  Ed25519 over "hospital-llm-oversight/checkpoint/v1" ‖ 0x00 ‖ canonical checkpoint less signature
 *   key id      "ed25519-" and 32 hexadecimal digits of SHA-256 over the SPKI DER
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";

const EVENT_TAG = "hospital-llm-oversight/audit/v1\0";
const HEAD_TAG = "hospital-llm-oversight/head/v1\0";
const CHECKPOINT_TAG = "hospital-llm-oversight/checkpoint/v1\0";
const FORMAT = "hospital-llm-oversight/audit-export";
const GENESIS = "0".repeat(64);
const LONGEST_LINE = 64 * 1024 * 1024;
const LISTED = 20;

/** Input that cannot be used, as opposed to input that was changed. */
class Unusable extends Error {
  constructor(zh, en) {
    super(en);
    this.zh = zh;
  }
}

const isHash = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value) => Number.isSafeInteger(value) && value >= 0;

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

const bytes = (hex) => Buffer.from(hex, "hex");
const eventHash = (previous, event) => sha256(bytes(previous), EVENT_TAG, canonical(event));
const leafHash = ({ institutionId, seq, hash }) =>
  sha256(Buffer.of(0), HEAD_TAG, canonical({ institutionId, seq, hash }));
const nodeHash = (left, right) => sha256(Buffer.of(1), bytes(left), bytes(right));

/** The lines of a file, one at a time; null for one that is no UTF-8 or too long. */
async function* linesOf(file) {
  let pieces = [];
  let size = 0;
  const finish = () => {
    const whole = Buffer.concat(pieces);
    const isTooLong = size > LONGEST_LINE;
    pieces = [];
    size = 0;
    if (isTooLong) return null;
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(whole);
    } catch {
      return null;
    }
  };
  const keep = (piece) => {
    size += piece.length;
    if (size <= LONGEST_LINE) pieces.push(piece);
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end));
      from = end + 1;
      yield finish();
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield finish();
}

function parse(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isCanonical = (value, text) => {
  try {
    return canonical(value) === text;
  } catch {
    return false;
  }
};

/** First reading: header, checkpoints and receipts, so that the second can compare while it goes along. */
async function readEvidence(file) {
  const found = { header: null, checkpoints: [], receipts: [] };
  let isFirst = true;
  for await (const text of linesOf(file)) {
    const record = text === null || text.startsWith('{"event":') ? null : parse(text);
    if (isFirst && isObject(record?.header)) found.header = record.header;
    if (isObject(record?.checkpoint)) found.checkpoints.push(record.checkpoint);
    if (isObject(record?.receipt)) found.receipts.push(record.receipt);
    isFirst = false;
  }
  return found;
}

/** A kept file: lines as in an export, or one JSON text, which may be the bare checkpoint. */
async function readKept(file) {
  const found = await readEvidence(file);
  if (found.checkpoints.length === 0) {
    const whole = parse(readFileSync(file, "utf8")) ?? {};
    if (isObject(whole.checkpoint)) found.checkpoints.push(whole.checkpoint);
    if (isObject(whole.receipt)) found.receipts.push(whole.receipt);
    if (whole.root && whole.signature) found.checkpoints.push(whole);
  }
  if (found.checkpoints.length === 0)
    throw new Unusable(`${file}中没有检查点`, `${file} holds no checkpoint`);
  return found;
}

function keyId(pem) {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return null;
    return `ed25519-${sha256(key.export({ type: "spki", format: "der" })).slice(0, 32)}`;
  } catch {
    return null;
  }
}

function isSigned(checkpoint) {
  const { signature, ...signed } = checkpoint;
  try {
    const key = createPublicKey(checkpoint.publicKey);
    const message = Buffer.from(CHECKPOINT_TAG + canonical(signed));
    const isKnown = checkpoint.version === 1 && keyId(checkpoint.publicKey) === checkpoint.keyId;
    return isKnown && verify(null, message, key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** RFC 9162 §2.1.3.2. */
function isUnderRoot(receipt, checkpoint) {
  let index = receipt.leafIndex;
  let last = receipt.treeSize - 1;
  if (!isNumber(index) || !isNumber(last) || index > last || receipt.treeSize !== checkpoint.streams)
    return false;
  if (!isNumber(receipt.seq) || !isHash(receipt.hash) || !Array.isArray(receipt.path)) return false;
  let hash = leafHash(receipt);
  for (const sibling of receipt.path) {
    if (last === 0 || !isHash(sibling)) return false;
    const isRight = index % 2 === 1 || index === last;
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    while (isRight && index % 2 === 0 && index !== 0)
      [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash === checkpoint.root;
}

const results = { tampered: 0, unusable: 0 };
const say = (mark, zh, en) => process.stdout.write(`${mark} ${zh}\n  ${en}\n`);
const good = (zh, en) => say("[有效 valid]", zh, en);
const note = (zh, en) => say("[注意 note]", zh, en);
function bad(zh, en) {
  results.tampered += 1;
  if (results.tampered <= LISTED) say("[篡改 tampered]", zh, en);
}
function unusable(zh, en) {
  results.unusable += 1;
  say("[无法核验 unusable]", zh, en);
}

/** What the checkpoints attest of this stream: number → [{hash, name}]. Reports what is wrong with them. */
function attestations(header, own, kept, trusted) {
  const known = new Map();
  const successors = new Map();
  for (const [checkpoint, isKept] of [
    ...kept.checkpoints.map((c) => [c, true]),
    ...own.checkpoints.map((c) => [c, false]),
  ]) {
    const digest = sha256(canonical(checkpoint));
    if (known.has(digest)) continue;
    const name = `${checkpoint.takenAt}`;
    const refuse = isKept ? unusable : bad;
    if (!isSigned(checkpoint)) {
      refuse(`检查点${name}的签名不成立`, `checkpoint ${name}: the signature does not hold`);
      continue;
    }
    if (trusted.length > 0 && !trusted.includes(checkpoint.keyId)) {
      refuse(`检查点${name}不是用给定公钥签署的`, `checkpoint ${name} is not signed with a key given`);
    }
    if (checkpoint.portalId !== header.portalId || checkpoint.instance !== header.instance) {
      bad(`检查点${name}与文件头不属于同一平台`, `checkpoint ${name} and the header name different portals`);
    }
    const before = checkpoint.previousCheckpointDigest;
    if (successors.has(before)) {
      bad(
        `检查点${name}与${successors.get(before)}接在同一检查点之后`,
        `checkpoints ${name} and ${successors.get(before)} follow the same one: a fork`,
      );
    }
    successors.set(before, name);
    known.set(digest, { checkpoint, name, isKept, isJoined: false });
  }
  const attested = new Map();
  for (const receipt of [...kept.receipts, ...own.receipts]) {
    const isOwn = own.receipts.includes(receipt);
    if (receipt.institutionId !== header.institutionId) {
      if (isOwn) bad("文件含有其他机构的回执", "the file holds a receipt of another institution");
      continue;
    }
    const entry = known.get(receipt.checkpointDigest);
    if (entry && isUnderRoot(receipt, entry.checkpoint)) {
      entry.isJoined = true;
      attested.set(receipt.seq, [
        ...(attested.get(receipt.seq) ?? []),
        { hash: receipt.hash, name: entry.name, isKept: entry.isKept },
      ]);
    } else {
      bad(
        `第${receipt.seq}条的回执与检查点不符`,
        `the receipt for event ${receipt.seq} does not lead to its checkpoint`,
      );
    }
  }
  for (const { name, isKept, isJoined } of known.values()) {
    if (isJoined) continue;
    if (isKept)
      unusable(
        `检查点${name}没有本机构的回执，无法比对`,
        `checkpoint ${name} has no receipt of this institution: not comparable`,
      );
    else bad(`检查点${name}缺少回执`, `checkpoint ${name} lacks its receipt`);
  }
  return attested;
}

const KEYS = {
  event: "event,hash,kind,previousHash",
  checkpoint: "checkpoint,kind",
  receipt: "kind,receipt",
};

/** Second reading: every line, every hash, every link. Returns the last number. */
async function checkChain(file, header, attested) {
  const missing = new Set();
  let before = { seq: header.fromSeq - 1, hash: header.fromSeq === 1 ? GENESIS : null };
  let last = before.seq;
  let line = 0;
  let isTrailer = false;
  const compare = (seq, hash) => {
    for (const { hash: expected, name } of attested.get(seq) ?? []) {
      if (expected !== hash)
        bad(
          `第${seq}条与检查点${name}不一致：这条或更早的记录被改写`,
          `event ${seq} is not what checkpoint ${name} attests: it or an earlier one was rewritten`,
        );
    }
  };
  for await (const text of linesOf(file)) {
    line += 1;
    const record = text === null ? null : parse(text);
    const isSound = record !== null && isCanonical(record, text);
    const keys = line === 1 ? "header,kind" : KEYS[record?.kind];
    if (!isSound || Object.keys(record).join() !== keys || (isTrailer && record.kind === "event")) {
      bad(`文件第${line}行不是原样`, `line ${line} of the file is not as it was written`);
      continue;
    }
    isTrailer = line > 1 && record.kind !== "event";
    if (record.kind !== "event") continue;
    const { event, previousHash, hash } = record;
    const seq = event?.seq;
    if (!isNumber(seq) || seq < 1 || !isHash(previousHash)) {
      bad(`文件第${line}行不是有效记录`, `line ${line} is no event`);
      continue;
    }
    if (event.institutionId !== header.institutionId) {
      bad(`第${seq}条属于其他机构`, `event ${seq} belongs to another institution`);
      continue;
    }
    if (eventHash(previousHash, event) !== hash)
      bad(`第${seq}条被改动：与其摘要不符`, `event ${seq} was edited: it does not give its hash`);
    if (seq > last + 1) {
      bad(`缺少第${last + 1}–${seq - 1}条`, `events ${last + 1}–${seq - 1} are absent`);
      for (let hole = last + 1; hole < seq && missing.size < 100000; hole += 1) missing.add(hole);
    } else if (seq <= last) {
      if (missing.delete(seq)) bad(`第${seq}条次序错乱`, `event ${seq} is out of order`);
      else bad(`第${seq}条重复`, `event ${seq} occurs twice`);
    }
    if (seq === before.seq + 1 && before.hash !== null && before.hash !== previousHash) {
      bad(`第${seq}条没有接在第${seq - 1}条之后`, `event ${seq} does not follow event ${seq - 1}`);
    }
    if (seq === header.fromSeq) compare(seq - 1, previousHash);
    compare(seq, hash);
    before = { seq, hash };
    last = Math.max(last, seq);
  }
  return last;
}

function checkEnds(header, last, attested) {
  if (last !== header.toSeq)
    bad(
      `文件头写到第${header.toSeq}条，实际到第${last}条`,
      `the header says up to event ${header.toSeq}, the file ends at ${last}`,
    );
  for (const [seq, [{ name, isKept }]] of attested) {
    if (seq > last)
      bad(
        `检查点${name}存证了第${seq}条，文件只到第${last}条：末尾被删，或文件早于检查点`,
        `checkpoint ${name} attests event ${seq}, the file ends at ${last}: the tail was deleted, or the file is older`,
      );
    const say = isKept ? unusable : note;
    if (seq < header.fromSeq - 1)
      say(
        `检查点${name}早于文件的第一条，未比对`,
        `checkpoint ${name} lies before the first event: not compared`,
      );
  }
}

function sayLimits(header, last, attested, trusted) {
  const compared = [...attested].filter(([seq]) => seq >= header.fromSeq - 1);
  const isTrusted = trusted.length > 0 || compared.some(([, list]) => list.some((entry) => entry.isKept));
  for (const [seq, list] of compared)
    for (const { name } of list)
      good(`与检查点${name}一致，到第${seq}条`, `agrees with checkpoint ${name} up to event ${seq}`);
  const covered = Math.max(header.fromSeq - 1, ...compared.map(([seq]) => seq));
  if (header.fromSeq > 1)
    note(
      `第${header.fromSeq}条之前的记录不在文件中，未核验`,
      `events before ${header.fromSeq} are not in the file and were not checked`,
    );
  if (compared.length === 0)
    note(
      "没有检查点：只能证明文件前后一致。末尾被删、整条链被重算，仅凭本文件看不出来。请用--checkpoint给出自存的检查点。",
      "no checkpoint: the file is consistent in itself, no more. A deleted tail or a chain recomputed as a whole cannot be seen from it. Give a checkpoint you kept with --checkpoint.",
    );
  else if (covered < last)
    note(
      `第${covered + 1}–${last}条尚无检查点：其后若有删除或重算，看不出来。`,
      `events ${covered + 1}–${last} have no checkpoint yet: deletion or recomputation there cannot be seen.`,
    );
  if (compared.length > 0 && !isTrusted)
    note(
      "检查点和公钥都取自文件本身，整体伪造看不出来。请用--key给出公布的公钥，或用--checkpoint给出自存的检查点。",
      "checkpoint and key come from the file itself; a forgery of both cannot be seen. Give the published key with --key or a checkpoint you kept with --checkpoint.",
    );
}

function readArguments(args) {
  const options = { files: [], "--checkpoint": [], "--key": [], "--institution": [] };
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
      "用法：node audit-verifier.mjs EXPORT.ndjson [--checkpoint FILE]… [--key PUBLIC.pem]… [--institution ID]",
      "give exactly one export",
    );
  return options;
}

function readKey(file) {
  const id = keyId(readFileSync(file));
  if (id === null) throw new Unusable(`${file}不是Ed25519公钥`, `${file} is no Ed25519 public key`);
  return id;
}

async function main(args) {
  const options = readArguments(args);
  const [file] = options.files;
  const own = await readEvidence(file);
  const { header } = own;
  if (header?.format !== FORMAT || header.version !== 1 || !isNumber(header.fromSeq) || header.fromSeq < 1)
    throw new Unusable("不是本格式的导出文件", "this is no export of this format");
  const kept = { checkpoints: [], receipts: [] };
  for (const name of options["--checkpoint"]) {
    const { checkpoints, receipts } = await readKept(name);
    kept.checkpoints.push(...checkpoints);
    kept.receipts.push(...receipts);
  }
  const trusted = options["--key"].map(readKey);
  say(
    "[文件 file]",
    `机构${header.institutionId}，第${header.fromSeq}–${header.toSeq}条，${header.instance === "demo" ? "示范实例（虚构数据）" : "正式实例"}`,
    `institution ${header.institutionId}, events ${header.fromSeq}–${header.toSeq}, ${header.instance} instance`,
  );
  for (const id of options["--institution"])
    if (id !== header.institutionId) bad(`不是机构${id}的日志`, `not the trail of institution ${id}`);
  const attested = attestations(header, own, kept, trusted);
  const last = await checkChain(file, header, attested);
  checkEnds(header, last, attested);
  if (results.tampered > LISTED)
    note(
      `共${results.tampered}处，只列前${LISTED}处`,
      `${results.tampered} findings, the first ${LISTED} are listed`,
    );
  if (results.tampered > 0)
    return say("[结论 verdict]", "日志被篡改或损坏", "the trail was tampered with or damaged");
  if (results.unusable > 0)
    return say("[结论 verdict]", "给出的材料无法比对", "the material given cannot be compared");
  good(
    `第${header.fromSeq}–${last}条前后相接，未见改动`,
    `events ${header.fromSeq}–${last} form one chain, no change seen`,
  );
  return sayLimits(header, last, attested, trusted);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  unusable(error.zh ?? "文件无法读取", error.message);
}
process.exitCode = results.tampered > 0 ? 1 : Number(results.unusable > 0) * 2;
