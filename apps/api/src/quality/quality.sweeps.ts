import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Sweeps } from '../platform/sweeps.js';
import { DrawService } from './draw.service.js';
import { LearningService } from './learning.service.js';

/** The weekly draw, and reviews of what was late or missed, found by the rows (R15). */
@Injectable()
export class QualitySweeps implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly draws: DrawService,
    private readonly learning: LearningService,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'quality.draw', run: (tx, now) => this.draws.draw(tx, now) });
    this.sweeps.register({ name: 'quality.learning', run: (tx, now) => this.learning.openDue(tx, now) });
  }
}
