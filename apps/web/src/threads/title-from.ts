/** The beginning of the words, cut at a word, for a post without a title. */
export function titleFrom(body: string): string {
  const line =
    body
      .replace(/[*_>[\]#-]/g, ' ')
      .trim()
      .split('\n')[0]
      ?.replace(/\s+/g, ' ')
      .trim() ?? '';
  if (line.length <= 60) return line;
  return `${line.slice(0, 60).replace(/\s+\S*$/, '')}…`;
}
