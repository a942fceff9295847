import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';

/** What every link gets: no way back to us, no rank for the target, marked as a member's (XS-5). */
const rel = 'noopener noreferrer nofollow ugc';

const isAllowedLink = (url: string): boolean => {
  if (!/^(?:https:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return !username && !password;
};

const parser = new MarkdownIt('zero', {
  html: false,
  breaks: true,
  linkify: false,
  typographer: false,
  maxNesting: 12,
});
parser.enable(['emphasis', 'list', 'blockquote', 'link', 'newline', 'escape']);
parser.validateLink = isAllowedLink;
parser.renderer.rules['link_open'] = (tokens, index) => {
  const href = String(tokens[index]?.attrGet('href') ?? '');
  return `<a href="${parser.utils.escapeHtml(href)}" rel="${rel}">`;
};

/** The second net: were the parser ever to let something through, only these tags come out (4.7). */
const net: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'a'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
};

/**
 * Turns what a person typed into the HTML that others see: bold, italic, lists, quotes and links to https and mailto.
 * Everything else, HTML included, stays the text it is.
 */
export const renderMarkdown = (source: string): string => sanitize(parser.render(source), net).trim();

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The first line of a rendered text without its marks, cut to `max` characters at a word. For lists of threads. */
export function firstLine(html: string, max = 160): string {
  const line = html
    .slice(0, 4 * max + 200)
    .replace(/^(?:\s*<[^>]*>)*\s*/, '')
    .split(/<br[^>]*>|<\/p>|<\/li>/, 1)
    .join('')
    .replace(/<[^>]*>?/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (found) => entities[found] ?? found)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1);
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(' '), max / 2))
    .toWellFormed()
    .trimEnd()}…`;
}
