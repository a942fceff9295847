export interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | string;
  withinMs: number;
}

export interface Taken {
  status: number;
  /** At most the first 2,000 characters. */
  text: string;
}

const longestAnswer = 2000;

/** Nothing came back. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';

  constructor(readonly code: 'tooSlow' | 'unreachable') {
    super(code);
  }
}

/**
 * One POST to an address of the operator's. Follows no redirect, waits only so long, reads only so much. Throws `NoAnswer`
 * without an answer.
 */
export async function post({ url, headers, body, withinMs }: Outgoing): Promise<Taken> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    return { status: answer.status, text: await firstOf(answer) };
  } catch (error) {
    const isSlow = (error as { name?: string }).name === 'TimeoutError';
    throw new NoAnswer(isSlow ? 'tooSlow' : 'unreachable');
  }
}

async function firstOf(answer: Response): Promise<string> {
  if (!answer.body) return '';
  const read = new TextDecoder();
  let text = '';
  for await (const part of answer.body) {
    text += read.decode(part as Uint8Array, { stream: true });
    if (text.length >= longestAnswer) break;
  }
  return text.slice(0, longestAnswer);
}
