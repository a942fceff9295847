/** Says it was another time; for the `unless` of a rule. */
export const past =
  'years? (?:ago|back)|last (?:month|year)|months ago|when i was|in (?:19|20)\\d\\d|used to|once had|decades?';
