import { Injectable } from '@nestjs/common';

/** The one source of "now" for decisions. Tests put a fake in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
