/** What a protocol of the service suggests next. Codes; the screen has the words, the clinician decides. */
export interface CaseFacts {
  /** Codes of the signals, such as A1 or B2 (safety.md 4.2). */
  signalCodes: readonly string[];
  contacted: boolean;
  reached: boolean;
  failedAttempts: number;
  isCrisis: boolean;
}

const byFamily: Readonly<Record<string, readonly string[]>> = {
  A: ['askSymptoms', 'checkReading', 'whoIsThere'],
  B: ['askDirectly', 'askMeansAndTime', 'whoIsThere', 'makeSafer'],
  C: ['askOmission', 'askKetones', 'linkCareTeam'],
  D: ['askKetones', 'countSupply', 'wayToGetMore'],
  E: ['askSafeNow', 'safeguardingLead'],
};

const familyOf: Readonly<Record<string, string>> = { A10: 'D' };

/** Failed attempts after which the identity decision is asked for (R35). */
const failedPromptsReveal = 3;

export function suggestedSteps(facts: CaseFacts): string[] {
  const families = facts.signalCodes.map((code) => familyOf[code] ?? code.charAt(0));
  const known = [...new Set(families)].flatMap((family) => byFamily[family] ?? []);
  const steps = [
    ...(facts.contacted ? [] : ['writeFirst']),
    ...(known.length ? known : ['readContext', 'askWhatHelps']),
  ];
  if (facts.failedAttempts >= failedPromptsReveal && !facts.reached) steps.push('considerReveal');
  if (facts.isCrisis && !facts.reached) steps.push('decideEmergencyServices');
  return [...new Set([...steps, 'agreeNextContact'])];
}
