import { describe, expect, it } from '@jest/globals';

import { isAvatar } from './avatar.js';
import { checkName, looksReal, nameSkeleton, problemOfName } from './display-name.js';
import { nameIdeas } from './name-ideas.js';

describe('a name', () => {
  it.each([
    'Bramble',
    'Small Harbour',
    "Moira's Kettle",
    'Zoë',
    'Åse',
    'Łódka',
    'Тихий Чайник',
    'やまねこ',
    '山猫',
    'قارب صغير',
    'Second Kettle 2',
    'Mr Badger',
    'Steam Train',
    'Modest Pear',
  ])('may be %s', (name) => {
    expect(problemOfName(name)).toBeNull();
  });

  it.each([
    'Moderator',
    'moderator anna',
    'M0derator',
    'Mod Anna',
    'mоderator',
    'ModeratorAnna',
    'Nurse Joy',
    'NURSE',
    'Admin',
    'admin 1',
    'Kith',
    'The Kith Team',
    'K1th',
    'Our team',
    'Dr Bell',
    'Dr. Bell',
    'Clinician Anna',
    'NHS help',
    'Support',
    'Staff-2',
    'Admın',
  ])('that sounds like staff is refused: %s', (name) => {
    expect(problemOfName(name)).not.toBeNull();
  });

  it('says that a staff word is reserved', () => {
    expect(problemOfName('Nurse Joy')).toBe('membership.nameReserved');
    expect(() => checkName('Moderator')).toThrow('membership.nameReserved');
  });

  it.each([
    ['', 'input.required'],
    ['   ', 'input.required'],
    ['x', 'input.invalid'],
    ['a'.repeat(31), 'input.tooLong'],
    ['Аnna', 'input.invalid'],
    ['Pαul', 'input.invalid'],
    ['12345', 'input.invalid'],
    ['pe\u200bar', 'input.invalid'],
    ['\u202egnp.exe', 'input.invalid'],
    ['pear 🍐', 'input.invalid'],
    ['<b>pear</b>', 'input.invalid'],
    ['pear\0', 'input.invalid'],
    ['pear\ud800', 'input.invalid'],
    ['p' + '\u0301'.repeat(8), 'input.invalid'],
    ['pear\nmoon', 'input.invalid'],
    ['--pear', 'input.invalid'],
    ['pear -- moon', 'input.invalid'],
    ['Pear ٤٢', 'input.invalid'],
  ])('%j is refused with %s', (name, code) => {
    expect(problemOfName(name)).toBe(code);
  });

  it('is kept in one form: the wide and the joined letters become plain ones', () => {
    expect(checkName('  Ｂramble   ﬁg ').displayName).toBe('Bramble fig');
  });

  it.each([
    ['Bramble', 'BRAMBLE'],
    ['Bramble', 'Brarnble'],
    ['Bramble', 'Brámble'],
    ['Small Harbour', 'SmallHarbour'],
    ['Small Harbour', 'Small-Harb0ur'],
    ['Lilly', 'LiIly'],
    ['William', 'vvilliam'],
    ['Coco', 'Сосо'],
    ['Iris', '1ris'],
  ])('%s and %s look alike', (one, other) => {
    expect(nameSkeleton(one)).toBe(nameSkeleton(other));
  });

  it('that differs at a glance is another one', () => {
    expect(nameSkeleton('Bramble')).not.toBe(nameSkeleton('Brambles'));
    expect(nameSkeleton('Blue Pear')).not.toBe(nameSkeleton('Blue Bear'));
  });

  it.each(['Anna Bell', 'anna-maria', 'Mrs Bell', 'anna@example.org', 'Sam1978', 'call 07700900123'])(
    'like %s looks real',
    (name) => {
      expect(looksReal(name)).toBe(true);
    },
  );

  it.each(['Bramble', 'Small Harbour', 'Anna', 'Second Kettle 2'])('like %s does not look real', (name) => {
    expect(looksReal(name)).toBe(false);
  });
});

describe('ideas for names', () => {
  it('are always ones that could be worn, and never look real', () => {
    for (let seed = 0; seed < 300; seed++) {
      for (const { name, avatar } of nameIdeas(seed, 6)) {
        expect([name, problemOfName(name), looksReal(name), isAvatar(avatar)]).toEqual([name, null, false, true]);
      }
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(nameIdeas(7, 3)).toEqual(nameIdeas(7, 3));
    expect(nameIdeas(7, 3)).not.toEqual(nameIdeas(8, 3));
  });
});

describe('a portrait', () => {
  it.each(['kettle-clay', 'tulip-stone'])('may be %s', (avatar) => expect(isAvatar(avatar)).toBe(true));
  it.each(['', 'kettle', 'clay', 'kettle-', 'kettle-clay-x', 'photo-clay', 'kettle-red', '../kettle-clay'])(
    'is not %j',
    (avatar) => expect(isAvatar(avatar)).toBe(false),
  );
});
