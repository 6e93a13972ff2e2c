import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { usccCheckCharacter } from "@/lib/institutions/uscc";
import { formatRecordNumber } from "@/lib/records/number";
import { formatTicket } from "@/lib/reports/ticket";
import { detectPersonalData } from "./detect";
import { checkOf } from "./resident-id";

function found(text: string): string[] {
  return detectPersonalData(text).map(
    ({ kind, index, length }) => `${kind} ${text.slice(index, index + length)}`,
  );
}

/** 11010519491231002X is the example printed in GB 11643. The other numbers are made up. */
describe("detectPersonalData finds", () => {
  it.each([
    ["11010519491231002X", "idNumber 11010519491231002X"],
    ["患者身份证11010519491231002x，男", "idNumber 11010519491231002x"],
    ["110105 19491231 002X", "idNumber 110105 19491231 002X"],
    ["1101-0519-4912-3100-2X", "idNumber 1101-0519-4912-3100-2X"],
    ["第3 110105194912310 02X", "idNumber 110105194912310 02X"],
    ["ID11010519491231002X", "idNumber 11010519491231002X"],
    ["１１０１０５１９４９１２３１００２Ｘ", "idNumber １１０１０５１９４９１２３１００２Ｘ"],
    ["110105\u200b19491231\u200b002X", "idNumber 110105\u200b19491231\u200b002X"],
    ["𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐𝐗", "idNumber 𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐𝐗"],
    ["110105491231002", "idNumber 110105491231002"],
    ["13800138000", "mobile 13800138000"],
    ["请拨１３８－００１３－８０００。", "mobile １３８－００１３－８０００"],
    ["①138 0013 8000", "mobile 138 0013 8000"],
    ["+86 138-0013-8000", "mobile +86 138-0013-8000"],
    ["8613800138000", "mobile 8613800138000"],
    ["tel13800138000", "mobile 13800138000"],
    ["1 3 8 0 0 1 3 8 0 0 0", "mobile 1 3 8 0 0 1 3 8 0 0 0"],
    ["١٣٨٠٠١٣٨٠٠٠", "mobile ١٣٨٠٠١٣٨٠٠٠"],
    ["১১০১০৫১৯৪৯১২৩১০০২X", "idNumber ১১০১০৫১৯৪৯১২৩১০০২X"],
    ["(138)00138000", "mobile (138)00138000"],
    ["电话（138）0013-8000", "mobile （138）0013-8000"],
    ["+86 (138) 0013 8000", "mobile +86 (138) 0013 8000"],
    ["一三八零零一三八零零零", "mobile 一三八零零一三八零零零"],
    ["电话一三八〇〇一三八〇〇〇。", "mobile 一三八〇〇一三八〇〇〇"],
    ["壹叁捌零零壹叁捌零零零", "mobile 壹叁捌零零壹叁捌零零零"],
    ["幺三八-○○幺三-八○○○", "mobile 幺三八-○○幺三-八○○○"],
    ["一三八00138000", "mobile 一三八00138000"],
    ["之一13800138000", "mobile 13800138000"],
    ["一一零一零五一九四九一二三一零零二X", "idNumber 一一零一零五一九四九一二三一零零二X"],
    ["110105(19491231)002X", "idNumber 110105(19491231)002X"],
    ["110105／1949／1231／002X", "idNumber 110105／1949／1231／002X"],
    ["住院号：零零一二三四五", "medicalRecord 零零一二三四五"],
    ["4111111111111111", "bankCard 4111111111111111"],
    ["卡4111 1111 1111 1111", "bankCard 4111 1111 1111 1111"],
    ["378282246310005", "bankCard 378282246310005"],
    ["3782 822463 10005", "bankCard 3782 822463 10005"],
    ["30569309025904", "bankCard 30569309025904"],
    ["5555-5555-5555-4444", "bankCard 5555-5555-5555-4444"],
    ["6222021234567890128", "bankCard 6222021234567890128"],
    ["住院号：0012345", "medicalRecord 0012345"],
    ["病案号为 A2026-00123", "medicalRecord A2026-00123"],
    ["（病历号）12345678", "medicalRecord 12345678"],
    ["门诊卡号#００１２３４５", "medicalRecord ００１２３４５"],
    ["MRN: 884213", "medicalRecord 884213"],
    ["Patient ID 884213", "medicalRecord 884213"],
    ["住院号：11010519491231002X", "idNumber 11010519491231002X"],
  ])("%s", (text, expected) => {
    expect(found(text).join()).toBe(expected);
  });

  it("every finding of a text, in order", () => {
    expect(found("13800138000、住院号 778899 和 11010519491231002X")).toEqual([
      "mobile 13800138000",
      "medicalRecord 778899",
      "idNumber 11010519491231002X",
    ]);
  });
});

describe("overlapping findings", () => {
  it("are one, of the kind listed first, also where the later one is the longer", () => {
    expect(found("住院号：11010519491231002X-0012345")).toEqual(["idNumber 11010519491231002X"]);
  });

  it("are told from neighbours, however many there are", () => {
    expect(found("13812345678 ".repeat(2_000))).toHaveLength(2_000);
  });
});

describe("detectPersonalData leaves alone", () => {
  it.each([
    ["a wrong check character", "110105194912310021"],
    ["a birth date that does not exist", "110105194902310021"],
    ["a region that does not exist", "99010519491231002X"],
    ["a number of 19 digits", "1101051949123100211"],
    ["credit codes", "91350100M000100Y43 12990000MYN000014C 52990000MYN0000148 N2990000MYN000014N"],
    ["a licence number", "MYN00001411000012A100123456"],
    ["an insurance code", "H99000013800"],
    ["dates and times", "2026-11-23 19:02:38 2026-11-24T08:00:00.123Z 20261123190238 2026年11月23日"],
    ["instants in seconds, milliseconds, microseconds", "1763895758 1763895758123 1763895758123456"],
    ["versions", "v1.13.800.138000, 16.4.5, DeepSeek-R1-0528, 18.4.0-beta.17"],
    ["addresses", "192.168.10.101 138.101.138.200 10.0.0.1:13800 fe80::1380:138:1111"],
    ["a digest", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["a decimal fraction", "0.13800138000 3.4111111111111111"],
    ["a beds count beside a date", "床位150 20261123"],
    ["a card number with a wrong check digit", "4111111111111112"],
    ["sixteen digits of no issuer", "1111111111111117"],
    [
      "words about record numbers",
      "住院号2026年起统一编码，病案号长度为10至12位，门诊号12000个，MRN 2026-11-23",
    ],
    ["messenger RNA", "mRNA 123456"],
    ["a longer number", "913800138000 138001380001 x13800138000"],
    ["a value in brackets", "钠(138)mmol/L，血钾4.1，Na(138)00138000，床位(150)，第(138)号"],
    [
      "numerals that count or name",
      "三甲医院，二十三个科室，一三五门诊，十一万三千八百人次，二〇二六年一月一日",
    ],
    ["a decimal fraction in words", "圆周率三点一四一五九二六五三五八九七九"],
    ["a spelled date", "一九四九年十月一日、二零二六年十一月二十七日"],
    ["record labels before words", "病案号一一对应，住院号三年内不变，门诊号一二三级分用"],
    ["nothing", ""],
  ])("%s", (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  it("takes a credit code behind its label for one, although it reads as an identity number too", () => {
    // 52 (Guizhou), 500119 + 19001011… reads as a birth date; both checks hold.
    const both = Array.from(
      { length: 1_000 },
      (_, serial) => `52500119000101${String(serial).padStart(3, "0")}`,
    )
      .map((body) => `${body}${checkOf(body)}`)
      .find((number) => found(number).length === 1 && found(`统一社会信用代码：${number}`).length === 0);
    expect(both).toMatch(/^52500119/);
    expect(found("信用代码：11010519491231002X")).toEqual(["idNumber 11010519491231002X"]);
  });
});

describe("detectPersonalData, properties", () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  const date = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2026-11-23"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10).replaceAll("-", ""));
  const residentId = fc
    .tuple(fc.constantFrom("11", "32", "44", "54", "65", "83"), digits(4), date, digits(3))
    .map((parts) => parts.join(""))
    .map((body) => body + checkOf(body));
  const fullWidth = (text: string) =>
    text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const writing = fc.constantFrom(
    (id: string) => id,
    fullWidth,
    (id: string) => Array.from(id).join("\u200d"),
    (id: string) => id.replace(/^(.{6})(.{8})/, "$1-$2 "),
    (id: string) => fullWidth(id.replace(/(.{4})/g, "$1 ").trim()),
  );
  const around = fc.constantFrom("", "患者", "，男，", "ID:", "\n", "😀", "（", "no. ");

  it("finds every resident number in every writing, at its place in the original", () => {
    fc.assert(
      fc.property(residentId, writing, around, around, (id, write, before, after) => {
        const written = write(id);
        expect(found(before + written + after)).toEqual([`idNumber ${written}`]);
      }),
    );
  });

  const spelling = fc.constantFrom("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "○幺二三四五六七八九");
  const spelled = (text: string, signs: string) => text.replace(/\d/g, (digit) => signs[Number(digit)] ?? "");
  const mobile = fc
    .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
    .map(([second, rest]) => `1${second}${rest}`);
  const grouping = fc.constantFrom(
    "$1$2$3",
    "$1 $2 $3",
    "$1-$2-$3",
    "($1)$2$3",
    "（$1）$2-$3",
    "($1) $2 $3",
    "+86 $1$2$3",
  );

  it("finds every mobile number in every writing, whole, at its place in the original", () => {
    const write = fc.oneof(
      fc.constant((text: string) => text),
      fc.constant(fullWidth),
      spelling.map((signs) => (text: string) => spelled(text, signs)),
    );
    const place = fc.constantFrom("", "电话", "，", "手机：", "\n", "（");
    fc.assert(
      fc.property(mobile, grouping, write, place, place, (number, groups, writing, before, after) => {
        const written = writing(number.replace(/^(...)(....)(....)$/, groups));
        expect(found(before + written + after)).toEqual([`mobile ${written}`]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("finds a resident number whatever stands between its digits, and spelled", () => {
    const gap = fc.constantFrom("", " ", "-", "—", "/", ".", "(", ")", "（", "－", " - ".trim());
    fc.assert(
      fc.property(residentId, fc.array(gap, { minLength: 17, maxLength: 17 }), (id, gaps) => {
        const written = Array.from(id, (sign, at) => sign + (gaps[at] ?? "")).join("");
        expect(found(`患者${written}`)).toEqual([`idNumber ${written}`]);
      }),
    );
    fc.assert(
      fc.property(residentId, spelling, (id, signs) => {
        const written = spelled(id, signs);
        expect(found(`患者${written}，`)).toEqual([`idNumber ${written}`]);
      }),
    );
  });

  it("flags no dose, laboratory value, date, credit code or record number", () => {
    const whole = fc.integer({ min: 1, max: 9_999 });
    const decimal = fc.tuple(fc.nat(999), fc.nat(99)).map(([a, b]) => `${a}.${b}`);
    const unit = fc.constantFrom("mg", "g", "ml", "mmol/L", "U/L", "×10⁹/L", "%", "次/分");
    const spelledDay = date.chain((day) =>
      spelling.map((signs) => `${spelled(day.slice(0, 4), signs)}年${spelled(day.slice(5, 6), signs)}月`),
    );
    const harmless = fc.oneof(
      fc.tuple(whole, unit, whole).map(([dose, one, days]) => `每次${dose}${one}，一日三次，连用${days}天`),
      fc
        .tuple(decimal, unit, decimal, decimal)
        .map(([value, one, low, high]) => `谷丙转氨酶${value}${one}（${low}-${high}）`),
      fc.tuple(whole, whole, whole).map((all) => `血压${all.join("/")}，钠(${all[0]})mmol/L`),
      date.map((day) => day.replace(/^(....)(..)(..)$/, "$1年$2月$3日")),
      spelledDay,
      fc.constantFrom("一", "二", "三", "十一", "三十", "一百零三").map((n) => `第${n}次会诊，${n}例`),
      fc.integer({ min: 1, max: 9_999_999 }).map((serial) => formatRecordNumber("deployment", serial)),
      fc.integer({ min: 1, max: 999_999 }).map(formatTicket),
      fc
        .stringMatching(/^[1-9][12]3301[0-9]{2}M[A-H]{2}[0-9]{6}$/)
        .map((body) => body + usccCheckCharacter(body)),
    );
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1, maxLength: 6 }), (parts) => {
        expect(found(parts.join("，"))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("finds no resident number once the check character is another", () => {
    fc.assert(
      fc.property(residentId, fc.constantFrom(..."0123456789X"), (id, check) => {
        fc.pre(check !== id[17]);
        const kinds = detectPersonalData(id.slice(0, 17) + check).map((finding) => finding.kind);
        expect(kinds).not.toContain("idNumber");
      }),
    );
  });

  it("flags no digest, row id, date, address or version", () => {
    const part = fc.nat(255).map(String);
    const harmless = fc.oneof(
      fc.stringMatching(/^[0-9a-f]{64}$/),
      fc.uuid(),
      fc.nat().map(() => newId()),
      date.map((day) => day.replace(/^(....)(..)/, "$1-$2-")),
      fc.tuple(part, part, part, part).map((parts) => parts.join(".")),
      fc.tuple(fc.nat(99), fc.nat(999), fc.nat(9999)).map((parts) => `v${parts.join(".")}`),
    );
    fc.assert(
      fc.property(harmless, (text) => {
        expect(found(`记录${text}。`)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("stays inside any text and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const { index, length } of detectPersonalData(text)) {
          expect(length).toBeGreaterThan(0);
          expect(index + length).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it("reads a long text of digits in linear time", () => {
    const started = performance.now();
    detectPersonalData("1 ".repeat(50_000));
    detectPersonalData("住院号 ".repeat(20_000) + "1".repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
