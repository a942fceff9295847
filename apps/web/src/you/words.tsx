import type { ComponentType } from 'react';
import { Messages } from '../platform/i18n.js';
import plan from '../platform/messages/plan.en.js';
import you from '../platform/messages/you.en.js';

const words = { ...you, ...plan };

/** Gives a page under You its words, which no other page needs. */
export const withYourWords = (Page: ComponentType): ComponentType =>
  function PageWithYourWords() {
    return (
      <Messages of={words}>
        <Page />
      </Messages>
    );
  };
