import type { Level } from '@kith/contracts/level';
import { rankOf } from '@kith/contracts/level';

interface Preset {
  headline: string;
  ask: 'CONTACT' | 'ADVISE' | 'CHECK_CLAIM' | 'TAKE_OVER';
  sentence: string;
}

const contact = (headline: string, sentence: string): Preset => ({ headline, ask: 'CONTACT', sentence });

/** By signal code: heading of the screen, and where an escalation begins. The moderator changes both freely (R24). */
const bySignal: Readonly<Record<string, Preset>> = {
  A1: contact('lowNow', 'Says they are low now and may not be able to treat it.'),
  A2: contact('lowNotRising', 'Says a low is not coming up after treating it.'),
  A3: contact('someoneNotResponding', 'Says somebody with them does not respond.'),
  A4: contact('fallingFast', 'Says they are falling fast after insulin.'),
  A5: contact('severeLowLately', 'Tells of a severe low in the last days that their care team may not know of.'),
  A6: contact('lowsWithoutWarning', 'Has lows without warning in a risky situation.'),
  A7: contact('ketonesOrHigh', 'Has ketones, or is high and feels ill.'),
  A8: contact('illOnSglt2', 'Feels ill while taking an SGLT2 drug.'),
  A9: contact('highsThatLast', 'Has had highs or ketones for hours.'),
  A10: contact('insulinRunningOut', 'May be running out of insulin.'),
  A11: contact('wrongDose', 'May have taken a wrong, double or unknown dose.'),
  A12: contact('pumpNotDelivering', 'Says the pump is not delivering.'),
  A13: contact('otherEmergency', 'Describes signs of another emergency.'),
  A14: contact('footEyeWound', 'Describes a foot, eye or wound problem that may not wait.'),
  A15: contact('pregnancyWorry', 'Describes something worrying in pregnancy.'),
  B1: contact('mayHaveActed', 'May have hurt themselves already.'),
  B2: contact('planOrMeans', 'Writes about a plan, a time or means to end their life.'),
  B3: contact('goodbye', 'Writes what reads like a goodbye.'),
  B4: contact('cannotStaySafe', 'Says they may not be able to stay safe.'),
  B5: contact('mayLeaveALow', 'May leave a low untreated or stop insulin to come to harm.'),
  B6: contact('thoughtsOfSuicide', 'Writes about thoughts of suicide.'),
  B7: contact('asksAboutMethod', 'Asks about ways to be harmed; the post is held.'),
  B8: contact('wishNotToBeHere', 'Writes of a wish not to be here.'),
  B9: contact('hopeless', 'Writes of being a burden, trapped or without hope.'),
  B10: contact('selfHarm', 'Writes about self-harm or an urge to.'),
  B11: contact('worriedAboutSomeoneElse', 'Is worried about somebody else, now.'),
  B12: contact('bereaved', 'Has lost somebody to suicide.'),
  B13: { headline: 'encouragesHarm', ask: 'ADVISE', sentence: 'Encourages others to come to harm.' },
  C1: contact('insulinForWeight', 'Leaves insulin out because of weight.'),
  C2: contact('hidesOrPurges', 'Hides readings or purges.'),
  D1: contact('insulinRationed', 'Is stretching or leaving out insulin.'),
  D2: { headline: 'asksForMedicine', ask: 'ADVISE', sentence: 'Asks for or offers prescription medicine.' },
  A16: contact('questionForClinic', 'Has a question about treatment that their clinic should answer.'),
  C3: contact('bodyHurt', 'Is hurt about their body, and still takes insulin.'),
  D3: contact('supplyWorry', 'Is worried about supplies; some are left.'),
  E1: contact('medicineControlled', 'Says somebody controls their medicine, food or money.'),
  E2: contact('violenceNow', 'Says there is violence now.'),
  E3: contact('dependantWithoutCare', 'Says a child or a dependent person is without care.'),
  E4: contact('sexualApproach', 'Tells of a sexual approach, or seems to be under age.'),
  E5: contact('carePlanNotKept', 'Says school or care does not keep to the plan.'),
  F1: {
    headline: 'unsafeAdvice',
    ask: 'CHECK_CLAIM',
    sentence: 'Tells others to change or stop treatment. Is it safe?',
  },
  F2: { headline: 'unsafeClaim', ask: 'CHECK_CLAIM', sentence: 'Writes about a cure or a claim. Is it safe?' },
  E6: contact('mayBeUnderAge', 'May be under age. Please look with me at what they need.'),
  F3: {
    headline: 'unsafeClaim',
    ask: 'CHECK_CLAIM',
    sentence: 'Tells of something dangerous, or sells a cure. Is it safe?',
  },
  G1: { headline: 'ownDetails', ask: 'ADVISE', sentence: 'Shows details of their own.' },
  G2: { headline: 'othersDetails', ask: 'ADVISE', sentence: 'Shows who somebody is.' },
  H1: { headline: 'sellsOrRecruits', ask: 'ADVISE', sentence: 'Sells something or recruits.' },
  I1: { headline: 'unkindWords', ask: 'ADVISE', sentence: 'Is rude to somebody.' },
  I2: { headline: 'threat', ask: 'ADVISE', sentence: 'Writes what reads like a threat.' },
  BURNOUT: contact('burnout', 'Is worn out by diabetes and may be neglecting care.'),
  LANGUAGE: contact('languageNotRead', 'Writes crisis words in a language our rules do not read.'),
  UNREAD_LANGUAGE: contact('languageNotRead', 'Writes in a language that nobody here has read yet.'),
  MODEL_A: contact('mayNeedMedicalHelp', 'Writes what reads like an emergency of the body.'),
  MODEL_B: contact('mayBeInDanger', 'Writes what reads like danger to themselves or somebody close.'),
  MODEL_C: contact('foodOrInsulin', 'Writes what reads like harm through food or insulin left out.'),
  MODEL_D: contact('supplyWorry', 'Writes what reads like being short of insulin or medicine.'),
  MODEL_E: contact('mayNotBeSafe', 'Writes what reads like not being safe with somebody.'),
  MODEL_F: { headline: 'unsafeAdvice', ask: 'CHECK_CLAIM', sentence: 'Writes what reads like unsafe advice. Is it?' },
  MODEL_H: { headline: 'sellsOrRecruits', ask: 'ADVISE', sentence: 'Writes what reads like selling or recruiting.' },
  MODEL_I: { headline: 'unkindWords', ask: 'ADVISE', sentence: 'Writes what reads like an attack on somebody.' },
  MODEL: contact('hopeless', 'Writes at length of what reads like despair.'),
  safety: contact('someoneIsWorried', 'A member is worried about this person.'),
  medicalEmergency: contact('reportedEmergency', 'A member thinks this is a medical emergency.'),
  stillWorried: contact('stillWorried', 'A member is still worried after we looked.'),
  gathered: contact('worriesGather', 'Several worrying texts within three days.'),
  silence: contact('fellSilent', 'Wrote words of danger and has not been seen for two days.'),
  nights: contact('awakeAtNight', 'Writes at night on most nights of this week, more than before.'),
  askedAfter: contact('othersAsk', 'Several others asked whether this person is all right.'),
  help: contact('asksForAPerson', 'Asks to talk to a person.'),
  wroteToTeam: contact('wroteToTeam', 'Wrote to the moderation team and waits for an answer.'),
  unsafeAdvice: {
    headline: 'unsafeAdvice',
    ask: 'CHECK_CLAIM',
    sentence: 'Gives advice about treatment that may be unsafe. Is it?',
  },
  unscreened: { headline: 'notReadYet', ask: 'ADVISE', sentence: 'Software could not read this; please look with me.' },
};

const plain: Preset = { headline: 'ruleReported', ask: 'ADVISE', sentence: 'Please look at this with me.' };

/** Signals that call for a heading of their own even without a clinician. */
const headlines: Readonly<Record<string, string>> = {
  premoderation: 'waitsToBePublished',
  newLink: 'newLink',
  held: 'heldPost',
  authorAsked: 'authorAsked',
  marked: 'markedByModerator',
};

/** From the gravest signal; between equals the one found first. */
export function presetOf(signals: readonly { code: string; level: Level }[]): Preset {
  const [first] = [...signals].sort((a, b) => rankOf(b.level) - rankOf(a.level));
  if (!first) return plain;
  if (first.code.startsWith('signedOut')) return contact('signedOutAsksForHelp', 'Somebody signed out asks for help.');
  return bySignal[first.code] ?? { ...plain, headline: headlines[first.code] ?? plain.headline };
}
