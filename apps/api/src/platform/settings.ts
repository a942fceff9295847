/** Injection token of the settings read by `readConfig`. */
export const CONFIG = Symbol('config');
