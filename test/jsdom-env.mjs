import { TestEnvironment } from 'jest-environment-jsdom';

/** The router aborts with the signals of jsdom, which Node's Request does not know. */
class PatientRequest extends Request {
  constructor(input, init) {
    super(input, init && { ...init, signal: undefined });
  }
}

/** jsdom with the web platform parts of Node that React Router and fetch need. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, {
      TextEncoder,
      TextDecoder,
      fetch,
      Request: PatientRequest,
      Response,
      Headers,
      ReadableStream,
      TransformStream,
      structuredClone,
    });
  }
}
