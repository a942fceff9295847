/** Text from anywhere, made safe to stand in the page. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);

const icons = {
  help: '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="3.6"/><path d="m5.6 5.6 3.8 3.8m5.2 5.2 3.8 3.8m0-12.8-3.8 3.8m-5.2 5.2-3.8 3.8"/>',
  phone:
    '<path d="M5 4h3.5l1.7 4.3-2.2 1.6a12 12 0 0 0 6.1 6.1l1.6-2.2L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z"/>',
  text: '<path d="M4 5h16v11H9l-5 4z"/><path d="M8 9h8M8 12h5"/>',
  low: '<path d="M12 4v11m-5-5 5 5 5-5M6 20h12"/>',
  high: '<path d="M12 20V9m-5 5 5-5 5 5M6 4h12"/>',
  care: '<path d="M6 3v6a4 4 0 0 0 8 0V3M10 13v3a5 5 0 0 0 10 0v-2"/><circle cx="20" cy="11.5" r="2"/>',
  more: '<path d="m9 6 6 6-6 6"/>',
} as const;

export const icon = (name: keyof typeof icons): string =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons[name]}</svg>`;

/** A part that folds open without a script. */
export const more = (
  id: string,
  title: string,
  small: string,
  body: string,
  { symbol, plain = false, open = false }: { symbol?: keyof typeof icons; plain?: boolean; open?: boolean } = {},
): string =>
  `<details class="${plain ? 'row' : 'choice-details'}" id="${id}"${open ? ' open' : ''}><summary class="${plain ? '' : 'choice'}">${symbol ? icon(symbol) : ''}<span><b>${title}</b>${small ? `<small>${small}</small>` : ''}</span>${icon('more')}</summary><div class="steps">${body}</div></details>`;
