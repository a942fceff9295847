/** How long somebody is new in a group as far as links go: their first week, and until a first post is out (H15). */
export const linkWaitsDays = 7;

const link =
  /\bhttps?:\/\/|\bwww\.|\bmailto:|(?<![@\w.-])[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{2,62})*\.(?:com|org|net|info|io|co|uk|us|eu|shop|store|online|site|xyz|me|link|bio|app|club|health|biz|ly|gg|tv)\b/i;

/** Whether a text leads out of the community, also where nothing in it can be pressed. */
export const hasLink = (text: string): boolean => link.test(text);

/** Whether a link by this person waits for a moderator. */
export const isNewForLinks = (writer: { joinedAt: Date | null; published: number }, now: Date): boolean =>
  writer.published === 0 ||
  writer.joinedAt === null ||
  now.getTime() - writer.joinedAt.getTime() < linkWaitsDays * 24 * 3600_000;
