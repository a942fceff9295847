import { escape, more } from './html.js';
import type { HelpPlace } from './place.js';

/** How soon a person can read something, told honestly. No names: the page is open to everyone. */
export interface HelpMoment {
  /** Until when somebody is here who can read what strangers write. */
  readerUntil: Date | null;
}

/** The form as it is shown: fresh, or again with the words after a refusal. */
export interface Asking {
  /** Names one showing of the form, so that pressing twice asks once. */
  key: string;
  /** Known as a member of a group, so that no contact is needed. */
  isMember: boolean;
  words: string;
  contact: string;
  /** Why it was not taken, and what to do. */
  problem: string | null;
}

const clock = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone })
    .format(at)
    .replace(' ', '');

/**
 * The way to a person from outside. Without `moment` and `asking` it is the copy for the device: it promises no presence
 * and has no key, and the worker opens `not-sent` with the words when there was no connection.
 */
export function askForm(place: HelpPlace, moment: HelpMoment | null, asking: Asking | null): string {
  const until = moment?.readerUntil && clock(moment.readerUntil, 'Europe/London');
  const presence = !moment
    ? 'You need a connection to send it'
    : until
      ? `Someone is here until ${until}`
      : 'No moderator is here right now';
  return more('moderator', 'Message a moderator', presence, formOf(place, moment, asking), {
    plain: true,
    open: Boolean(asking?.problem),
  });
}

function formOf({ country, area }: HelpPlace, moment: HelpMoment | null, asking: Asking | null): string {
  const readBy = asking?.isMember
    ? 'You are signed in. The moderators of your group read this, and answer you under Messages.'
    : `${moment?.readerUntil ? 'Someone from our team is here and reads this.' : 'Our team reads this as soon as someone is here.'} You do not need to sign in.`;
  const urgent = 'If your words sound like danger to life, we call a clinician who is on call.';
  const problem = asking?.problem
    ? `<p class="problem" role="alert" id="problem"><b>Not sent yet.</b> ${escape(asking.problem)}</p>`
    : asking
      ? ''
      : '<p class="problem" role="alert" id="not-sent" hidden><b>Not sent yet.</b> There is no connection. Your words are still here. Send it again, or call one of the numbers on this page.</p>';
  const contact = `<label for="contact">How can we reach you? An e-mail or a phone number</label><input id="contact" name="contact" required autocomplete="email" value="${escape(asking?.contact ?? '')}">`;
  return `<p>${readBy} ${urgent}</p>
${problem}
<form method="post" action="/help/ask">
<input type="hidden" name="country" value="${country.code}"><input type="hidden" name="area" value="${area?.code ?? ''}"><input type="hidden" name="key" value="${escape(asking?.key ?? '')}">
<label for="words">What is going on?</label><textarea id="words" name="words" rows="4" required${asking?.problem ? ' aria-describedby="problem" autofocus' : ''}>
${escape(asking?.words ?? '')}</textarea>
${asking?.isMember ? '' : contact}
<button type="submit">Send it</button>
</form>`;
}
