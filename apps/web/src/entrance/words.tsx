import type { ComponentType } from 'react';
import { withMessages } from '../platform/i18n.js';
import words from '../platform/messages/public.en.js';

/** Gives a page of the entrance its words; the frame around it has only the common ones. */
export const withWords = (Page: ComponentType) => withMessages(words, Page);
