import { NoAnswer, type Outgoing, post as send, type Taken } from '../platform/outgoing.js';
import { PageFailed } from './page-channel.js';

/** One POST to a carrier. Throws `PageFailed` without an answer. */
export async function post(sent: Outgoing): Promise<Taken> {
  try {
    return await send(sent);
  } catch (error) {
    if (error instanceof NoAnswer) throw new PageFailed(error.code, { mayPass: true });
    throw error;
  }
}
