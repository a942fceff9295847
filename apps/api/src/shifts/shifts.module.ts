import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { GroupShiftResolver, MyShiftResolver, PublicMomentResolver, ShiftResolver } from './shift.resolver.js';
import { LeavingService } from './leaving.service.js';
import { ShiftRecord } from './shift-record.js';
import { ShiftService } from './shift.service.js';
import { ShiftStore } from './shift.store.js';

/** Moderators' shifts: who is at the desk, until when, and who may say "a moderator is here". */
@Module({
  imports: [ConfigurationModule, AccountsModule, NotificationsModule],
  providers: [
    ShiftStore,
    ShiftRecord,
    ShiftService,
    LeavingService,
    ShiftResolver,
    MyShiftResolver,
    GroupShiftResolver,
    PublicMomentResolver,
  ],
  exports: [ShiftService, LeavingService],
})
export class ShiftsModule {}
