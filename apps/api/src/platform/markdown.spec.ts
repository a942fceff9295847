import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { firstLine, renderMarkdown } from './markdown.js';

const rel = 'rel="noopener noreferrer nofollow ugc"';

describe('what a member may shape', () => {
  it.each([
    ['plain words', '<p>plain words</p>'],
    ['**bold** and *italic*', '<p><strong>bold</strong> and <em>italic</em></p>'],
    ['one\ntwo', '<p>one<br />\ntwo</p>'],
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> they said\n\nand I say', '<blockquote>\n<p>they said</p>\n</blockquote>\n<p>and I say</p>'],
    ['[a page](https://example.org/a?b=1&c=2)', `<p><a href="https://example.org/a?b=1&amp;c=2" ${rel}>a page</a></p>`],
    ['[write](mailto:team@example.org)', `<p><a href="mailto:team@example.org" ${rel}>write</a></p>`],
    ['5 < 7 & 9 > 3 "quoted"', '<p>5 &lt; 7 &amp; 9 &gt; 3 "quoted"</p>'],
    ['2 \\* 3 \\* 4', '<p>2 * 3 * 4</p>'],
    ['took 4 units_of_rapid at 7', '<p>took 4 units_of_rapid at 7</p>'],
  ])('%j', (source, html) => expect(renderMarkdown(source)).toBe(html));

  it.each([
    '# heading',
    '`code`',
    '~~gone~~',
    '| a | b |',
    '***',
    '    indented',
    '<https://example.org>',
    'https://example.org',
    '&lt;b&gt;',
  ])('leaves %j as words', (source) => expect(renderMarkdown(source)).not.toMatch(/<(?!\/?p>|br)/));
});

const allowed =
  /^<(?:\/?(?:p|strong|em|ul|li|blockquote)|br \/|\/?ol|ol start="\d+"|\/a|a href="(?:https|mailto):[^"<>]*" rel="noopener noreferrer nofollow ugc")>$/;
const tagsOf = (html: string) => html.match(/<[^>]*>?/g) ?? [];

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<style>*{background:url(https://evil.example)}</style>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<a href="javascript:alert(1)">x</a>',
  '<form action=https://evil.example><input name=attributes>',
  '<p id="root" name="getElementById">clobber',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java&#x0A;script:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](http://example.org)',
  '[x](//evil.example)',
  '[x](/relative)',
  '[x](https:evil)',
  '[x](ftp://example.org)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://example.org/1)',
  '[x](https://user:word@example.org)',
  '[x](https://example.org "onmouseover=alert(1)")',
  '[x](https://example.org" onmouseover="alert(1))',
  '[x](<https://example.org" onmouseover="alert(1)>)',
  '[x](https://example.org/`onmouseover=alert(1)`)',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '[![x](https://evil.example/pixel.png)](https://example.org)',
  '[x]: javascript:alert(1)\n\n[x]',
  '[x][y]\n\n[y]: data:text/html,1',
  '<javascript:alert(1)>',
  '**<b onclick=alert(1)>**',
  '> <script>\n> alert(1)\n> </script>',
  '- <img src=x onerror=alert(1)>',
  '`<script>alert(1)</script>`',
  '\\<script>alert(1)\\</script>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?php echo 1 ?>',
  '</p></div><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '[<img src=x onerror=alert(1)>](https://example.org)',
  '[x](https://example.org/<script>alert(1)</script>)',
  '\u202e<script>\u202c',
  '[\u202egro.elpmaxe](https://evil.example)',
];

describe('what a hostile text can do', () => {
  it.each(hostile)('%j makes nothing but allowed tags', (source) => {
    const html = renderMarkdown(source);
    for (const tag of tagsOf(html)) expect(tag).toMatch(allowed);
    expect(html).not.toMatch(/<(script|img|svg|iframe|style|form|input|math|noscript)/i);
  });

  it.each(hostile.filter((source) => /^!?\[x\]\((?!https:\/\/example)/.test(source)))('%j is no link', (source) => {
    expect(renderMarkdown(source)).not.toContain('href="javascript');
    if (!source.startsWith('!')) expect(renderMarkdown(source)).not.toContain('<a ');
  });

  it('loads nothing from anywhere: an image is at most a link', () => {
    expect(renderMarkdown('![x](https://evil.example/pixel.png)')).not.toMatch(/<img|src=/);
  });

  it('holds for texts nobody thought of', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '[',
        ']',
        '(',
        ')',
        '!',
        '*',
        '_',
        '`',
        '\\',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        ' ',
      ),
      fc.constantFrom(
        'javascript:',
        'https://',
        'mailto:',
        'script',
        'img src=x onerror=',
        'a href=',
        '&#x3c;',
        '\0',
        '\u2028',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const tag of tagsOf(renderMarkdown(pieces.join('')))) expect(tag).toMatch(allowed);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a long text', () => {
  const long = 10_000;
  const fill = (unit: string) => unit.repeat(Math.ceil(long / unit.length)).slice(0, long);
  const units = [
    'a',
    ' ',
    '\n',
    '*',
    '**',
    '_',
    '*a',
    '**a',
    '*a ',
    ' *a',
    '*a_ ',
    '_*',
    '**a *b ',
    '[',
    ']',
    '[a](',
    '[](',
    '![',
    '![[]()',
    '[a](b)',
    '[a](<b',
    '[a](https://e.org ',
    '(',
    ')',
    '<',
    '<a',
    '<!--',
    '>',
    '> ',
    '>\n',
    '- ',
    '-\n',
    '1. ',
    '1.\n',
    '- a\n  ',
    '* > ',
    '> - ',
    '\\',
    '\\*',
    '&',
    '&#',
    '&amp;',
    '`',
    '``',
    '[a]: b\n',
    '[a]:\n',
    'https://',
    'a@b.',
    '\t',
    '\u0000',
    '\u200b',
    '🙂',
    '~~',
    '|',
    '\n\n> ',
    'a\n',
    ' \n',
    '***a***',
    '[[a](b)](c)',
    '*\u00a0',
    '"',
    "'",
  ];

  // Processor time, which a busy machine does not lengthen: far above what is measured, far below what runs away.
  it.each(units)('of %j does not run away', (unit) => {
    const before = process.cpuUsage();
    renderMarkdown(fill(unit));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(4_000);
  });
});

describe('the first line', () => {
  it.each([
    ['Hello **all**\nmore', 'Hello all'],
    ['> quoted\n\nanswer', 'quoted'],
    ['- one\n- two', 'one'],
    ['5 < 7 & "x"', '5 < 7 & "x"'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['[a page](https://example.org) here', 'a page here'],
  ])('of %j is %j', (source, line) => expect(firstLine(renderMarkdown(source))).toBe(line));

  it('is cut at a word', () => {
    const line = firstLine(renderMarkdown('word '.repeat(100)));
    expect(line.length).toBeLessThanOrEqual(160);
    expect(line).toMatch(/word…$/);
  });
  it('never cuts an emoji in two', () => expect(firstLine(renderMarkdown('🙂'.repeat(200))).isWellFormed()).toBe(true));
});
