interface TemplateLike {
  id: string;
  body: string;
  blanks: readonly string[];
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What stands in the blanks of a text that was made from a template; empty where a blank is still open. */
export function blanksOf({ body, blanks }: TemplateLike, text: string): Record<string, string> {
  const names: string[] = [];
  const shape = body
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (!name || !blanks.includes(name)) return literal(part);
      names.push(name);
      return '([\\s\\S]*?)';
    })
    .join('');
  const found = new RegExp(`^${shape}$`).exec(text);
  const filled: Record<string, string> = Object.fromEntries(blanks.map((name) => [name, '']));
  names.forEach((name, at) => {
    const value = found?.[at + 1] ?? '';
    if (value && value !== `{${name}}`) filled[name] ||= value;
  });
  return filled;
}

/** The template with its blanks filled; open ones stay in braces. */
export const filledWith = (template: TemplateLike, values: Readonly<Record<string, string>>): string =>
  template.body.replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => (template.blanks.includes(name) && values[name]) || whole,
  );

/** Whether a blank that a person must fill is still open. */
export const hasOpenBlank = ({ blanks }: TemplateLike, text: string): boolean =>
  blanks.some((blank) => text.includes(`{${blank}}`));
