import { readFileSync } from 'node:fs';

/** Rows of a CSV with quoted cells. */
const rowsOf = (csv) => {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < csv.length; i += 1) {
    const char = csv[i];
    if (quoted && char === '"' && csv[i + 1] === '"') cell += csv[(i += 1)];
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === '\n')) {
      rows.at(-1).push(cell.replace(/\r$/, ''));
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  rows.at(-1).push(cell);
  return rows;
};

/** Severity 0 to 6 of the data to our levels, 0 green to 3 crisis. */
const levelOf = (severity) => (severity >= 5 ? 3 : severity >= 2 ? 2 : severity);

/** The posts with their level; the same text counts once, so that it cannot be learned and asked. */
export const readPosts = (file) => {
  const [, ...rows] = rowsOf(readFileSync(file, 'utf8'));
  const posts = new Map();
  for (const [id, severity, text] of rows)
    if (text) posts.set(text.trim().toLowerCase(), { id, level: levelOf(Number(severity)), text });
  return [...posts.values()];
};
