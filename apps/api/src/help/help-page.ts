import {
  countryOf,
  elsewhere,
  emergencyOf,
  type HelpChannel,
  type HelpCountry,
  type HelpLine,
  linesFor,
} from '@kith/domain/help/directory';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);

const icons = {
  help: '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="3.6"/><path d="m5.6 5.6 3.8 3.8m5.2 5.2 3.8 3.8m0-12.8-3.8 3.8m-5.2 5.2-3.8 3.8"/>',
  phone:
    '<path d="M5 4h3.5l1.7 4.3-2.2 1.6a12 12 0 0 0 6.1 6.1l1.6-2.2L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z"/>',
  text: '<path d="M4 5h16v11H9l-5 4z"/><path d="M8 9h8M8 12h5"/>',
  low: '<path d="M12 4v11m-5-5 5 5 5-5M6 20h12"/>',
  high: '<path d="M12 20V9m-5 5 5-5 5 5M6 4h12"/>',
  care: '<path d="M6 3v6a4 4 0 0 0 8 0V3M10 13v3a5 5 0 0 0 10 0v-2"/><circle cx="20" cy="11.5" r="2"/>',
  more: '<path d="m9 6 6 6-6 6"/>',
} as const;

const icon = (name: keyof typeof icons): string =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icons[name]}</svg>`;

const mark =
  '<svg class="mark" viewBox="0 0 40 28" aria-hidden="true"><ellipse class="p1" cx="13.5" cy="14" rx="12.5" ry="12"/><ellipse class="p2" cx="27" cy="14.5" rx="11.5" ry="11"/></svg>';

const iconOf = (channel: HelpChannel, line: HelpLine) =>
  line.kind === 'urgent-care' ? icon('care') : icon(channel.type === 'sms' ? 'text' : 'phone');

function choice(line: HelpLine): string {
  const channel = line.channels[0];
  if (!channel) return '';
  const verb =
    channel.type === 'sms'
      ? `Text ${channel.display}`
      : `Call ${line.name === channel.display ? '' : `${line.name}, `}${channel.display}`;
  const title = line.kind === 'urgent-care' ? `Call ${channel.display}, then press 2` : verb;
  const small = [
    line.kind === 'urgent-care' ? 'Mental health' : null,
    channel.free ? 'Free' : null,
    line.alwaysOpen ? 'Day and night' : null,
  ]
    .filter((part) => part !== null)
    .join('. ');
  return `<a class="choice" href="${escape(channel.href)}">${iconOf(channel, line)}<span><b>${escape(title)}</b><small>${escape(small)}</small></span>${icon('more')}</a>`;
}

const more = (
  id: string,
  title: string,
  small: string,
  body: string,
  symbol?: keyof typeof icons,
  plain = false,
): string =>
  `<details class="${plain ? 'row' : 'choice-details'}" id="${id}"><summary class="${plain ? '' : 'choice'}">${symbol ? icon(symbol) : ''}<span><b>${title}</b>${small ? `<small>${small}</small>` : ''}</span>${icon('more')}</summary><div class="steps">${body}</div></details>`;

/** How soon a person can read something, told honestly. No names: the page is open to everyone. */
export interface HelpMoment {
  moderatorUntil: Date | null;
}

const clock = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone })
    .format(at)
    .replace(' ', '');

/**
 * The whole page as plain HTML: no script, no session, one style sheet. It is cached on the device after the first
 * visit (ux.md M10).
 */
export function helpPage(countryCode: string, areaCode: string | null, moment: HelpMoment, sent: boolean): string {
  const country = countryOf(countryCode) ?? elsewhere;
  const area = country.areas.find((a) => a.code === areaCode) ?? country.areas[0] ?? null;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Get help now – Kith</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/help.css">
<script src="/theme.js"></script>
<script src="/help.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the numbers</a>
<header><a class="brand" href="/">${mark}<span>Kith</span></a><a class="pill" href="/help" aria-current="page">${icon('help')}Get help now</a></header>
<main id="main">
<p class="area">Help for <b>${escape(area?.name ?? country.name)}</b> <a href="#change">Change</a></p>
<h1>Get help now</h1>
${sent ? '<p class="sent" role="status"><b>Your message is with us.</b> A person from our team will read it. If you cannot wait, use the numbers below.</p>' : ''}
${emergencyCard(country)}
<h2>My diabetes is the emergency</h2>
<p>What to do, step by step.</p>
${more('low', 'Low, or feel hypo', `Below ${country.glucose.low}, shaky, confused`, lowSteps(country), 'low')}
${more('high', 'High, or ketones', 'Being sick, breathing fast', highSteps(country), 'high')}
<h2>I feel I can’t go on</h2>
<p>A trained person will listen. You don’t have to give your name.</p>
${
  linesFor(country, area?.code ?? null, 'distress')
    .map(choice)
    .join('\n') || '<p>Call the emergency number where you are, and say you need help to stay safe.</p>'
}
<h2>Something else</h2>
${more('unsafe', 'I feel unsafe with someone', '', `<p>If you are in danger now, ${callWords(country)}. If you cannot speak, call and cough or tap when they ask.</p><p>If you can wait, write to our team below. Say what is safe for us to do.</p>`, undefined, true)}
${more('care', 'I need my care team', 'Insulin, supplies, advice today', `<p>Ring your diabetes team or your own clinic. Say: “I am running out of insulin” or “I have ketones”, so they know it is urgent.</p><p>A pharmacist can often help the same day if you are out of insulin. Take a box or an old label with you.</p>`, undefined, true)}
${more('moderator', 'Message a moderator', moment.moderatorUntil ? `Someone is here until ${clock(moment.moderatorUntil, 'Europe/London')}` : 'No moderator is here right now', askForm(country, moment), undefined, true)}
${more('worried', 'I’m worried about someone else', '', `<p>If their life is in danger and you know where they are, ${callWords(country)}.</p><p>If you know them here, open what they wrote, choose More, then “I’m worried about this person”. A moderator is told at once. They will not know it was you.</p>`, undefined, true)}
${change(country, area?.code ?? null)}
<p class="foot">This page works without signal after your first visit. ${country.lines.length ? `Numbers last checked on ${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(new Date(country.lines[0]!.verifiedOn))}.` : ''}</p>
</main>
</body>
</html>`;
}

function callWords(country: HelpCountry): string {
  const line = emergencyOf(country);
  const channel = line?.channels[0];
  return channel ? `call <a href="${channel.href}">${channel.display}</a>` : 'call the emergency number where you are';
}

function emergencyCard(country: HelpCountry): string {
  const channel = emergencyOf(country)?.channels[0];
  const button = channel
    ? `<a class="call" href="${channel.href}">${icon('phone')}Call ${channel.display}</a>`
    : '<p>We have not checked the numbers for this country yet. Call the emergency number where you are.</p>';
  const silent =
    country.code === 'GB'
      ? `<p class="small">Can’t speak? Call, then tap or cough. On a mobile, press 55 when asked.</p>`
      : '';
  return `<section class="emergency" aria-labelledby="e"><h2 id="e">${icon('phone')}Emergency: life in danger</h2><div><p>Not waking. Having a fit. Badly hurt. Or about to end their life.</p>${button}${silent}</div></section>`;
}

const lowSteps = (country: HelpCountry): string => `<ol>
<li>Treat it first. Below ${country.glucose.low}, or you feel hypo and cannot test: have 15 to 20 grams of fast sugar. A small glass of juice works.</li>
<li>Test again after 15 minutes. Still low? Have the same again. Do not drive.</li>
<li>Then eat something that lasts, such as bread or a biscuit.</li>
</ol><p><b>${callWords(country).replace('call', 'Call')}</b> if someone cannot swallow, is having a fit or will not wake up. Do not give them food or drink.</p>`;

const highSteps = (country: HelpCountry): string => `<ol>
<li>Check your ketones.</li>
<li>Above ${country.glucose.ketonesEmergency} in blood, or more than 2+ in pee: ${callWords(country)} or go to ${escape(country.emergencyDepartment)} now.</li>
<li>From ${country.glucose.ketonesUrgent} to ${country.glucose.ketonesEmergency}: call your diabetes team now.</li>
<li>You cannot test, but you feel very ill, are being sick or are breathing fast: get help now too.</li>
</ol><p>Do not stop your insulin because you are not eating.</p>`;

function askForm(country: HelpCountry, moment: HelpMoment): string {
  const by = moment.moderatorUntil
    ? 'A moderator reads this now.'
    : 'Our team reads this as soon as someone is here. A clinician on call is told if it sounds urgent.';
  return `<p>${by} You do not need to sign in.</p>
<form method="post" action="/help/ask">
<input type="hidden" name="country" value="${country.code}">
<label for="words">What is going on?</label><textarea id="words" name="words" rows="4" required maxlength="2000"></textarea>
<label for="contact">How can we reach you? An e-mail or a phone number</label><input id="contact" name="contact" required maxlength="200" autocomplete="email">
<button type="submit">Send it</button>
</form>`;
}

function change(country: HelpCountry, area: string | null): string {
  const here = country.areas
    .filter((a) => a.code !== area)
    .map((a) => `<li><a href="/help?area=${a.code}">${escape(a.name)}</a></li>`)
    .join('');
  return `<nav id="change" aria-label="Change area"><h2>Somewhere else?</h2><ul>${here}<li><a href="/help?country=elsewhere">Another country</a></li></ul></nav>`;
}
