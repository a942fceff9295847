import { jest } from '@jest/globals';

// A setting of the whole run only: a project's own `testTimeout` is not heard by the runner.
jest.setTimeout(30_000);
