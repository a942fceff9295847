import { describe, expect, it } from '@jest/globals';
import { assess } from '../assess.js';

const advice = (text: string) => assess(text).findings.filter(({ category }) => category === 'F');
const gravest = (text: string) => advice(text).map(({ level }) => level);

describe('calls to stop insulin, cures and dangerous substances (H14, H15)', () => {
  it.each([
    'bump it by eight, ignore the nurse',
    'ditch the background jab for a fortnight, hun, you will see',
    'Double your basal mate, been doing it for years',
    'Come off the insulin, sister, and drink this tea',
    'No need to go to hospital for ketones, vinegar brings down ketones',
    'Our kit cures type 2, order now, 20% off',
    'Say goodbye to insulin, dm me for the protocol',
    'A glass of chlorine dioxide each morning and you wont need metformin',
    'Eat apricot kernels and skip your metformin, you will thank me',
  ])('are urgent: %s', (text) => expect(gravest(text)).toContain('RED'));

  it.each([
    'My nurse cut mine by two last month',
    'Please never stop your insulin because of something you read here',
    'Should I skip my metformin before the scan?',
    'Myth: cinnamon does not cure diabetes, do not stop your tablets',
    'I take 20 units at night as my clinic told me',
    'The official page says to test ketones when you are ill',
    'When they find a cure I will buy the cake',
    'Bleach is for the kitchen, I said to my dad',
  ])('are not seen in correction, question and own story: %s', (text) => expect(gravest(text)).not.toContain('RED'));
});
