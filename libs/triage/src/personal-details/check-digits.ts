/** Check digits of the numbers that have them. Each takes the bare characters. */

const sum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);

/** Payment cards and Canadian insurance numbers. */
export const luhn = (digits: string): boolean => {
  let total = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    total += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return total % 10 === 0;
};

/** IBAN: the number with its head at the end is 1 modulo 97. */
export const mod97 = (iban: string): boolean => {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4))
    for (const digit of Number.parseInt(char, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
};

/** NHS, Health and Care, and CHI numbers: ten digits, the last modulo 11. */
export const nhs = (digits: string): boolean => {
  const check = (11 - (sum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return digits.length === 10 && check === Number(digits[9]) && !/^(\d)\1+$/.test(digits);
};

/** Australian Medicare cards: the ninth digit. */
export const medicare = (digits: string): boolean =>
  /^[2-6]\d{9,10}$/.test(digits) && sum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(digits[8]);

/** Irish PPS numbers: seven digits, a letter modulo 23, perhaps a second letter. */
export const pps = (number: string): boolean => {
  const second = number[8] ? number.charCodeAt(8) - 64 : 0;
  const rest = (sum(number, [8, 7, 6, 5, 4, 3, 2]) + (second > 0 && number[8] !== 'W' ? second * 9 : 0)) % 23;
  return number[7] === 'WABCDEFGHIJKLMNOPQRSTUV'[rest];
};

/** Spanish identity numbers: eight digits, a letter modulo 23. */
export const dni = (number: string): boolean =>
  number[8] === 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number.slice(0, 8)) % 23];
