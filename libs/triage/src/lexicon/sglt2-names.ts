/** Drugs with which ketones may rise at any glucose. */
export const sglt2Names =
  'dapagliflozin|forxiga|farxiga|empagliflozin|jardiance|canagliflozin|invokana|ertugliflozin|steglatro|sglt ?2(?:i|s)?|sglt|[a-z]{2,8}gliflozin|synjardy|xigduo|invokamet|glyxambi|qtern';
