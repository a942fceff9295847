import type { GroupKey, PersonKey } from './cast.js';

export interface Line {
  by: PersonKey;
  /** Hours before the moment of seeding. */
  ago: number;
  body: string;
  /** Answers this line of the thread: 0 is the opening post. */
  to?: number;
}

export interface Talk {
  group: GroupKey;
  title: string;
  topic?: string;
  lines: readonly [Line, ...Line[]];
}

/** A week of ordinary talk. All words are ours. */
export const calm: readonly Talk[] = [
  {
    group: 'newly',
    title: 'Does anyone else rehearse the dinner conversation?',
    topic: 'food and family',
    lines: [
      {
        by: 'kettle',
        ago: 150,
        body: 'My sister cooks for ten every Sunday. I have started practising in the car what I will say when the potatoes come round.\n\nI am not asking for a list. I would like to hear one sentence that worked for you.',
      },
      {
        by: 'bicycle',
        ago: 147,
        body: '“I am full of your last potatoes.” It is not even true and she laughs every time.',
      },
      {
        by: 'baker',
        ago: 141,
        body: 'I bring one dish that I know. Then I am the person who brought a dish, not the person who left one.',
        to: 0,
      },
      {
        by: 'foxglove',
        ago: 120,
        body: '> I am full of your last potatoes\n\nI am borrowing this for Thursday.',
        to: 1,
      },
      {
        by: 'ade',
        ago: 117,
        body: 'Second Kettle, practising in the car is a real skill. I still do it before weddings. How did Sunday go in the end?',
        to: 0,
      },
      {
        by: 'kettle',
        ago: 96,
        body: 'I said it. She passed the beans instead and nobody looked. I could have hugged the beans.',
      },
    ],
  },
  {
    group: 'newly',
    title: 'The word they used at the pharmacy',
    lines: [
      {
        by: 'harbour',
        ago: 132,
        body: 'The label said “as directed” and nobody had directed me. I went home and sat with the box on the table for an hour.\n\nI rang the next morning and the woman was kind. **Ring them.** That is all I wanted to say.',
      },
      {
        by: 'bramble',
        ago: 130,
        body: 'I did the same with the test strips. The leaflet unfolded to the size of a bath towel.',
      },
      { by: 'foxglove', ago: 109, body: 'Our pharmacist drew it on the back of an envelope. I have it on the fridge.' },
    ],
  },
  {
    group: 'newly',
    title: 'My granddaughter drew my meter a face',
    lines: [
      { by: 'foxglove', ago: 84, body: 'It has a moustache now. I have not laughed at that thing since October.' },
      {
        by: 'bicycle',
        ago: 83,
        body: 'Mine has a sticker of a duck. The nurse noticed before she noticed the numbers.',
      },
      { by: 'bramble', ago: 60, body: 'Asking for a friend: where do you buy moustaches.' },
      { by: 'kettle', ago: 58, body: 'This is the best thread here.' },
    ],
  },
  {
    group: 'newly',
    title: 'Walking after tea, and the dog who disagrees',
    lines: [
      {
        by: 'bicycle',
        ago: 52,
        body: 'Ten minutes after tea, twice a week so far. The dog sits down at the corner and looks at the house.\n\n- Monday: corner\n- Wednesday: corner and one lamp post\n- Saturday: the whole way round',
      },
      { by: 'baker', ago: 50, body: 'The lamp post counts.' },
    ],
  },
  {
    group: 'newly',
    title: 'Is it normal to be cross with a leaflet?',
    lines: [
      {
        by: 'bramble',
        ago: 20,
        body: 'It says “simply” four times on one page. I counted. I would like to meet the person who finds this simple, and their cook.',
      },
    ],
  },
  {
    group: 'work',
    title: 'Fridge at work, and the man who eats everything in it',
    topic: 'practical',
    lines: [
      {
        by: 'mug',
        ago: 140,
        body: 'I keep my spare pen in the staff fridge in a lunch box marked SAMPLES, DO NOT OPEN. Nobody has opened it in two years.',
      },
      { by: 'gate', ago: 138, body: 'This is genius and I am going to label mine CAT.' },
      {
        by: 'moon',
        ago: 121,
        body: 'We have one fridge for thirty people. I asked at the team meeting and we got a small second one. It took one sentence.',
      },
      {
        by: 'joss',
        ago: 119,
        body: 'Late Moon, that one sentence took you a year to say, if I remember. Well done.',
        to: 2,
      },
    ],
  },
  {
    group: 'work',
    title: 'Alarms in meetings',
    lines: [
      {
        by: 'gate',
        ago: 101,
        body: 'Mine went off during the minute of silence. A whole minute. I have never walked so slowly to a door.',
      },
      { by: 'shell', ago: 99, body: 'I tell people at the start now. “If I beep, I am eating, not leaving.”' },
      { by: 'baker', ago: 97, body: 'Bakery at four in the morning: everything beeps. I am camouflaged.' },
    ],
  },
  {
    group: 'work',
    title: 'First night shift with a pump, what did you wish you knew?',
    lines: [
      {
        by: 'ladder',
        ago: 76,
        body: 'Starting on Sunday. I know nobody can tell me what to set. I just want to know what you packed and what you told your partner on the shift.',
      },
      {
        by: 'moon',
        ago: 74,
        body: 'Two of everything, in two different bags. And I told one person where the juice is, and that I do not want to be asked about it after.',
      },
      { by: 'mug', ago: 72, body: 'A torch. Changing anything in the dark in a van is a sport.' },
    ],
  },
  {
    group: 'work',
    title: 'Anyone on a ladder for a living?',
    lines: [
      {
        by: 'ladder',
        ago: 30,
        body: 'Roofs, mostly. I check before I climb, and my mate thinks I am checking the football. How do others handle it with the firm?',
      },
    ],
  },
  {
    group: 'carers',
    title: 'He says he is fine. He is standing in the pantry at 3am',
    lines: [
      { by: 'heron', ago: 110, body: 'I do not mind the pantry. I mind lying there working out if I should get up.' },
      {
        by: 'thimble',
        ago: 108,
        body: 'We agreed on a sign. If the landing light is on, he wants company. If it is off, I sleep. It helped both of us.',
      },
      {
        by: 'ade',
        ago: 105,
        body: 'Grey Heron, lying there working it out is hard work too. Who looks after you in the week?',
        to: 0,
      },
      {
        by: 'heron',
        ago: 88,
        body: 'My sister rings on Tuesdays. I told her about the pantry and she laughed and then she cried.',
      },
    ],
  },
  {
    group: 'carers',
    title: 'Things people say in the car park',
    lines: [
      {
        by: 'thimble',
        ago: 64,
        body: '“At least it is not something serious.” I said thank you. Why did I say thank you.',
      },
      {
        by: 'bramble',
        ago: 62,
        body: 'Because you were brought up well. I say “it is a full-time job, do you want it?”',
      },
    ],
  },
];
