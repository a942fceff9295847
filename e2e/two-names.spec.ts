import { ask } from './support/graphql.js';
import { marked, newcomer, ownGroup, writes } from './support/own.js';
import { randomUUID } from 'node:crypto';
import { expect, test } from './support/test.js';

test('a member of two groups under two names is two people to members and moderators, and one to a lead (R2, R41)', async ({
  as,
}) => {
  test.slow();
  const [day, night] = [await ownGroup(as), await ownGroup(as)];
  const member = await newcomer(as, day, 'Watering Can');
  await ask(
    member,
    'mutation ($key: UUID!, $groupId: UUID!, $name: String!) { joinGroup(key: $key, groupId: $groupId, displayName: $name, avatar: "moon-honey") { id } }',
    { key: randomUUID(), groupId: night.id, name: 'Paper Lantern' },
  );
  const first = await writes(member, day, 'Beans', 'The beans are up.');
  const second = await writes(member, night, 'Up again', 'Awake again, and tired of it.');
  const reader = await newcomer(as, night, 'Grey Dawn');
  const lead = await as('ines');

  await test.step('each group knows one name, and nothing leads from it to the other', async () => {
    await reader.goto(`/t/${second.threadId}`);
    await expect(reader.getByRole('article', { name: /Post by Paper Lantern/ })).toBeVisible();
    await expect(reader.locator('body')).not.toContainText('Watering Can');
    expect(await reader.content()).not.toContain(first.threadId);
    await reader.goto(`/t/${first.threadId}`);
    await expect(reader.getByRole('heading', { level: 1, name: 'We can’t find that page' })).toBeVisible();
  });

  await test.step('the member sees which name they write under before they send', async () => {
    await member.goto(`/t/${second.threadId}`);
    await expect(member.getByLabel(/^You write as Paper Lantern\./)).toBeVisible();
    await member.goto(`/write?group=${day.slug}`);
    await expect(member.getByText(/^You write as Watering Can\./)).toBeVisible();
    await expect(member.locator('main')).not.toContainText('Paper Lantern');
  });

  await test.step('a lead sees that two concerns are about one person', async () => {
    const [one, other] = [await marked(lead, first.postId), await marked(lead, second.postId)];
    await lead.goto(`/desk/c/${one}`);
    await expect(lead.locator(`a[href="/desk/c/${other}"]`).first()).toBeVisible();
  });
});
