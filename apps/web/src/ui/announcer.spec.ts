import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { announce } from './announcer.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.runAllTimers();
  jest.useRealTimers();
});

const spoken = (politeness: string) => document.querySelector(`[data-announcer=${politeness}]`)?.textContent;

it('says a line and clears it after a second, so that the same line can speak again', () => {
  announce('Saved');
  expect(spoken('polite')).toBe('Saved');
  jest.advanceTimersByTime(1000);
  expect(spoken('polite')).toBe('');
  announce('Saved');
  jest.advanceTimersByTime(100);
  expect(spoken('polite')).toBe('Saved');
});

it('says one after the other', () => {
  announce('One');
  announce('Two');
  expect(spoken('polite')).toBe('One');
  jest.advanceTimersByTime(1050);
  expect(spoken('polite')).toBe('Two');
});

it('keeps what is urgent apart', () => {
  announce('Loaded');
  announce('Not sent', 'assertive');
  expect(spoken('assertive')).toBe('Not sent');
  expect(document.querySelectorAll('[aria-live]')).toHaveLength(2);
});
