import '@testing-library/jest-dom/jest-globals';
import { afterEach, jest } from '@jest/globals';
import { cleanup } from '@testing-library/react';

// How busy the machine is decides nothing: typing with a keyboard through a long form takes seconds beside other work.
jest.setTimeout(20_000);

afterEach(cleanup);
