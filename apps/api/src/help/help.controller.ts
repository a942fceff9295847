import { Body, Controller, Get, Inject, Logger, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { randomUUID } from 'node:crypto';

import { DomainError } from '@kith/domain/refusal';

import { AccountService } from '../accounts/account.service.js';
import { SignedOutHelpService } from '../moderation/signed-out-help.service.js';
import { type Viewer, ViewerSource } from '../platform/auth.js';
import type { Config } from '../platform/config.js';
import { sessionCookieName } from '../platform/cookies.js';
import { Db } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import { ShiftService } from '../shifts/shift.service.js';
import type { Asking, HelpMoment } from './ask-form.js';
import { helpPage } from './help-page.js';
import { addressOf, type HelpPlace, placeOf, placesNear } from './place.js';

const placeCookie = 'kith-help';
const year = 365 * 24 * 3600;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** "Get help now" as a page of its own: no script, no GraphQL, and no session needed (ux.md M10, SAFE-2). */
@Controller('help')
export class HelpController {
  private readonly log = new Logger(HelpController.name);

  constructor(
    private readonly db: Db,
    private readonly shifts: ShiftService,
    private readonly accounts: AccountService,
    private readonly viewers: ViewerSource,
    private readonly signedOut: SignedOutHelpService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async page(@Query() query: Record<string, unknown>, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    const chosen = placeOf(query);
    if (query['kept'] === '1') {
      const place = chosen ?? placeOf({ country: 'GB' })!;
      return this.send(reply, helpPage({ place, moment: null, asking: null, sent: false }));
    }
    const viewer = await this.viewerOf(req);
    const place = chosen ?? (await this.usualPlace(req, viewer));
    if (chosen) this.remember(reply, chosen);
    const asking = await this.asking(viewer, {});
    // The worker keeps a copy of these places that promises no presence.
    void reply.header('kith-help-places', placesNear(place).map(addressOf).join(' '));
    return this.send(reply, helpPage({ place, moment: await this.moment(), asking, sent: query['sent'] === '1' }));
  }

  /**
   * Somebody asks for a person, known as a member when they are signed in. The words are with the desk before the page
   * answers. Whatever goes wrong, the words come back with what to do.
   */
  @Post('ask')
  async ask(@Body() body: Record<string, unknown> | undefined, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    const viewer = await this.viewerOf(req);
    const place = placeOf({ country: body?.['country'], area: body?.['area'] }) ?? placeOf({ country: 'GB' })!;
    const given = { words: text(body?.['words']), contact: text(body?.['contact']), key: text(body?.['key']) };
    const again = async (code: number, problem: string) => {
      const asking = await this.asking(viewer, { ...given, problem });
      return this.send(reply.code(code), helpPage({ place, moment: await this.moment(), asking, sent: false }));
    };
    const { origin } = req.headers;
    if (origin && origin !== 'null' && origin !== this.config.publicUrl)
      return again(403, 'Your message came from another page. Please send it again from here.');
    if (!given.words) return again(400, 'Please write a few words. “I need someone” is enough.');
    try {
      await this.signedOut.askFromPage(viewer?.state === 'ready' ? viewer.actor : null, {
        ...given,
        country: place.country.code,
        address: req.ip,
      });
    } catch (error) {
      if (error instanceof DomainError) return again(400, problemOf(error));
      this.log.error('A call for help could not be kept.', error instanceof Error ? error.stack : undefined);
      return again(
        503,
        'Something is wrong on our side. Please send it again, or call one of the numbers on this page.',
      );
    }
    return reply.redirect(`/help?sent=1&${addressOf(place)}`, 303);
  }

  private async asking(viewer: Viewer | null, given: Partial<Asking>): Promise<Asking> {
    const isMember = viewer?.state === 'ready' && (await this.signedOut.isMember(viewer.actor.id).catch(() => false));
    return { words: '', contact: '', problem: null, ...given, key: given.key || randomUUID(), isMember };
  }

  /** Who reads what comes from outside: leads alone. Unknown counts as nobody, so that nothing is promised. */
  private async moment(): Promise<HelpMoment> {
    try {
      const [here, leads] = await Promise.all([
        this.shifts.onDeskNow(this.db.reader, null),
        this.accounts.withRole(this.db.reader, 'leadModerator', 'clinicalLead', 'safeguardingLead'),
      ]);
      const until = here.filter(({ accountId }) => leads.includes(accountId)).map((shift) => shift.until.getTime());
      return { readerUntil: until.length ? new Date(Math.max(...until)) : null };
    } catch {
      return { readerUntil: null };
    }
  }

  /** The place chosen last on this device, else the country of the account, else the United Kingdom. */
  private async usualPlace(req: FastifyRequest, viewer: Viewer | null): Promise<HelpPlace> {
    const chosen = placeOf(Object.fromEntries(new URLSearchParams(req.cookies[placeCookie] ?? '')));
    if (chosen) return chosen;
    const account = viewer && (await this.accounts.accountOf(this.db.reader, viewer.actor.id).catch(() => null));
    return placeOf({ country: account?.country ?? 'GB' }) ?? placeOf({ country: 'GB' })!;
  }

  private remember(reply: FastifyReply, place: HelpPlace): void {
    void reply.setCookie(placeCookie, addressOf(place), {
      path: '/help',
      httpOnly: true,
      secure: this.config.secureCookies,
      sameSite: 'lax',
      maxAge: year,
    });
  }

  /** The page answers without knowing the person when the session cannot be read. */
  private async viewerOf(req: FastifyRequest): Promise<Viewer | null> {
    const token = req.cookies[sessionCookieName(this.config)];
    if (!token) return null;
    return this.viewers.find(token, { background: true, correlationId: randomUUID() }).catch(() => null);
  }

  private async send(reply: FastifyReply, page: string): Promise<void> {
    await reply
      .header('cache-control', 'private, no-cache')
      .header('vary', 'cookie')
      .type('text/html; charset=utf-8')
      .send(page);
  }
}

/** What is wrong with the form, in words. */
function problemOf({ code, details }: DomainError): string {
  const isContact = details['field'] === 'contact';
  if (code === 'input.required') return 'Please tell us how we can reach you.';
  if (code === 'input.tooLong')
    return `Please make ${isContact ? 'how we reach you' : 'your message'} shorter: at most ${String(details['max'])} characters.`;
  return 'Some signs in your message could not be read. Please take them out and send it again.';
}
