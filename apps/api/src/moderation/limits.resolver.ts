import { ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import { workLimits } from '@kith/domain/shift/exposure';

import { CurrentActor } from '../platform/auth.js';
import { ShiftService } from '../shifts/shift.service.js';
import { DeskExposure } from './limits.model.js';
import { LimitsService } from './limits.service.js';
import { DeskMoment, QueueRow } from './queue.model.js';
import { QueueService } from './queue.service.js';

@Resolver(() => DeskMoment)
export class DeskLimitsResolver {
  constructor(
    private readonly limits: LimitsService,
    private readonly queue: QueueService,
    private readonly shifts: ShiftService,
  ) {}

  @ResolveField(() => DeskExposure, { description: 'How much the viewer has carried.' })
  async exposure(@CurrentActor() actor: Actor): Promise<DeskExposure> {
    const { stretchMinutes, dayMinutes, reached } = await this.limits.exposure(actor);
    return {
      stretchMinutes,
      stretchLimit: workLimits.stretchMinutes,
      pauseMinutes: workLimits.pauseMinutes,
      dayMinutes,
      dayLimit: workLimits.dayMinutes,
      limit: reached?.limit ?? null,
      againAt: reached?.againAt ?? null,
    };
  }

  @ResolveField(() => [String], {
    description: 'Categories the viewer declines now, or declined last. Nobody else sees it here.',
  })
  declined(@CurrentActor() actor: Actor): Promise<string[]> {
    return this.shifts.declinedBy(actor);
  }

  @ResolveField(() => [QueueRow], {
    description:
      'For leads: what waits although somebody on shift could take it, because all of them decline it or need a pause.',
  })
  nobodyTakes(@CurrentActor() actor: Actor): Promise<QueueRow[]> {
    return this.queue.nobodyTakes(actor);
  }
}
