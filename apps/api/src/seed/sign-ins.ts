import { demoPassword } from './cast.js';
import { demoCode } from './codes.js';
import { demoAccounts } from './story.js';

/** The demo accounts as a table, with the one-time codes of this moment for those who need one. */
export function signInsTable(now = Date.now()): string {
  const wide = Math.max(...demoAccounts.map(({ email }) => email.length));
  const lines = demoAccounts.map(
    ({ email, signIn, roles }) => `  ${email.padEnd(wide)}  ${roles ? demoCode(email, now) : '      '}  ${signIn}`,
  );
  return [
    `Password of every demo account: ${demoPassword}`,
    '',
    `  ${'E-mail'.padEnd(wide)}  Code    Who`,
    ...lines,
    '',
    'Codes change every 30 seconds: npm run sign-ins prints new ones.',
  ].join('\n');
}
