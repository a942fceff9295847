import { caseNumber, claimed, isPaged, marked, newcomer, ownGroup, writes } from './support/own.js';
import { randomUUID } from 'node:crypto';
import { ask } from './support/graphql.js';
import { expect, test } from './support/test.js';

test('of two clinicians who take a crisis in the same moment one has it, and the other is told who (R27, R30)', async ({
  as,
}) => {
  test.slow();
  const group = await ownGroup(as);
  const member = await newcomer(as, group, 'Cold Frame');
  const { postId } = await writes(member, group, 'Tonight', 'I would like somebody to ring me.');
  const ines = await as('ines');
  const concern = await marked(ines, postId);
  await claimed(ines, concern);
  await ask(
    ines,
    'mutation ($id: UUID!, $key: UUID!) { escalate(itemId: $id, key: $key, level: CRISIS, ask: CONTACT, sentence: "Alone, asks for a call.") { id } }',
    { id: concern, key: randomUUID() },
  );
  const number = await caseNumber(ines, concern);
  const [hannah, okoro] = [await as('hannah'), await as('okoro')];
  await expect.poll(() => isPaged(okoro, number), { timeout: 90_000 }).toBe(true);
  const take = (page: typeof hannah) => page.getByRole('button', { name: 'Acknowledge' });
  for (const page of [hannah, okoro]) {
    await page.goto(`/clinic/page/${number}`);
    await expect(take(page)).toBeVisible();
  }

  await Promise.all([take(hannah).click(), take(okoro).click()]);

  const opened = (page: typeof hannah) => page.getByRole('heading', { level: 1, name: /Cold Frame/ });
  const others = (page: typeof hannah, name: string) => page.getByText(`${name} has this case`, { exact: false });
  await expect(opened(hannah).or(others(hannah, 'Dr Okoro')).first()).toBeVisible();
  await expect(opened(okoro).or(others(okoro, 'Hannah Byrne')).first()).toBeVisible();
  const has = [await opened(hannah).isVisible(), await opened(okoro).isVisible()];
  expect(has.filter(Boolean)).toHaveLength(1);
  const [owner, other] = has[0] ? [hannah, okoro] : [okoro, hannah];
  await owner.getByLabel('Your message to Cold Frame').fill('I can ring you in five minutes.');
  await owner.getByRole('button', { name: /^Send as/ }).click();
  await expect(owner.getByRole('region', { name: /^Messages with/ })).toContainText('I can ring you in five minutes.');
  await other.goto(`/clinic/page/${number}`);
  await expect(other.getByText(/has this case/)).toBeVisible();
  await expect(take(other)).toHaveCount(0);
});
