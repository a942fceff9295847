import { randomUUID } from 'node:crypto';
import { ask } from './support/graphql.js';
import { caseNow, ownCase } from './support/own.js';
import { expectFits, small } from './support/sound.js';
import { expect, test } from './support/test.js';

test('freezes the account of somebody who has died once a second person has signed, and leads decide the rest (R47)', async ({
  as,
}) => {
  test.slow();
  const owner = await as('hannah');
  const { id, member, group } = await ownCase(as, { name: 'Old Trowel', owner });
  await member.goto('/today');

  await test.step('the owner closes with a death: no follow-up is asked for, and nothing is frozen yet', async () => {
    await owner.goto(`/clinic/${id}`);
    await owner.getByRole('button', { name: 'Close with outcome' }).first().click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel('Outcome', { exact: true }).selectOption('OC16');
    await expect(dialog.getByText(/A second person signs\. Then the account is frozen at once/)).toBeVisible();
    await expect(dialog.getByRole('group', { name: 'Look again after' })).toHaveCount(0);
    const { version } = await caseNow(owner, id);
    const input = {
      caseId: id,
      version,
      outcome: 'OC16',
      extraOutcomes: [],
      actionsTaken: 'The family told the surgery, the surgery told us.',
      followUpAt: [],
      noFollowUpReason: 'The person has died.',
      feedbackCode: 'rightToRaise',
      feedbackText: 'You were there for them.',
      worthTime: true,
      worthReason: null,
      key: randomUUID(),
    };
    await ask(owner, 'mutation ($input: CloseInput!) { closeCase(input: $input) { id } }', { input });
    await member.reload();
    await expect(member.getByRole('heading', { level: 1 })).toBeVisible();
  });

  const lead = await as('lead');
  await test.step('the second person reads what it does, and signs', async () => {
    await lead.goto(`/clinic/${id}`);
    await expect(lead.getByText(/With your signature the account is frozen at once/)).toBeVisible();
    await lead.getByRole('button', { name: 'Agree and close' }).click();
    await expect(lead.getByText('Signed. The case is closed.').first()).toBeVisible();
  });

  await test.step('nobody is signed in there any more', async () => {
    await member.goto('/today');
    await expect(member).toHaveURL(/sign-in/);
  });

  await test.step('a lead shows the name in memory, and finds words for the group that nobody has posted', async () => {
    const ines = await as('ines', small);
    await ines.goto('/desk/memorials');
    const card = ines.getByRole('listitem').filter({ hasText: 'Old Trowel' }).first();
    await expect(card.getByText(/who wrote with us here, has died/)).toBeVisible();
    await expectFits(ines);
    await card.getByRole('radio', { name: /Old Trowel, in memory/ }).check();
    await card.getByRole('button', { name: 'Show it like this' }).click();
    await expect(ines.getByText('The name is shown like this now.').first()).toBeVisible();
    await ines.goto(`/groups/${group.slug}`);
    await expect(ines.getByText('Old Trowel, in memory').first()).toBeVisible();
    await expect(ines.getByText(/has died/)).toHaveCount(0);
  });
});
