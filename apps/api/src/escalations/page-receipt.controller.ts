import { Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ReceiptRefused } from '../paging/provider-receipt.service.js';
import { isId, PageReceiptService } from './page-receipt.service.js';

/** The door for what carriers say of pages; no session, so each receipt proves itself (docs/operations.md). */
@Controller('paging')
export class PageReceiptController {
  constructor(private readonly receipts: PageReceiptService) {}

  /** `yours`: the case is theirs now; `taken`: somebody else has it. `noted` for all else that was heard. */
  @Post('receipts/:carrier')
  async receipt(
    @Param('carrier') carrier: string,
    @Headers('kith-signature') signature: string | undefined,
    @Req() req: RawBodyRequest<FastifyRequest>,
    @Res() reply: FastifyReply,
  ) {
    const answer = (status: number, result: string) =>
      reply.code(status).header('cache-control', 'no-store').send({ result });
    try {
      const result = await this.receipts.fromProvider(carrier, req.rawBody?.toString('utf8') ?? '', signature ?? '');
      return await answer(result === 'unknown' ? 404 : 200, result);
    } catch (error) {
      if (error instanceof ReceiptRefused) return answer(error.status, 'refused');
      throw error;
    }
  }

  /** A device shows a page. Says nothing about whether there is one. */
  @Post('push/:id')
  @HttpCode(204)
  async shown(@Param('id') id: string): Promise<void> {
    if (isId(id)) await this.receipts.fromDevice(id);
  }
}
