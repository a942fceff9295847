import { TestEnvironment } from 'jest-environment-jsdom';

/** jsdom with the web platform parts of Node that React Router and fetch need. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, {
      TextEncoder, TextDecoder, fetch, Request, Response, Headers, ReadableStream, TransformStream, structuredClone,
    });
  }
}
