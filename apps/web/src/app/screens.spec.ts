import { describe, expect, it } from '@jest/globals';
import { matchPath } from 'react-router';
import clinic from '../platform/messages/clinic.en.js';
import common from '../platform/messages/common.en.js';
import desk from '../platform/messages/desk.en.js';
import member from '../platform/messages/member.en.js';
import run from '../platform/messages/run.en.js';
import { clinicNav } from './screens.clinic.js';
import { deskNav } from './screens.desk.js';
import { memberNav } from './screens.member.js';
import { runNav } from './screens.run.js';
import { screens } from './screens.js';

const words = { public: common, member, desk, clinic, run } as Record<string, Record<string, string>>;

describe('the registry of screens', () => {
  it('names every screen and every address once', () => {
    expect(new Set(screens.map((screen) => screen.id)).size).toBe(screens.length);
    expect(new Set(screens.map((screen) => screen.path)).size).toBe(screens.length);
  });

  it.each(screens.map((screen) => [screen.id, screen] as const))(
    'gives %s a title its frame can say, and an example',
    (_, screen) => {
      expect({ ...common, ...words[screen.workspace] }).toHaveProperty([screen.title]);
      const address = (screen.example ?? screen.path).replace(/\?.*$/, '').replace(/\{\w+\}/g, 'x');
      expect(matchPath(screen.path, address)).not.toBeNull();
      expect(screen.states).toContain('default');
    },
  );

  it('keeps each workspace under its own address', () => {
    const strays = screens.filter(
      (screen) =>
        ['desk', 'clinic', 'run'].includes(screen.workspace) && !screen.path.startsWith(`/${screen.workspace}`),
    );
    expect(strays).toEqual([]);
  });

  it.each([...memberNav, ...deskNav, ...clinicNav, ...runNav].map((item) => [item.to] as const))(
    'leads from the navigation to a screen: %s',
    (to) => {
      const path = to.replace(/\?.*$/, '');
      expect(screens.some((screen) => matchPath(screen.path, path))).toBe(true);
    },
  );
});
