import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { GroupShiftResolver, MyShiftResolver, PublicMomentResolver, ShiftResolver } from './shift.resolver.js';
import { ShiftService } from './shift.service.js';
import { ShiftStore } from './shift.store.js';

/** Moderators' shifts: who is at the desk, until when, and who may say "a moderator is here". */
@Module({
  imports: [AccountsModule, NotificationsModule],
  providers: [ShiftStore, ShiftService, ShiftResolver, MyShiftResolver, GroupShiftResolver, PublicMomentResolver],
  exports: [ShiftService],
})
export class ShiftsModule {}
