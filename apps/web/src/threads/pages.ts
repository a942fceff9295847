const postsPerPage = 20;

/** The page of a thread on which the server has the post of that number; the opening post is number 1. */
export const pageOfPost = (number: number): number => Math.max(1, Math.ceil(number / postsPerPage));

/** The last number on a page, whether a post has it yet or not. */
export const lastNumberOn = (page: number): number => page * postsPerPage;

/** Address of one post on the screen of its thread. */
export const toPost = (number: number): string => `?post=${number}`;
