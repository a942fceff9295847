import { All, Controller, Get, NotFoundException, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Resource } from '@medplum/fhirtypes';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { HandoffScope } from '@kith/domain/handoff/handoff';
import { DomainError } from '@kith/domain/refusal';

import type { CaseFacts } from '../escalations/case-file.model.js';
import { CaseFileService } from '../escalations/case-file.service.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { AuditLinesStore } from './audit-lines.store.js';
import { CaseResources } from './case-resources.service.js';
import { caseIn, changedIn, idOf, linksOf, onlyKnown, pagingIn, type Query as Asked, statesIn } from './fhir-query.js';
import { fhirJson, FhirProblems } from './fhir-problems.js';
import { asAuditEvent } from './fhir/audit-event.js';
import { asSearchset } from './fhir/bundle.js';
import { asCapabilityStatement } from './fhir/capability.js';
import { asPatient, asPractitioner } from './fhir/people.js';
import { asFlag, asServiceRequest, asTask } from './fhir/task.js';
import { HandoffDoor } from './handoff-door.service.js';
import type { HandoffKeyRow } from './handoff-key.store.js';

const paging = ['_count', '_cursor'] as const;

/** What one request reads: the answer, and what goes on record about it. */
interface Read {
  answer: Resource;
  target: string;
  escalationId?: string;
  count?: number;
}

/** Cases for a clinic's own system, in FHIR R4 (2.12, R55). Reads only; every one is on record (R53, R54). */
@Controller('fhir/R4')
@UseFilters(FhirProblems)
export class FhirController {
  constructor(
    private readonly db: Db,
    private readonly door: HandoffDoor,
    private readonly files: CaseFileService,
    private readonly lines: AuditLinesStore,
    private readonly resources: CaseResources,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Open to all: it says what the server can do, and nothing about anybody. */
  @Get('metadata')
  metadata(@Res() reply: FastifyReply) {
    return reply.type(fhirJson).send(asCapabilityStatement(this.resources.base, this.clock.now()));
  }

  @Get('Task')
  tasks(@Query() query: Asked, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'Task', async (tx) => {
      onlyKnown(query, ...paging, '_lastUpdated', 'status');
      return this.cases(tx, 'Task', query, null, (e) => asTask(this.resources.base, e));
    });
  }

  @Get('Flag')
  flags(@Query() query: Asked, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'Flag', async (tx) => {
      onlyKnown(query, ...paging, '_lastUpdated');
      const now = this.clock.now();
      return this.cases(tx, 'Flag', query, ['RED', 'CRISIS'], (e) => asFlag(this.resources.base, e, now));
    });
  }

  @Get('Task/:id')
  task(@Param('id') id: string, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'Task', (tx) => this.ofCase(tx, id, (e) => asTask(this.resources.base, e)));
  }

  @Get('ServiceRequest/:id')
  serviceRequest(@Param('id') id: string, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'ServiceRequest', (tx) =>
      this.ofCase(tx, id, (e) => asServiceRequest(this.resources.base, e)),
    );
  }

  @Get('Flag/:id')
  flag(@Param('id') id: string, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'Flag', (tx) =>
      this.ofCase(tx, id, (e) => asFlag(this.resources.base, e, this.clock.now())),
    );
  }

  @Get('Patient/:id')
  patient(@Param('id') id: string, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'Patient', async (tx) => {
      const e = await this.files.ofPatient(tx, idOf(id));
      if (!e) throw new DomainError('resource.notFound');
      return { answer: asPatient(this.resources.base, e), target: id };
    });
  }

  @Get('Practitioner/:id')
  practitioner(@Param('id') id: string, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'Practitioner', async (tx) => {
      const [found] = await this.files.clinicians(tx, [idOf(id)]);
      if (!found) throw new DomainError('resource.notFound');
      return { answer: asPractitioner(found), target: id };
    });
  }

  /** Everything about one case that the key opens, in one file. */
  @Get('Task/:id/$bundle')
  bundle(@Param('id') id: string, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'TASKS', 'Bundle', (tx, key) =>
      this.ofCase(tx, id, (e) => this.resources.bundle(tx, e, key.scopes)),
    );
  }

  @Get('Communication')
  communications(@Query() query: Asked, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'COMMUNICATIONS', 'Communication', (tx) => {
      onlyKnown(query, ...paging, 'based-on');
      return this.partsOf(tx, 'Communication', query, 'based-on', (e) => this.resources.communications(tx, e));
    });
  }

  @Get('DocumentReference')
  documents(@Query() query: Asked, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'COMMUNICATIONS', 'DocumentReference', (tx) => {
      onlyKnown(query, ...paging, 'related');
      return this.partsOf(tx, 'DocumentReference', query, 'related', (e) => this.resources.documents(tx, e));
    });
  }

  @Get('AuditEvent')
  auditEvents(@Query() query: Asked, @Req() req: FastifyRequest, @Res() reply: FastifyReply) {
    return this.read(req, reply, 'AUDIT', 'AuditEvent', async (tx) => {
      onlyKnown(query, ...paging, 'entity');
      const e = await this.mustFind(tx, caseIn(query, 'entity'));
      const { after, count } = pagingIn(query);
      const found = await this.lines.ofCase(tx, e.id, true, after, count + 1);
      const page = found.slice(0, count);
      const answer = this.searchset('AuditEvent', query, page, found.length > count, (line) =>
        asAuditEvent(this.resources.base, e, line),
      );
      return { answer, target: 'list', escalationId: e.id, count: page.length };
    });
  }

  @All('*')
  other(): never {
    throw new NotFoundException();
  }

  /** One request: the key, then what it reads and the line about it in one transaction. */
  private async read(
    req: FastifyRequest,
    reply: FastifyReply,
    scope: HandoffScope,
    type: string,
    work: (tx: Tx, key: HandoffKeyRow) => Promise<Read>,
  ): Promise<void> {
    const from = { authorization: req.headers.authorization, address: req.ip };
    const { answer } = await this.door.enter(from, scope, (key) =>
      this.db.tx(async (tx) => {
        const read = await work(tx, key);
        await this.audit.record(tx, null, {
          action: 'handoff.read',
          targetType: type,
          targetId: read.target,
          escalationId: read.escalationId ?? null,
          details: { keyId: key.id, ...(read.count !== undefined && { count: read.count }) },
        });
        return read;
      }),
    );
    await reply.type(fhirJson).header('cache-control', 'no-store').send(answer);
  }

  private async mustFind(tx: Tx, id: string): Promise<CaseFacts> {
    const e = await this.files.one(tx, idOf(id));
    if (!e) throw new DomainError('resource.notFound');
    return e;
  }

  private async ofCase(tx: Tx, id: string, as: (e: CaseFacts) => Resource | null | Promise<Resource>): Promise<Read> {
    const e = await this.mustFind(tx, id);
    const answer = await as(e);
    if (!answer) throw new DomainError('resource.notFound');
    return { answer, target: e.id, escalationId: e.id };
  }

  private async cases(
    tx: Tx,
    type: string,
    query: Asked,
    levels: readonly string[] | null,
    as: (e: CaseFacts) => Resource | null,
  ): Promise<Read> {
    const { after, count } = pagingIn(query);
    const search = { ...changedIn(query), states: statesIn(query), levels };
    const found = await this.files.page(tx, search, after, count + 1);
    const page = found.slice(0, count).map((e) => ({ at: e.changedAt, id: e.id, e }));
    const answer = this.searchset(type, query, page, found.length > count, ({ e }) => as(e));
    return { answer, target: 'list', count: page.length };
  }

  /** Parts of one case. There are few enough of them to be read whole and cut here. */
  private async partsOf(
    tx: Tx,
    type: string,
    query: Asked,
    name: string,
    load: (e: CaseFacts) => Promise<Resource[]>,
  ): Promise<Read> {
    const e = await this.mustFind(tx, caseIn(query, name));
    const { after, count } = pagingIn(query);
    const marked = (await load(e)).map((part) => ({
      at: new Date(part.meta?.lastUpdated ?? 0),
      id: part.id ?? '',
      part,
    }));
    const rest = marked.sort((a, b) => before(a, b)).filter((one) => after === null || before(after, one) < 0);
    const page = rest.slice(0, count);
    const answer = this.searchset(type, query, page, rest.length > count, ({ part }) => part);
    return { answer, target: 'list', escalationId: e.id, count: page.length };
  }

  private searchset<Row extends { at: Date; id: string }>(
    type: string,
    query: Asked,
    page: readonly Row[],
    more: boolean,
    as: (row: Row) => Resource | null,
  ) {
    const last = page.at(-1);
    const links = linksOf(`${this.resources.base}/${type}`, query, more && last ? last : null);
    const shown = page.map(as).filter((resource) => resource !== null);
    return asSearchset(this.resources.base, shown, links);
  }
}

const before = (a: { at: Date; id: string }, b: { at: Date; id: string }): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
