import { claimed, concernIn, newcomer, ownGroup, writes } from './support/own.js';
import { expect, test } from './support/test.js';

test('advice about a dose is checked in sight of its readers, corrected beside its words, and told to who read it (H14)', async ({
  as,
}) => {
  const group = await ownGroup(as);
  const [author, reader] = [await newcomer(as, group, 'Trug'), await newcomer(as, group, 'Mulch')];
  const note = 'Eight units at once can be far too much. Please ask your own team first.';
  const { threadId } = await writes(author, group, 'High after tea', 'Ignore your nurse and bump it by eight units.');

  await reader.goto(`/groups/${group.slug}`);
  await expect(reader.getByText('Advice is being checked')).toBeVisible();
  await reader.goto(`/t/${threadId}`);
  await expect(reader.getByText('Someone on the team is checking the advice in this post.')).toBeVisible();
  await expect(reader.getByText('Ignore your nurse and bump it by eight units.')).toBeVisible();

  const lead = await as('ines');
  const concern = await concernIn(lead, group);
  await claimed(lead, concern);
  await lead.goto(`/desk/c/${concern}?act=correct`);
  await lead.getByLabel('Your note, beside the post').fill(note);
  await lead.getByRole('button', { name: 'Put the note there' }).click();
  await expect(lead.getByText('Your note is up. Its readers are told.').first()).toBeVisible();

  // The page of whoever reads it follows by itself.
  const beside = reader.getByRole('region', { name: 'A note from the staff' });
  await expect(beside).toContainText(note);
  await expect(beside).toContainText('lead moderator');
  await expect(reader.getByText('Someone on the team is checking the advice in this post.')).toHaveCount(0);
  await reader.goto('/today');
  await expect(
    reader.getByRole('link', { name: `The staff added a note to a post you read in ${group.name}` }),
  ).toBeVisible();
});
