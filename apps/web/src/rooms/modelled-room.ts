import type { Line, LogEvent } from './room-log.js';

/** The same chances in every run: a number from 0 to 1 for each call. */
export function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const lineAt = (seq: number): Line => ({
  id: `m${seq}`,
  seq,
  state: 'SHOWN',
  isMine: false,
  clientKey: null,
  author: { id: 'a', displayName: 'Ade', avatar: 'bird-sea', isModerator: true },
  replyTo: null,
  bodyHtml: `<p>words ${seq}</p>`,
  sentAt: '2026-11-22T20:00:00Z',
  helpCard: null,
});

/** A room as the server keeps it. */
export class ModelledRoom {
  readonly events: LogEvent[] = [];
  private readonly standing = new Map<string, Line>();
  private readonly gone = new Map<string, Line>();

  constructor(private readonly roll: () => number) {}

  happen(): void {
    const seq = this.events.length + 1;
    const chance = this.roll();
    const pick = (from: Map<string, Line>) => [...from.values()][Math.floor(this.roll() * from.size)];
    const victim = chance > 0.6 ? pick(this.standing) : undefined;
    const back = chance > 0.85 ? pick(this.gone) : undefined;
    if (back) {
      this.gone.delete(back.id);
      this.standing.set(back.id, back);
      this.events.push({ seq, type: 'RESTORED', messageId: back.id, line: null, live: true });
    } else if (victim) {
      const type = chance > 0.75 ? 'HIDDEN' : 'TAKEN_BACK';
      this.standing.delete(victim.id);
      if (type === 'HIDDEN') this.gone.set(victim.id, victim);
      this.events.push({ seq, type, messageId: victim.id, line: null, live: true });
    } else {
      const parent = this.roll() < 0.4 ? pick(this.standing) : undefined;
      const line = { ...lineAt(seq), replyTo: parent ? quoteOf(parent) : null };
      this.standing.set(line.id, line);
      // Now and then the words do not fit the line.
      const tooLong = this.roll() < 0.1;
      this.events.push({
        seq,
        type: 'SENT',
        messageId: tooLong ? '' : line.id,
        line: tooLong ? null : line,
        live: true,
      });
    }
  }

  /** The answer of GraphQL: words only of what stands now, in quotes too, each line with its own number. */
  since(seq: number, most = 7): LogEvent[] {
    return this.events.slice(seq, seq + most).map((event) => {
      const id = event.messageId || `m${event.seq}`;
      const line = event.type === 'SENT' || event.type === 'RESTORED' ? (this.standing.get(id) ?? null) : null;
      return { ...event, messageId: id, line: line && this.asRead(line), live: false };
    });
  }

  stands = (id: string) => this.standing.has(id);
  shown = () => [...this.standing.values()].sort((a, b) => a.seq - b.seq).map((line) => this.asRead(line));

  private asRead = (line: Line): Line =>
    line.replyTo && !this.stands(line.replyTo.id) ? { ...line, replyTo: null } : line;
}

export const quoteOf = ({ id, author, bodyHtml }: Line) => ({
  id,
  authorName: author.displayName,
  firstWords: bodyHtml.replace(/<[^>]+>/g, ''),
});
