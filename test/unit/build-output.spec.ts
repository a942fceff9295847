import { describe, expect, it } from '@jest/globals';

import { outputOf } from '../../scripts/build.mjs';

describe('the output of a source file', () => {
  it('stays inside the checkout, also below a folder that is called src', () => {
    const top = '/home/somebody/src/kith';

    expect(outputOf(`${top}/apps/api/src/main.ts`, top)).toBe(`${top}/apps/api/dist/main.js`);
    expect(outputOf(`${top}/libs/domain/src/group/src/rules.ts`, top)).toBe(
      `${top}/libs/domain/dist/group/src/rules.js`,
    );
    expect(outputOf(`${top}/libs/contracts/src/error.d.ts`, top)).toBe(`${top}/libs/contracts/dist/error.d.ts`);
  });

  it('does not exist for what is no source of ours', () => {
    expect(() => outputOf('/home/somebody/src/other/file.ts', '/home/somebody/src/kith')).toThrow('no source of ours');
    expect(() => outputOf('/kith/apps/api/package.json', '/kith')).toThrow('no source of ours');
  });
});
