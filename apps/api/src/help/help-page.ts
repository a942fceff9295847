import {
  directory,
  emergencyOf,
  type HelpChannel,
  type HelpCountry,
  type HelpLine,
  linesFor,
} from '@kith/domain/help/directory';

import { askForm, type Asking, type HelpMoment } from './ask-form.js';
import { escape, icon, more } from './html.js';
import { addressOf, type HelpPlace } from './place.js';

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

interface HelpPage {
  place: HelpPlace;
  /** Null in the copy for the device. */
  moment: HelpMoment | null;
  /** Null in the copy for the device. */
  asking: Asking | null;
  sent: boolean;
}

/**
 * The whole page as plain HTML: no script, one style sheet. A copy that promises no presence is kept on the device after
 * the first visit (ux.md M10).
 */
export function helpPage({ place, moment, asking, sent }: HelpPage): string {
  const { country, area } = place;
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
${sent ? sentWords(moment, asking) : ''}
${emergencyCard(country)}
<h2>My diabetes is the emergency</h2>
<p>What to do, step by step.</p>
${more('low', 'Low, or feel hypo', `Below ${country.glucose.low}, shaky, confused`, lowSteps(country), { symbol: 'low' })}
${more('high', 'High, or ketones', 'Being sick, breathing fast', highSteps(country), { symbol: 'high' })}
<h2>I feel I can’t go on</h2>
<p>A trained person will listen. You don’t have to give your name.</p>
${
  linesFor(country, area?.code ?? null, 'distress')
    .map(choice)
    .join('\n') || '<p>Call the emergency number where you are, and say you need help to stay safe.</p>'
}
<h2>Something else</h2>
${more('unsafe', 'I feel unsafe with someone', '', `<p>If you are in danger now, ${callWords(country)}. If you cannot speak, call and cough or tap when they ask.</p><p>If you can wait, write to our team below. Say what is safe for us to do.</p>`, { plain: true })}
${more('care', 'I need my care team', 'Insulin, supplies, advice today', `<p>Ring your diabetes team or your own clinic. Say: “I am running out of insulin” or “I have ketones”, so they know it is urgent.</p><p>A pharmacist can often help the same day if you are out of insulin. Take a box or an old label with you.</p>`, { plain: true })}
${askForm(place, moment, asking)}
${more('worried', 'I’m worried about someone else', '', `<p>If their life is in danger and you know where they are, ${callWords(country)}.</p><p>If you know them here, open what they wrote, choose More, then “I’m worried about this person”. A moderator is told at once. They will not know it was you.</p>`, { plain: true })}
${change(place)}
${numbers(country, area?.code ?? null)}
<p class="foot">This page works without signal after your first visit. ${checkedWords(country)}</p>
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

function change({ country, area }: HelpPlace): string {
  const here = country.areas
    .filter((each) => each !== area)
    .map((each) => `<li><a href="/help?${addressOf({ country, area: each })}">${escape(each.name)}</a></li>`)
    .join('');
  const others = directory
    .filter((each) => each.state === 'live' && each !== country)
    .map((each) => `<li><a href="/help?country=${each.code}">${escape(each.name)}</a></li>`)
    .join('');
  return `<nav id="change" aria-label="Change area"><h2>Somewhere else?</h2><ul>${here}${others}<li><a href="/help?country=elsewhere">Another country</a></li></ul></nav>`;
}

function sentWords(moment: HelpMoment | null, asking: Asking | null): string {
  const next = asking?.isMember
    ? 'A moderator of your group reads it and answers you under Messages.'
    : moment?.readerUntil
      ? 'Someone from our team is here and reads it.'
      : 'No moderator is here right now. Someone from our team reads it when they come.';
  return `<p class="sent" role="status"><b>Your message is with us.</b> ${next} If you cannot wait, use the numbers below.</p>`;
}

/** For a device that cannot call: every number as text that one press selects. */
function numbers(country: HelpCountry, area: string | null): string {
  const lines = country.lines.filter((line) => line.areas.length === 0 || (area !== null && line.areas.includes(area)));
  const rows = lines.flatMap((line) =>
    line.channels.map(
      (channel) =>
        `<li>${escape(line.name === channel.display ? 'Emergency' : line.name)}: <b class="number">${escape(channel.display)}</b></li>`,
    ),
  );
  return rows.length
    ? more(
        'numbers',
        'This device can’t call',
        'Numbers to copy, or to read to someone',
        `<ul>${[...new Set(rows)].join('')}</ul>`,
        {
          plain: true,
        },
      )
    : '';
}

/** The oldest check counts: no number on the page was looked at longer ago. */
function checkedWords(country: HelpCountry): string {
  const oldest = country.lines.map((line) => line.verifiedOn).sort()[0];
  if (!oldest) return '';
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return `All numbers were checked on ${day.format(new Date(oldest))} or later.`;
}
