import { expect, type Page } from '@playwright/test';

/** Asks the same door as the pages do, with the cookies of the page. */
export async function ask<T>(
  page: Page,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await page.request.post('/graphql', {
    headers: { 'x-kith': '1', ...headers },
    data: { query, variables },
  });
  const answer = (await response.json()) as { data: T; errors?: { message: string }[] };
  expect(answer.errors ?? []).toEqual([]);
  return answer.data;
}
