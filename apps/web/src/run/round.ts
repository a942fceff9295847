/** As many digits as an estimate can bear. */
export const round = (value: number): number => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
