/** The XML of a minimal workbook (ECMA-376 part 1, SpreadsheetML). */

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");

/**
 * Text as XML. What XML cannot hold is written `_xHHHH_` as the format wants it (ECMA-376 part 1 §22.9.2.19), and so is the
 * underscore of a text that looks like that already.
 */
export const xmlText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the file.
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => `_x${hex(character)}_`)
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

type Look = "plain" | "strong";
const lookOf = (look: Look) => (look === "strong" ? ' s="1"' : "");

const textCell = (text: string, look: Look): string =>
  text === ""
    ? "<c/>"
    : `<c t="inlineStr"${lookOf(look)}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function dataCell(value: string | number | null): string {
  if (value === null) return "<c/>";
  return typeof value === "number" ? `<c><v>${value}</v></c>` : textCell(value, "plain");
}

export const textRow = (cells: readonly string[], look: Look): string =>
  `<row>${cells.map((cell) => textCell(cell, look)).join("")}</row>`;
export const dataRow = (cells: readonly (string | number | null)[]): string =>
  `<row>${cells.map(dataCell).join("")}</row>`;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

export const sheetOpen = ({ columns, frozen }: { columns: number; frozen: boolean }): string =>
  `${DECLARATION}<worksheet xmlns="${MAIN}">${frozen ? FROZEN : ""}<cols><col min="1" max="${columns}" width="24" customWidth="1"/></cols><sheetData>`;
export const sheetClose = "</sheetData></worksheet>";

const styles = `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Everything of a workbook but its sheets, which stand at xl/worksheets/sheetN.xml in this order. */
export function sheetParts(names: readonly string[]): { name: string; xml: string }[] {
  const numbered = names.map((name, at) => ({ name, id: at + 1 }));
  const overrides = numbered.map(
    ({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  const sheets = numbered.map(
    ({ name, id }) => `<sheet name="${xmlText(name)}" sheetId="${id}" r:id="rId${id}"/>`,
  );
  const relations = numbered.map(
    ({ id }) =>
      `<Relationship Id="rId${id}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
  );
  const stylesId = `rId${names.length + 1}`;
  return [
    {
      name: "[Content_Types].xml",
      xml: `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${overrides.join("")}</Types>`,
    },
    {
      name: "_rels/.rels",
      xml: `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      xml: `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      xml: `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}<Relationship Id="${stylesId}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: "xl/styles.xml", xml: styles },
  ];
}
