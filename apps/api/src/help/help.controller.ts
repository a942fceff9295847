import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { randomUUID } from 'node:crypto';

import { DomainError } from '@kith/domain/refusal';

import { SignedOutHelpService } from '../moderation/signed-out-help.service.js';
import type { Config } from '../platform/config.js';
import { Db } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import { ShiftService } from '../shifts/shift.service.js';
import { helpPage } from './help-page.js';

const text = (value: unknown, max: number): string => (typeof value === 'string' ? value.trim().slice(0, max) : '');

/** "Get help now" as a page of its own: no session, no script, no GraphQL (ux.md M10, SAFE-2). */
@Controller('help')
export class HelpController {
  constructor(
    private readonly db: Db,
    private readonly shifts: ShiftService,
    private readonly signedOut: SignedOutHelpService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async page(
    @Query('country') country: string | undefined,
    @Query('area') area: string | undefined,
    @Query('sent') sent: string | undefined,
    @Res() reply: FastifyReply,
  ) {
    await this.send(reply, country ?? area?.slice(0, 2) ?? 'GB', area ?? null, sent === '1');
  }

  /** A request for a person from somebody without a session. The words reach the leads' queue before the page answers. */
  @Post('ask')
  async ask(@Body() body: Record<string, unknown> | undefined, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    const origin = req.headers.origin;
    if (origin && origin !== 'null' && origin !== this.config.publicUrl)
      return reply.code(403).send('Requests come from our own pages only.');
    const words = text(body?.['words'], 2000);
    const contact = text(body?.['contact'], 200);
    if (!words || !contact)
      return reply
        .code(400)
        .type('text/plain')
        .send('Please go back and fill in both boxes. Your words are still there.');
    try {
      await this.signedOut.ask(
        { key: randomUUID(), words, contact, country: text(body?.['country'], 2) || 'GB' },
        req.ip,
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return reply
        .code(429)
        .type('text/plain')
        .send('Please go back and try again in a minute. If you cannot wait, call the emergency number.');
    }
    return reply.redirect('/help?sent=1', 303);
  }

  private async send(reply: FastifyReply, country: string, area: string | null, sent: boolean): Promise<void> {
    const here = await this.shifts.onDeskNow(this.db.reader, null).catch(() => []);
    const until = here.map((shift) => shift.until).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
    const page = helpPage(country, area, { moderatorUntil: until }, sent);
    await reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  }
}
