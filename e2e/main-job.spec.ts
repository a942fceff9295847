import type { Page } from '@playwright/test';
import { caseNumber, isPaged } from './support/own.js';
import { addressOf } from './support/story.js';
import { expect, test } from './support/test.js';

const title = 'Kettle on, lights off';
const words = 'I have left a letter by the kettle and said goodbye to the cat. I cannot keep myself safe tonight.';

/** Chooses in the menu of a post. */
async function choose(page: Page, article: RegExp, item: string): Promise<void> {
  await page.getByRole('article', { name: article }).first().getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('carries words of danger to a clinician and the answer back to everybody', async ({ as }) => {
  test.setTimeout(240_000);
  const [member, reporter, moderator, first, second] = await Promise.all([
    as('baker'),
    as('gate'),
    as('joss'),
    as('hannah'),
    as('okoro'),
  ]);
  await Promise.all([
    member.goto('/write?group=type-1-and-work'),
    reporter.goto('/groups/type-1-and-work'),
    moderator.goto('/desk/queue'),
    first.goto('/clinic/cover'),
    second.goto('/clinic/cover'),
  ]);
  await expect(moderator.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
  const claim = moderator.getByRole('button', { name: /^Claim .*life at risk.* in Type 1 and work/i });

  await test.step('the member writes and is offered help at once, and nobody else is shown it', async () => {
    await member.getByLabel('Title').fill(title);
    await member.getByLabel('Your words').fill(words);
    await member.getByRole('button', { name: 'Post it' }).click();
    await expect(member.getByText('Only you can see this')).toBeVisible();
    await expect(member.getByRole('link', { name: /Talk to someone now/ })).toBeVisible();
  });

  await test.step('another member says that they are worried', async () => {
    await reporter.goto(new URL(member.url()).pathname);
    await expect(reporter.getByText('I cannot keep myself safe tonight')).toBeVisible();
    await expect(reporter.getByText('Only you can see this')).toHaveCount(0);
    await choose(reporter, /Post by Flour Bag/, 'Tell a moderator');
    await reporter.getByRole('radio', { name: /worried about this person/ }).check();
    await reporter.getByRole('button', { name: 'Send report' }).click();
    await expect(reporter.getByRole('heading', { name: 'Thank you for looking out for them' })).toBeVisible();
  });

  let reference = 0;
  await test.step('the moderator on shift claims and escalates: two presses and a sentence', async () => {
    await claim.click();
    await moderator.getByLabel('One sentence for the clinician').fill('Letters written, says goodbye, alone tonight.');
    await moderator.getByRole('button', { name: 'Send to Hannah Byrne, on call' }).click();
    const panel = moderator.getByRole('region', { name: 'With the clinic' });
    await expect(panel.getByText(/^Sent/)).toBeVisible();
    await expect(panel.getByText(/^Case \d+$/)).toHaveCount(0);
    reference = await caseNumber(await as('ines'), new URL(moderator.url()).pathname.split('/').at(-1) ?? '');
    expect(reference).toBeGreaterThan(0);
  });
  // Other cases may ring beside this one; the line at the top then leads to the gravest.
  const ring = (page: Page) => page.getByRole('link', { name: 'See the page' });
  const isRung = (page: Page) => isPaged(page, reference);

  await test.step('the first clinician is paged and misses it; the ladder reaches the second', async () => {
    await expect.poll(() => isRung(first)).toBe(true);
    await expect(ring(first)).toBeVisible();
    expect(await isRung(second)).toBe(false);
    await expect.poll(() => isRung(second), { timeout: 90_000 }).toBe(true);
    await expect(ring(second)).toBeVisible();
  });

  await test.step('the second sees no words before acknowledging, then opens the case', async () => {
    await ring(second).click();
    await second.goto(`/clinic/page/${reference}`);
    await expect(second.getByRole('button', { name: 'Acknowledge' })).toBeVisible();
    await expect(second.locator('main')).not.toContainText(/kettle|Flour Bag/i);
    await second.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(second.getByRole('heading', { level: 1, name: /Flour Bag.*Letters written/i })).toBeVisible();
    await expect(second.locator('main')).toContainText(/cannot keep myself safe.*tonight/);
    await first.goto(`/clinic/page/${reference}`);
    await expect(first.getByText('Dr Okoro has this case')).toBeVisible();
  });

  await test.step('clinician and member talk in private', async () => {
    await second
      .getByLabel('Your message to Flour Bag')
      .fill('Hello. I am a doctor with Kith. Are you safe right now?');
    await second.getByRole('button', { name: 'Send as Dr Okoro' }).click();
    await expect(second.getByRole('region', { name: /^Messages with/ })).toContainText('Are you safe right now?');
    await member.goto('/messages');
    await member.getByRole('link', { name: /clinical team/ }).click();
    await expect(member.getByText('Are you safe right now?')).toBeVisible();
    await member
      .getByLabel('Only the clinical team can read this.')
      .fill('My neighbour is here now. I gave her the letter.');
    await member.getByRole('button', { name: 'Send' }).click();
    await expect(second.getByRole('region', { name: /^Messages with/ })).toContainText('My neighbour is here now.');
    await moderator.goto('/messages');
    await expect(moderator.locator('main')).not.toContainText('clinical team');
    await moderator.goBack();
  });

  await test.step('the clinician notes, and closes with an outcome', async () => {
    await second.getByRole('link', { name: 'Note' }).click();
    await second.getByLabel('What brought this up').fill('A goodbye in the forum, letters written.');
    await second.getByLabel('Agreed next step').fill('Neighbour stays tonight, own doctor in the morning.');
    await second.getByRole('button', { name: 'Sign the note' }).click();
    await expect(second.getByText(/^Signed by Dr Okoro/)).toBeVisible();
    await second.getByRole('button', { name: /Close with outcome/ }).click();
    const dialog = second.getByRole('dialog');
    await dialog.getByLabel('Outcome', { exact: true }).selectOption({ label: 'Reached, safe, plan made' });
    await dialog.getByLabel('What was done').fill('Reached in private. A neighbour is there.');
    await dialog.getByRole('checkbox', { name: /24 hours/ }).check();
    await dialog.getByRole('radio', { name: 'You were right to raise it' }).check();
    await dialog.getByLabel(/One thing they can learn/).fill('Quick and clear. Thank you.');
    await dialog.getByRole('radio', { name: 'Yes' }).check();
    await dialog.getByRole('button', { name: 'Propose to close' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(second.getByText(/You proposed to close/)).toBeVisible();
  });

  await test.step('a second person signs, because it was a crisis', async () => {
    const lead = await as('lead');
    await lead.goto('/clinic');
    await lead.getByRole('link', { name: new RegExp(`Sign off.*${reference}`) }).click();
    await lead.getByLabel('Your note').fill('Agreed.');
    await lead.getByRole('button', { name: 'Agree and close' }).click();
    await expect(lead.getByText('Signed. The case is closed.').first()).toBeVisible();
  });

  await test.step('the answer reaches the moderator', async () => {
    await expect(moderator.getByText('The clinician says: you were right to raise this.')).toBeVisible();
    await expect(moderator.getByText('They were reached.')).toBeVisible();
    await expect(moderator.locator('main')).not.toContainText('neighbour');
    await moderator.goto('/you/notices');
    await expect(moderator.getByText('The clinic answered about a concern you passed on').first()).toBeVisible();
  });

  await test.step('the answer reaches the reporter, in broad words', async () => {
    await reporter.goto('/you/reports');
    const report = reporter.getByRole('listitem').filter({ hasText: 'You were worried about someone' }).first();
    await expect(report).toContainText('Someone from our team reached the person.');
    await reporter.goto('/you/notices');
    await expect(reporter.getByText('We have looked at what you reported').first()).toBeVisible();
  });

  await test.step('the answer reaches the member', async () => {
    await member.goto('/you/notices');
    await expect(
      member.getByText('The clinical team has finished looking after this', { exact: false }).first(),
    ).toBeVisible();
    await expect(member.getByText('A clinician is going to read what you wrote').first()).toBeVisible();
    await member.goto('/messages');
    await member.getByRole('link', { name: /clinical team/ }).click();
    await expect(member.getByText('This conversation is closed.', { exact: false })).toBeVisible();
  });
});

test('keeps a live room whole: it opens with a moderator, fills its gaps and forgets what was hidden', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const [moderator, one, other] = await Promise.all([as('joss'), as('ladder'), as('shell')]);
  const room = await addressOf(one, '/rooms/{room}');
  const said = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true });
  const say = async (page: Page, text: string) => {
    await page.getByLabel('Write a message').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  };

  await test.step('the room opens when the moderator comes in', async () => {
    await one.goto(room);
    await moderator.goto(room);
    // Whoever else is on shift and on the line is named beside Joss.
    await expect(one.getByText(/\bJoss\b.* (is|are) here/)).toBeVisible();
    await expect(one.getByLabel('Write a message')).toBeVisible();
    await other.goto(room);
    await expect(other.getByLabel('Write a message')).toBeVisible();
  });

  await test.step('two people talk', async () => {
    await say(one, 'Long day on the roof.');
    await expect(said(other, 'Long day on the roof.')).toBeVisible();
    await say(other, 'Tea is on.');
    await expect(said(one, 'Tea is on.')).toBeVisible();
  });

  await test.step('a line that was cut fills itself, in order and without a double', async () => {
    await other.context().setOffline(true);
    await say(one, 'Slates first, then lunch.');
    await say(one, 'Then the chimney.');
    await expect(said(moderator, 'Then the chimney.')).toBeVisible();
    await expect(said(other, 'Then the chimney.')).toHaveCount(0);
    await say(other, 'I was cut off, I think.');
    await expect(
      other
        .getByText(/Not sent yet/)
        .or(other.getByText('Sending'))
        .first(),
    ).toBeVisible();
    await other.context().setOffline(false);
    await expect(said(one, 'I was cut off, I think.')).toBeVisible({ timeout: 45_000 });
    await expect(said(other, 'Then the chimney.')).toBeVisible();
    await expect(other.getByText(/Not sent yet/)).toHaveCount(0);
    for (const page of [one, other]) {
      for (const text of ['Slates first, then lunch.', 'Then the chimney.', 'I was cut off, I think.'])
        await expect(said(page, text)).toHaveCount(1);
      const order = await page.getByRole('log').innerText();
      expect(order.indexOf('Slates first')).toBeLessThan(order.indexOf('Then the chimney'));
      expect(order.indexOf('Then the chimney')).toBeLessThan(order.indexOf('I was cut off'));
    }
  });

  await test.step('what a moderator hides is gone for the others', async () => {
    await say(other, 'Take four more than I do, it works for everyone.');
    await expect(said(one, 'Take four more than I do, it works for everyone.')).toBeVisible();
    const desk = await moderator.context().newPage();
    await desk.goto(room);
    const line = desk.getByRole('article').filter({ hasText: 'Take four more than I do' });
    await line.getByRole('button', { name: /^More about the message by Cockle/ }).click();
    await desk.getByRole('menuitem', { name: 'Bring to the Desk' }).click();
    await desk.getByRole('radio', { name: /Soon/ }).check();
    await desk.getByRole('button', { name: 'Mark it and open the concern' }).click();
    await desk.getByRole('button', { name: /^Claim it/ }).click();
    await desk.getByRole('button', { name: /^Hide or take down/ }).click();
    await desk.getByRole('radio', { name: /^Hide it for now/ }).check();
    await desk.getByLabel('Which rule?').selectOption({ label: 'Unsafe advice' });
    await desk.getByLabel('Begin from').selectOption({ index: 1 });
    for (const blank of await desk.locator('[id^=verdict-form] input[type=text]').all())
      await blank.fill('a dose for others');
    await desk.getByRole('button', { name: 'Hide it and tell Cockle' }).click();
    await expect(desk.getByText('Hidden. Cockle has been told why.').first()).toBeVisible();
    await expect(said(one, 'Take four more than I do, it works for everyone.')).toHaveCount(0);
    await expect(one.getByText('A message was taken down.')).toBeVisible();
    await one.reload();
    await expect(said(one, 'Then the chimney.')).toBeVisible();
    await expect(said(one, 'Take four more than I do, it works for everyone.')).toHaveCount(0);
  });
});
