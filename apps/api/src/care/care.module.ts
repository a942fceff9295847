import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ShiftsModule } from '../shifts/shifts.module.js';
import { CareResolver } from './care.resolver.js';
import { CareService } from './care.service.js';
import { CareStore } from './care.store.js';
import { PracticeDoneResolver, PracticeResolver } from './practice.resolver.js';
import { PracticeService } from './practice.service.js';
import { PracticeStore } from './practice.store.js';
import { PulseService } from './pulse.service.js';
import { PulseStore } from './pulse.store.js';

/** Care for moderators: talks, supervision, the pulse of a month, and the practice queue. */
@Module({
  imports: [AccountsModule, NotificationsModule, ShiftsModule],
  providers: [
    CareStore,
    PulseStore,
    PracticeStore,
    CareService,
    PulseService,
    PracticeService,
    CareResolver,
    PracticeResolver,
    PracticeDoneResolver,
  ],
  exports: [CareService],
})
export class CareModule {}
