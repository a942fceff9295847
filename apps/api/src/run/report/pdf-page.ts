import PDFDocument from 'pdfkit';

import { createRequire } from 'node:module';

/** The colours of the light theme, for paper. */
export const ink = {
  text: '#17231f',
  quiet: '#46544e',
  line: '#c8d1cc',
  bar: '#0b665d',
  soft: '#dcf0ec',
  gap: '#8a6a00',
};

export const edge = { left: 48, right: 48, top: 48, bottom: 64 };

/** Where the next thing goes, and what the document is made of. */
export interface Page {
  doc: PDFKit.PDFDocument;
  /** The part of the structure tree that new elements belong to. */
  inside: PDFKit.PDFStructureElement;
  width: number;
}

export type Font = 'text' | 'bold';

const require = createRequire(import.meta.url);
const fontFile = (weight: 400 | 700) =>
  require.resolve(
    `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`,
  );

/** An empty document: A4, tagged, with its language, its fonts and a title that readers see. */
export function newPage(title: string, madeAt: Date): Page {
  const doc = new PDFDocument({
    size: 'A4',
    margins: edge,
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    // PDF/UA is younger than the types of the library.
    subset: 'PDF/UA' as 'PDF/A-1a',
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: title, Author: 'Kith', Producer: 'Kith', Creator: 'Kith', CreationDate: madeAt },
  });
  doc.registerFont('text', fontFile(400));
  doc.registerFont('bold', fontFile(700));
  const inside = doc.struct('Document');
  doc.addStructure(inside);
  return { doc, inside, width: doc.page.width - edge.left - edge.right };
}

export const bottomOf = ({ doc }: Page): number => doc.page.height - edge.bottom;

/** Begins a new page unless `height` is left. True when it did. */
export function ensure(page: Page, height: number): boolean {
  if (page.doc.y + height <= bottomOf(page)) return false;
  page.doc.addPage();
  page.doc.y = edge.top;
  return true;
}

/** What is only to be seen: lines, bars, repeated headings, page numbers. Readers that speak pass over it. */
export function onlySeen({ doc }: Page, draw: () => void, type?: 'Pagination' | 'Layout'): void {
  doc.markContent('Artifact', type ? { type } : {});
  draw();
  doc.endMarkedContent();
}

interface Words {
  at: [x: number, y: number];
  width: number;
  font?: Font;
  size?: number;
  colour?: string;
  align?: 'left' | 'right';
}

/** Draws words where they are told to stand. */
export function put({ doc }: Page, text: string, { at: [x, y], width, font, size, colour, align }: Words): void {
  doc
    .font(font ?? 'text')
    .fontSize(size ?? 10)
    .fillColor(colour ?? ink.text)
    .text(text, x, y, { width, align: align ?? 'left', lineGap: 1.5 });
}

/** The same as an element of the structure tree. */
export function tell(page: Page, tag: string, text: string, words: Words): void {
  page.inside.add(page.doc.struct(tag, {}, () => put(page, text, words)));
}

export function heightOf({ doc }: Page, text: string, width: number, size: number, font: Font = 'text'): number {
  return doc.font(font).fontSize(size).heightOfString(text, { width, lineGap: 1.5 });
}
