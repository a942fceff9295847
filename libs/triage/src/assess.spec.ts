import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rankOf } from '@kith/contracts/level';
import { readDocument } from './document.js';
import { slang } from './slang.js';
import { assess, assessSafely, detectorVersion, type Context, type Finding } from './assess.js';

const levelOf = (text: string, context?: Context): string => assess(text, context).level;
const signalsOf = (text: string, context?: Context): string[] =>
  assess(text, context).findings.map((finding) => finding.signal);
const found = (text: string, signal: string): Finding | undefined =>
  assess(text).findings.find((finding) => finding.signal === signal);

/** The invented example lines of safety.md 4.2, with the level the table gives them. */
const table: readonly (readonly [string, string, string])[] = [
  ['A1', 'CRISIS', "reading 2.3, hands like jelly, door is locked and I can't think what to do next"],
  ['A2', 'CRISIS', "three cartons of juice and I'm still 2.7 after half an hour"],
  ['A3', 'CRISIS', "my flatmate won't open her eyes, her sensor is screaming"],
  ['A4', 'CRISIS', 'stacked two corrections, now 5.9 and plunging, bolus was only ten minutes ago'],
  ['A5', 'RED', "woke on the kitchen floor on Friday, haven't mentioned it to anyone"],
  ['A6', 'RED', 'I drive a school minibus and I no longer notice lows'],
  ['A7', 'CRISIS', 'strip says 3.8 and I keep throwing up'],
  ['A7', 'CRISIS', "26, panting like I've run"],
  ['A8', 'CRISIS', "on dapagliflozin, tummy agony and being sick though my reading's 8"],
  ['A9', 'RED', '1.6 ketones, chesty, above 17 since breakfast'],
  ['A10', 'RED', 'vial smashed on the tiles, bank holiday, nothing till Tuesday'],
  ['A11', 'CRISIS', 'meant 2 and dialled 20, noticed after it was in'],
  ['A12', 'CRISIS', 'occlusion alarm all night, mouth like sand, 23'],
  ['A13', 'CRISIS', 'jaw ache and clammy'],
  ['A13', 'CRISIS', "words won't come out right"],
  ['A13', 'CRISIS', "can't feel one side"],
  ['A14', 'RED', "heel smells and there's a hole"],
  ['A14', 'RED', 'floaters like ink all of a sudden'],
  ['A15', 'CRISIS', "28 weeks, type 1, baby hasn't moved today"],
  ['B1', 'CRISIS', "I've had all of them, washing it down now"],
  ['B2', 'CRISIS', "after the kids' bedtime, pen's in my pocket"],
  ['B3', 'CRISIS', "passwords are in the drawer, you've been good friends, sign-off for good"],
  ['B4', 'CRISIS', "if I'm left on my own tonight I won't trust me"],
  ['B5', 'RED', "next time I go low I'm just going to leave it"],
  ['B6', 'RED', 'I keep picturing doing it, then making tea instead'],
  ['B7', 'RED', 'what amount would be certain?'],
  ['B8', 'AMBER', "wouldn't mind if the morning forgot me"],
  ['B9', 'AMBER', "they'd manage better with my chair empty"],
  ['B10', 'RED', 'did my thighs again, long sleeves tomorrow'],
  ['B11', 'CRISIS', "my cousin's sent a photo from the bridge"],
  ['B12', 'AMBER', 'a year since Dad did it'],
  ['B13', 'RED', 'nobody would miss you, get on with it'],
  ['C1', 'RED', 'left my dinner shot out, jeans fit'],
  ['C1', 'RED', "I sit at 18, it's cheaper than a diet"],
  ['C2', 'RED', 'fudged my logbook before clinic'],
  ['C2', 'RED', 'fastest way to pee it out?'],
  ['D1', 'RED', 'Mum hides my glucose tabs as a punishment'],
];

/** The traps of safety.md 4.3, with the highest level each may reach. */
const traps: readonly (readonly [string, string])[] = [
  ['this cannula is murder', 'GREEN'],
  ['dying for a biscuit', 'GREEN'],
  ['shoot me, another pump update', 'GREEN'],
  ['attempted in my teens, now I run a group', 'GREEN'],
  ['I tried to kill myself years ago, now I run a group and life is good', 'GREEN'],
  ['When I was 19 I felt suicidal for a whole winter', 'AMBER'],
  ['never had those thoughts', 'GREEN'],
  ['what counts as DKA?', 'GREEN'],
  ['leaflet says call at 3.0', 'GREEN'],
  ['Sad news about that actor, the paper says it was suicide', 'GREEN'],
  ["you wrote you want to vanish; I'm so sorry", 'GREEN'],
  ['in my novel she overdoses', 'AMBER'],
  ['A1c 5.4', 'GREEN'],
  ['2.5 km', 'GREEN'],
  ['20 units on board all day as usual', 'GREEN'],
  ['3.4, had dextrose, 6 now', 'GREEN'],
  ['2.6, had dextrose, 6 now', 'AMBER'],
  ['1.1, low-carb, nurse knows', 'GREEN'],
  ['phone rang and I missed my lunch jab, sorted', 'GREEN'],
  ['my nurse cut mine by two', 'GREEN'],
  ['price kills, sign here', 'GREEN'],
  ['miss her', 'GREEN'],
  ['may God take me when He wills', 'AMBER'],
];

describe('assess', () => {
  it.each(table)('%s is %s: %s', (signal, level, text) => {
    expect(signalsOf(text)).toContain(signal);
    expect(levelOf(text)).toBe(level);
  });

  it.each(traps)('does not overreact to: %s', (text, ceiling) => {
    expect(rankOf(assess(text).level)).toBeLessThanOrEqual(rankOf(ceiling as 'GREEN'));
  });

  it.each([
    'Lovely walk today, 6.2 before and 5.8 after',
    'HbA1c 48 and weight 71, blood pressure 130/80',
    'Strips cost £2.30 each now, what a price',
    'Lantus 22 units at 10, carbs 45 g',
    'Clinic at 2.30, back for lunch',
    'I am 26 and have two boys, hello all',
    'Killing time in the waiting room, hang in there everyone',
    'Thank you all, off to bed, see you tomorrow',
    'My cat died last week and I miss him',
    'How do you all deal with school lunches?',
    'Anyone else get sick of counting carbs? Recipes welcome',
    'Goodbye to bread, hello to sourdough',
    'Just hit 10 years with type 1, no hypos this week',
    'Our helpline training says ask directly about suicide',
    'Still up, 1.',
    'Thumbs up, 2',
    'My basal went down 2.',
    'Still here at 2.',
    'Sensors left in the box, 3.',
    'I had chest pains ten years ago and a stent, all well now',
  ])('stays calm about: %s', (text) => expect(levelOf(text)).toBe('GREEN'));

  it('marks evidence in the original text (R56)', () => {
    const text = 'Hello 👋 there.\n\nI can’t\u200b keep my\u00adself   safe';
    const [finding] = assess(text).findings;
    const [span] = finding?.spans ?? [];
    expect(text.slice(span?.start, span?.end)).toBe('can’t\u200b keep my\u00adself   safe');
  });

  it('marks only what is in the text, whatever the text is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'I want to die',
        'k i l l',
        '2.3',
        "'",
        '"',
        '> ',
        '\n',
        'you said',
        'can’t',
        ' stay safe',
        '…',
        '*',
        'ketones 3.4',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 3 }), (pieces, recent) => {
        const text = pieces.join(' ');
        for (const { spans, hold, signal } of assess(text, { recent }).findings) {
          expect(spans.length).toBeGreaterThan(0);
          for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true);
          expect(hold && signal !== 'B7').toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says which detector spoke', () => expect(assess('hello').version).toBe(detectorVersion));
});

describe('odd spelling (R56, H29)', () => {
  it.each([
    'I WANT TO DIE',
    'i waaaant to dieeee',
    'i want to d1e',
    'i want to d*e',
    'i wanna k i l l m y s e l f',
    'i want to k.i.l.l myself',
    'i want to ki\u200bll myself',
    'ｉ ｗａｎｔ ｔｏ ｄｉｅ',
    'i want to dіе',
    'i feel suicdal',
    'Havent injectd since Friday',
    'i feel su1c1dal',
    'gonna killmyself',
    'want to unalive myself',
    'thinking about k!lling myself',
    'i want\nto die',
    'i want... to... die',
    'i want 2 die',
    "i'm going to ki11 myself",
  ])('is read: %s', (text) => expect(rankOf(assess(text).level)).toBeGreaterThanOrEqual(rankOf('RED')));

  it('reads a curly, a straight and a missing apostrophe alike', () => {
    for (const text of [
      'I can’t stay safe',
      "I can't stay safe",
      'I cant stay safe',
      'I cannot stay safe',
      'I can not stay safe',
    ])
      expect(levelOf(text)).toBe('CRISIS');
  });
});

describe('denial', () => {
  it.each([
    "I don't want to die",
    "I'm not suicidal",
    'I have never had suicidal thoughts',
    "I'm not going to kill myself",
    'no plans to kill myself',
    'Am I suicidal? No, just worn down',
    'I would never end my life',
    'No chest pain, no ketones, just a cold',
  ])('is believed: %s', (text) => expect(rankOf(assess(text).level)).toBeLessThan(rankOf('RED')));

  it.each([
    "not sure I won't",
    "I'm not sure I won't kill myself",
    "don't think I can stay safe",
    "I can't promise I won't hurt myself",
    "I can't stop thinking about killing myself",
    'not going to lie, I want to die',
    'no, I want to die',
    "I don't just want to die, I am going to do it tonight",
    "I'm not joking, I want to kill myself",
    'I never said it but I want to kill myself',
    "I can't not think about suicide",
  ])('is not heard where none is: %s', (text) =>
    expect(rankOf(assess(text).level)).toBeGreaterThanOrEqual(rankOf('RED')),
  );
});

describe('two denials', () => {
  it('cancel each other out', () => expect(signalsOf("I'm not not suicidal")).toContain('B6'));

  it('leave the signal standing when one is a doubt', () => {
    expect(signalsOf("I'm not sure I won't kill myself")).toContain('B6');
    expect(signalsOf("I'm not certain I'm suicidal")).toContain('B6');
  });
});

describe('quotation (R57)', () => {
  it.each([
    '> I want to die tonight\n\nThat sounds so hard. We are here.',
    'You wrote "I want to kill myself" and I am glad you told us',
    'He said “I am going to kill myself” in the film, and I cried',
    '"I want to die", you said. Please talk to us.',
    "The poster says 'I can't stay safe' and that needs a moderator",
  ])('raises nothing: %s', (text) => expect(levelOf(text)).toBe('GREEN'));

  it('leaves out the words of the parent when they are repeated', () => {
    const parentText = 'I cannot keep myself safe tonight and nobody knows';
    expect(levelOf(`${parentText}\nThank you for telling us, stay with us`, { parentText })).toBe('GREEN');
    expect(levelOf('"cannot keep myself safe" is so brave to write', { parentText })).toBe('GREEN');
  });

  it('still hears the author beside a quotation', () => {
    expect(levelOf('> you are not alone\n\nI am. I am going to kill myself')).toBe('CRISIS');
    expect(levelOf('My doctor said "see you in May" but I want to die')).toBe('RED');
    expect(levelOf('I said "I want to die" and I meant it')).toBe('RED');
    expect(levelOf('"I want to die" is all I can think')).toBe('RED');
  });

  it('hears what somebody near the author has just said', () => {
    expect(signalsOf('My brother just texted me "I am going to kill myself"')).toContain('B11');
  });
});

describe('the words around', () => {
  it('keeps a present wish apart from a past one', () => {
    expect(levelOf('I used to be happy, now I want to kill myself')).toBe('RED');
    expect(levelOf('I tried to kill myself two years ago and I want to do it again tonight')).not.toBe('GREEN');
    expect(levelOf('He left last year and now I am suicidal')).toBe('RED');
  });

  it('lets a treated low rest, and keeps it for the same day', () => {
    expect(levelOf('I was 2.6 and home alone, had dextrose, 6 now')).toBe('AMBER');
    expect(levelOf('I am 2.6 and home alone, had dextrose')).toBe('RED');
  });

  it('knows teaching from telling', () => {
    expect(levelOf('If someone reads 2.1 and cannot swallow, ring for an ambulance')).toBe('GREEN');
    expect(levelOf('My mum reads 2.1 and cannot swallow, do I ring for an ambulance?')).toBe('CRISIS');
  });

  it('lets what is only possible set no more than red, until a second sign stands by it', () => {
    expect(levelOf('this feels like DKA')).toBe('RED');
    expect(levelOf('I know exactly how I would do it')).toBe('RED');
    expect(levelOf('I know exactly how I would do it. I cut my arms again.')).toBe('CRISIS');
  });

  it('takes an idiom seriously beside hurt', () => {
    expect(levelOf('i want to die of embarrassment')).toBe('GREEN');
    expect(levelOf('Everything is hopeless. I want to die of shame.')).toBe('RED');
  });

  it('lowers a joke by one band and never drops it', () => {
    expect(levelOf('lol going to kill myself tonight')).toBe('RED');
  });

  it('does not hold a writer but has a person look', () => {
    const finding = found('In my novel how much insulin would kill someone', 'B7');
    expect(finding).toMatchObject({ level: 'AMBER', hold: false });
  });

  it('holds a question about a method warmly, and only that', () => {
    expect(found('what amount would be certain?', 'B7')).toMatchObject({ level: 'RED', hold: true });
    expect(assess('I am going to kill myself tonight').findings.some((finding) => finding.hold)).toBe(false);
  });

  it('opens a treated low again when it falls once more', () => {
    expect(levelOf('2.4, had juice, 5 now')).toBe('AMBER');
    expect(levelOf('2.4, had juice, 5 now, but dropping again and I cant think')).toBe('CRISIS');
  });
});

describe('numbers (R59, H18)', () => {
  it.each([
    'Still 2',
    'still only 2.',
    'He is 2 still',
    'Woke up, 2.3.',
    'Still going down, 2.',
    'Sugar down, 2.',
    'Meter, 2.',
    'Woke up at 2.1',
    'Stuck at 2.',
    'still at 2',
    '2.',
  ])('still hears a low in: %s', (text) => expect(signalsOf(text)).toContain('A1'));

  it('takes a bare figure after a comma for a low once the body says so', () =>
    expect(levelOf('Woke up, 2. Shaking and cannot think.')).toBe('CRISIS'));

  it('infers the unit from the range and takes the graver reading between (R59, H18)', () => {
    expect(levelOf("glucose 41, can't get up")).toBe('CRISIS');
    expect(levelOf("sugar is 2.2, can't get up")).toBe('CRISIS');
    expect(levelOf("reading 33 and I can't think straight")).toBe('CRISIS');
    expect(levelOf('reading 33 and throwing up')).toBe('CRISIS');
    expect(levelOf('glucose 310 and throwing up')).toBe('CRISIS');
    expect(levelOf("reading 33 and can't get up", { glucoseUnit: 'mmol/L' })).toBe('GREEN');
    expect(levelOf('reading 64 mg/dL, nibbling a biscuit')).toBe('GREEN');
  });

  it.each([
    'HbA1c 2.4, cannot think why',
    'took 2.5 units, cannot find my diary',
    'weight down 2.8 kg, cannot stand the gym',
    '2.5 g carbs, cannot find the recipe',
    'BP 120/80, cannot read the form',
    'at 2.30 I cannot get to the clinic',
    'it cost £2.50, cannot find cheaper',
    'ratio 2.5, cannot work out why',
  ])('takes no other figure for glucose: %s', (text) => expect(levelOf(text)).toBe('GREEN'));

  it('tells ketones from glucose', () => {
    expect(levelOf('glucose 14 ketones 0.4')).toBe('GREEN');
    expect(levelOf('glucose 14, ketones 3.4')).toBe('CRISIS');
  });
});

describe('context', () => {
  it('gives a short answer the topic of its question', () => {
    const question = 'Are you thinking about ending your life, or is it your sugars?';
    expect(levelOf('both', { question })).toBe('RED');
    expect(levelOf('too late', { question })).toBe('CRISIS');
    expect(levelOf('no', { question })).toBe('GREEN');
    expect(levelOf('no', { question: 'Can you keep yourself safe tonight?' })).toBe('CRISIS');
    expect(levelOf('yes', { question: 'Can you keep yourself safe tonight?' })).toBe('GREEN');
    expect(levelOf('yes', { question: 'Have you taken anything?' })).toBe('CRISIS');
    expect(levelOf('yes', { question: 'Do you like the new pump?' })).toBe('GREEN');
    expect(levelOf('yes', { question: 'Did you take your evening insulin?' })).toBe('GREEN');
  });

  it('joins the last lines of the author and marks only the new one', () => {
    const text = "can't get up off the floor";
    expect(levelOf(text)).toBe('GREEN');
    const { level, findings } = assess(text, { recent: ['hi all', 'sensor says 2.3'] });
    expect(level).toBe('CRISIS');
    for (const { start, end } of findings.flatMap((finding) => finding.spans))
      expect(end).toBeLessThanOrEqual(text.length + start);
  });

  it('hears a plan spread over lines', () => {
    expect(levelOf("I'm going to do it tonight")).toBe('GREEN');
    expect(levelOf("I'm going to do it tonight", { recent: ['I want to die'] })).toBe('CRISIS');
  });

  it('does not raise an old line again', () => {
    expect(levelOf('thanks, see you tomorrow', { recent: ['I want to die'] })).toBe('GREEN');
  });
});

describe('an everyday meaning', () => {
  it('does not silence hurt', () => {
    expect(levelOf('Took the lot, so sorry, I hate myself, even the vitamins are gone')).toBe('CRISIS');
    expect(levelOf("I failed my exam and I can't keep myself safe")).toBe('CRISIS');
    expect(levelOf('Goodbye all. I left my job today. I am so sorry.')).toBe('CRISIS');
    expect(levelOf('I cut myself again, I feel numb, blood in the garden')).toBe('RED');
    expect(levelOf("My wife won't wake up. I just got home now.")).toBe('CRISIS');
  });
});

describe('assessSafely', () => {
  it('hands a text it cannot read to a person (R9)', () => {
    expect(assessSafely('a'.repeat(20_001))).toEqual({ unscreened: true, version: detectorVersion });
    expect(assessSafely(undefined as unknown as string)).toEqual({ unscreened: true, version: detectorVersion });
    expect(assessSafely('a'.repeat(20_000))).toHaveProperty('level', 'GREEN');
  });

  it('reads a word that is also the name of a property', () =>
    expect(assessSafely('My constructor is 5 stars')).toHaveProperty('level', 'GREEN'));

  it('hands a text that takes too long to a person', () => {
    let milliseconds = 0;
    const slow = (): number => (milliseconds += 20);
    const quick = (): number => (milliseconds += 0.01);
    expect(assessSafely('I want to die', {}, { stopwatch: slow })).toEqual({
      unscreened: true,
      version: detectorVersion,
    });
    expect(assessSafely('I want to die', {}, { stopwatch: quick })).toHaveProperty('level', 'RED');
  });
});

describe('a figure beside the word ketones', () => {
  it.each([
    'Third set today. 10.4, no ketones, just fed up.',
    'Corrected, 8.8, ketones nowt.',
    'Three yrs, 3 yrs, ketones sit 0.3.',
  ])('is none of ketones: %s', (text) => expect(assess(text).level).toBe('GREEN'));
  it.each(['26 and ketones of 3.5', '3.4 on the ketones', 'blood ketones 3.1'])('is one: %s', (text) =>
    expect(assess(text).level).toBe('CRISIS'),
  );
});

it.each(slang)('reads $said as what it means, and somebody looks at it again', ({ said, means, reviewBy }) => {
  expect(readDocument(`x ${said} x`).line).toContain(` ${means.join(' ')} `);
  expect(reviewBy).toMatch(/^\d{4}-\d\d-\d\d$/);
});

describe('a figure that is an age or a weight', () => {
  it.each([
    'He is brave, and he’s only 3. I can’t hold him from here.',
    'Both were born healthy, 7lb 2 and 7lb 9, with a bit of help.',
  ])('is no reading: %s', (text) => expect(assess(text).level).toBe('GREEN'));
  it('does not hide one', () => expect(assess('My son, 7, is 2.3 and will not wake up.').level).toBe('CRISIS'));
});

it('hears an act that is done, and not a habit', () => {
  expect(assess('I’ve done it. All of them.').level).toBe('CRISIS');
  expect(assess('I’ve done it for years and nobody minds.').level).toBe('GREEN');
});
