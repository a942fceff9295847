import { after, before, digitsOf, isOfThing, rangeOf, type Finder, type Known } from './finder.js';

/** Between two digits of a telephone number. */
const gap = '[ .()/-]{0,3}';
const digits = (count: string): string => `(?:${gap}\\d){${count}}`;
/** Neither in the middle of a number nor of an amount. */
const open = '(?<![\\w.,:£$€+/-])';
const close = '(?![\\w]|[.,:/-]\\d)';

/** Lines that belong to the public: freephone, and services that charge. */
const publicLines =
  /^(?:(?:0044|44|0)(?:80[08]\d{6,7}|3\d{9}|8[47]\d{8}|9\d{9})|1?8(?:00|33|44|55|66|77|88)\d{7}|1[38]00\d{6}|13\d{4}|18[59]0\d{6}|116\d{3})$/;
const helpline =
  /\b(?:help ?lines?|hot ?lines?|careline|crisis line|support line|switchboard|samaritans|lifeline|childline|customer (?:service|care|support)|papyrus|icall|emergency)\b[^.\n]{0,30}$/i;
const phoneCue =
  /\b(?:phone|telephone|tel|mobile|mob|cell|call|text|sms|txt|ring|bell|whats ?app|contact|reach|landline|number|numbers|nummer|n[uú]mero|num[eé]ro|tel[eé]fono|telefon|t[eé]l[eé]phone|dial|get (?:me|him|her|them|[a-z]{2,12}) (?:at|on)|reached)\b[^\n]{0,28}$/i;
const ownAbroad =
  /\b(?:meine?|mon|ma|mi|il mio|moje|m[oó]j) (?:handy)?(?:nummer|num[eé]ro|n[uú]mero|tel[eé]fono|t[eé]l[eé]phone|telefon|handy|m[oó]vil|celular|numer)(?![a-zà-ÿ])[^\n]{0,12}$/i;
const dateLike = /^(?:\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([-./])\d{1,2}\2\d{1,2})/;
/** Figures with a fraction, or groups that read like a row of values. */
const rowOfValues = /\d\.\d(?!\d)|(?:^| )\d{1,2}(?:[ /]+\d{1,3}){3,}$/;

const isPublic = (hit: RegExpExecArray, text: string): boolean =>
  publicLines.test(digitsOf(hit[0])) || helpline.test(before(text, hit.index, 50));

const phone = (hit: RegExpExecArray, text: string): ReturnType<NonNullable<Finder['accept']>> =>
  isPublic(hit, text) || dateLike.test(hit[0]) || isOfThing(text, hit.index) ? undefined : rangeOf(hit);

const cued = (hit: RegExpExecArray, text: string): boolean => phoneCue.test(before(text, hit.index, 40));

const north = (country: Known['country']): boolean => country === 'US' || country === 'CA';

const word = '(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)';
/** "look at diabetes dot org" is a page, not a mailbox. */
const notName =
  /^(?:look|looking|looked|found|it|is|its|are|here|there|me|us|them|page|site|website|check|read|up|out|advice|more|info|help|support|hello|contact|shop|online|chart|available|live|free|all)$/i;
const provider = 'gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|proton|live|aol|btinternet';
const top = 'com|org|net|co|uk|ie|in|au|ca|edu|me|io|info|eu|de|nz|us|gov|nhs';
const sharedMailbox =
  /^(?:support|info|help|helpline|enquiries|contact|hello|press|admin|team|office|sales|customer)[@(\[ ]/i;

const mail: Finder['accept'] = (hit) => (sharedMailbox.test(hit[0]) ? undefined : rangeOf(hit));

const platform =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|telegram|discord|whats ?app|kik|facebook|fb|signal|messenger|wickr|skype|threads|bluesky|mastodon|reddit|steam|viber|line|wechat)';
const invite = '(?:add|dm|pm|message|find|follow|text|msg|inbox)';
const name = '@?[a-z\\d](?:[\\w.-]{1,30}[\\w])(?:#\\d{4})?';
const ofOne = "(?:my|mine|me|her|his|their|[a-z]{2,12}'s)";

export const contacts: readonly Finder[] = [
  {
    kind: 'email',
    pattern: /(?<![\w.+-])[\w.+-]{1,64}(?:@| @ )[a-z\d-]{1,60}(?:\.[a-z\d-]{1,30}){0,4}\.[a-z]{2,12}\b/gi,
    accept: mail,
  },
  {
    kind: 'email',
    pattern: new RegExp(
      `(?<![\\w.+-])[\\w.+-]{1,40}(?: ?(?:dot|\\(dot\\)|\\[dot\\]) ?[\\w-]{1,30}){0,2} ?(?:\\bat\\b|\\(at\\)|\\[at\\]|@) ?(?:[a-z\\d-]{1,40}(?:(?: ?(?:\\bdot\\b|\\(dot\\)|\\[dot\\]) ?|\\.)(?:${top})\\b){1,3}|(?:${provider})\\b(?! (?:and|or|is)\\b))`,
      'gi',
    ),
    accept: (hit, text) => {
      const box = /^[\w.+-]+/.exec(hit[0])?.[0] ?? '';
      const bracketed = /[([@]/.test(hit[0]);
      if (!bracketed && (notName.test(box) || /^(?:the|a|an|page)$/i.test(before(text, hit.index, 5).trim())))
        return undefined;
      return mail(hit, text, {});
    },
  },
  {
    kind: 'phone',
    pattern: new RegExp(`(?<![\\w.+-])(?:\\+|\\b00)(?:[1-9])${digits('8,14')}(?!\\d)`, 'g'),
    accept: (hit, text) => (/\d\.\d(?!\d)/.test(hit[0]) ? undefined : phone(hit, text)),
  },
  // United Kingdom, Ireland, Australia: a zero in front.
  {
    kind: 'phone',
    pattern: new RegExp(`${open}\\(?0${gap}[1-9]${digits('7,9')}${close}`, 'g'),
    accept: (hit, text, { country }) => {
      const bare = digitsOf(hit[0]);
      const spelled = /^\(?\d(?:[ .-]\d){8,}$/.test(hit[0]);
      if (!spelled && rowOfValues.test(hit[0].slice(3))) return undefined;
      const whole = /^0(?:7\d{9}|[12]\d{9}|1\d{8}|4\d{8}|8[35-9]\d{7}|[2378]\d{8}|20\d{7})$/.test(bare);
      const shaped =
        bare.length === 11 || /^\(?0\d{1,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}[ .-]?\d{0,3}$/.test(hit[0]) || spelled;
      const sure =
        bare.length === 11 ||
        /^04|^08[35-9]/.test(bare) ||
        country === 'IE' ||
        country === 'AU' ||
        cued(hit, text) ||
        /^\(/.test(hit[0]);
      return whole && shaped && sure ? phone(hit, text) : undefined;
    },
  },
  // France: five pairs. Any other shape only behind "my number" in a language of the continent.
  {
    kind: 'phone',
    pattern: new RegExp(`${open}0[1-9](?:[ .-]?\\d{2}){4}${close}`, 'g'),
    accept: (hit, text) => (cued(hit, text) ? rangeOf(hit) : undefined),
  },
  {
    kind: 'phone',
    pattern: new RegExp(`${open}\\(?0${gap}[1-9]${digits('6,11')}${close}`, 'g'),
    accept: (hit, text) => (ownAbroad.test(before(text, hit.index, 40)) ? rangeOf(hit) : undefined),
  },
  // The United Kingdom from abroad, without its plus.
  { kind: 'phone', pattern: new RegExp(`${open}44 ?7${digits('9')}${close}`, 'g'), accept: phone },
  // North America: three, three, four.
  {
    kind: 'phone',
    pattern: new RegExp(`${open}(?:1[ .-]?)?\\(?[2-9]\\d{2}\\)?([ .-]{0,2})[2-9]\\d{2}([ .-]?)\\d{4}${close}`, 'g'),
    accept: (hit, text, { country }) => {
      const bare = /^\d+$/.test(hit[0]);
      const shaped = /[-.()]/.test(hit[0]) || hit[2] === ' ';
      return (bare ? north(country) || cued(hit, text) : shaped) ? phone(hit, text) : undefined;
    },
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.,:£$€+/-])\d{3}[-.]\d{4}(?![\w-]|[.,]\d)/g,
    accept: (hit, text) => (cued(hit, text) ? phone(hit, text) : undefined),
  },
  // India: five and five.
  {
    kind: 'phone',
    pattern: /(?<![\w.,:£$€+/-])0?[6-9]\d{4}[ -]?\d{5}(?![\w]|[.,-]\d)/g,
    accept: (hit, text, { country }) =>
      country === 'IN' || cued(hit, text) || /[ -]/.test(hit[0]) ? phone(hit, text) : undefined,
  },
  { kind: 'phone', pattern: new RegExp(`\\b(?:${word}[ ,-]{1,2}){8,15}${word}\\b`, 'gi'), accept: phone },
  // Handles: a platform, and a name that the words give to somebody.
  {
    kind: 'handle',
    pattern: new RegExp(
      `\\b(?:${invite} (?:me|her|him|them)(?: up)?(?: (?:on|at|in|via|through))? |talk (?:to me )?on |${ofOne} |i'?m on |i am on |(?:on|at) )${platform}(?: (?:name|handle|id|username|user|tag|account))?((?: is|:| as|,? i'?m|,? i am|,? it'?s|,)? {0,2})(${name})`,
      'gi',
    ),
    accept: (hit, text) => {
      const link = hit[1] ?? '';
      const given = hit[2] ?? '';
      const asks = new RegExp(`^(?:${invite}|talk|${ofOne}|i'?m on|i am on)\\b`, 'i').test(hit[0]);
      const marked = /[@\d_#.]/.test(given);
      if (
        !asks ||
        (!marked && !/as |is |:/.test(link)) ||
        (!marked && /^(?:as|is|the|a|an|too|not|full|so|down|dead|and|now|my|but|or|because|if|for)$/i.test(given))
      )
        return undefined;
      const start = hit.index + hit[0].search(new RegExp(platform, 'i'));
      const more = /^ [A-Z][a-z]+/.exec(after(text, hit.index + hit[0].length))?.[0] ?? '';
      return { start, end: hit.index + hit[0].length + (/^[A-Z]/.test(given) ? more.length : 0) };
    },
  },
  {
    kind: 'handle',
    pattern: new RegExp(
      `\\b(?:add|dm|pm|message|msg) me (?:up )?(?:on|at|in|via|through) (?:my )?(${platform})\\b`,
      'gi',
    ),
    accept: (hit) => ({ start: hit.index + hit[0].length - (hit[1] ?? '').length, end: hit.index + hit[0].length }),
  },
];
