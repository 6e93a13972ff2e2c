import { isBankCard } from "./bank-card";
import { normaliseText, withNumerals } from "./normalise";
import { isOldResidentId, isResidentId } from "./resident-id";

const personalDataKinds = ["idNumber", "bankCard", "mobile", "medicalRecord"] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** `index` and `length` in UTF-16 units of the original text. The matched text is not part of a finding. */
export type PersonalDataFinding = {
  readonly kind: PersonalDataKind;
  readonly index: number;
  readonly length: number;
};

type Span = { readonly kind: PersonalDataKind; readonly start: number; readonly end: number };
type Pattern = {
  readonly kind: PersonalDataKind;
  /** Group `number` is what was found. A look-ahead, so that every start is tried, not only the first. */
  readonly shape: RegExp;
  readonly isReal: (number: string, before: string) => boolean;
};

/** Not inside a longer number, word, digest or decimal fraction, nor a later part of a hyphened code. */
const ALONE = "(?<![0-9A-Za-z]|[0-9A-Za-z][-_./])";
const ENDED = String.raw`(?![0-9A-Za-z]|[-_.]\d)`;
const GAP = String.raw`[ \n\-._/·()]{0,2}`;

/** Groups people write, no others: free grouping would read an address such as 192.168.10.101 as a number. */
const GROUPED_MOBILE = [
  String.raw`1[3-9]\d[ -]{1,2}\d{4}[ -]{1,2}\d{4}`,
  String.raw`1[3-9]\d[.·]\d{4}[.·]\d{4}`,
  String.raw`1[3-9]\d[ -]\d{3}[ -]\d{5}`,
  String.raw`1[3-9]\d-\d{8}`,
  String.raw`\(1[3-9]\d\)[ -]?\d{4}[ -]?\d{4}`,
  String.raw`1[ -][3-9](?:[ -]\d){9}`,
].join("|");

const CREDIT_CODE_LABEL = /(?:信用代码|USCC|credit code)[^0-9A-Za-z]{0,6}$/i;

const RECORD_LABELS = [
  "(?:住院|门诊|急诊)?病[案历]号码?",
  "(?:住院|门诊|急诊|就诊)(?:卡|流水)?号码?",
  "(?:患者|病人)(?:ID|编号|号)",
  String.raw`\bMRN\b`,
  String.raw`\b(?:medical record|patient|admission|inpatient|outpatient) ?(?:id|no\.?|number)`,
].join("|");
/** A number with one of these behind it counts something. */
const UNIT = "[年月日位条个份例万千百人次元%]";

const patterns: readonly Pattern[] = [
  {
    kind: "idNumber",
    shape: new RegExp(String.raw`(?<!\d)(?=(?<number>\d(?:${GAP}\d){16}${GAP}[\dXx])(?!\d))`, "g"),
    isReal: (number, before) =>
      isResidentId(number) && !(CREDIT_CODE_LABEL.test(before) && isCreditCode(number)),
  },
  {
    kind: "idNumber",
    shape: new RegExp(String.raw`${ALONE}(?=(?<number>\d{6}[ -]?\d{6}[ -]?\d{3})${ENDED})`, "g"),
    isReal: isOldResidentId,
  },
  {
    kind: "bankCard",
    shape: new RegExp(
      String.raw`${ALONE}(?=(?<number>\d{13,19}|\d{4}(?<gap>[ -])\d{4}(?:\k<gap>\d{4}){1,2}(?:\k<gap>\d{1,4})?|\d{4}[ -]\d{6}[ -]\d{4,5}|\d{6}[ -]\d{10,13}|\d(?: \d){12,18})${ENDED})`,
      "g",
    ),
    isReal: isBankCard,
  },
  {
    kind: "mobile",
    shape: new RegExp(
      String.raw`(?:(?<![0-9A-Za-z]|\d\.)|(?<=\b(?:tel|phone|mobile|mob|wechat|wx)))(?=(?<number>(?:(?:\+|00)?86[ -]?)?(?:1[3-9]\d{9}|${GROUPED_MOBILE}))(?![0-9A-Za-z]|\.\d))`,
      "gi",
    ),
    isReal: () => true,
  },
  {
    kind: "medicalRecord",
    shape: new RegExp(
      String.raw`(?:${RECORD_LABELS})[\s:#=为是()[\]【】"'“”<>·.-]{0,6}(?:No\.?)? ?(?=(?<number>[A-Za-z]{0,4}-?\d[\dA-Za-z-]{3,24})(?![0-9A-Za-z-]| ?${UNIT}))`,
      "gi",
    ),
    isReal: isRecordNumber,
  },
];

/**
 * Numbers in free text that point to a person: resident identity numbers (GB 11643, 18 and 15 digits), mobile
 * numbers of the mainland, bank cards, and record numbers behind a label such as 病案号 or MRN; in digits of any
 * script, or spelled in Chinese numerals. Names and addresses are beyond it. Overlapping findings are one, the kind listed
 * first in `personalDataKinds`.
 */
export function detectPersonalData(original: string): PersonalDataFinding[] {
  const { text, starts, ends } = normaliseText(original);
  const kept: Span[] = [];
  // Marks what is taken, unit by unit: comparing each finding with all others would be quadratic in their number.
  const taken = new Uint8Array(text.length);
  const spelled = withNumerals(text);
  const readings = spelled === null ? [text] : [text, spelled];
  for (const span of readings.flatMap((reading) =>
    patterns.flatMap((pattern) => spansOf(pattern, reading)),
  )) {
    if (taken.subarray(span.start, span.end).includes(1)) continue;
    taken.fill(1, span.start, span.end);
    kept.push(span);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => {
      const index = starts[start] ?? 0;
      return { kind, index, length: (ends[end - 1] ?? index) - index };
    });
}

function spansOf({ kind, shape, isReal }: Pattern, text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(shape)) {
    const found = match.groups?.number ?? "";
    const start = match.index + match[0].length;
    const number = kind === "medicalRecord" ? found : found.replace(/[^\dXx]/g, "").toUpperCase();
    if (isReal(number, text.slice(Math.max(0, start - 16), start)))
      spans.push({ kind, start, end: start + found.length });
  }
  return spans;
}

function isRecordNumber(number: string): boolean {
  return (number.match(/\d/g)?.length ?? 0) >= 4 && !/^\d{4}-\d{1,2}-\d{1,2}$/.test(number);
}

/**
 * Check of GB 32100. A few credit codes of digits alone also read as an identity number; behind their own
 * label they are credit codes.
 */
function isCreditCode(code: string): boolean {
  const values = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += values.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return values[(31 - (sum % 31)) % 31] === code[17];
}
