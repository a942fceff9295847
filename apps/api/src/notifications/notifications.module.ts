import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { MailSender } from './mail-sender.js';
import { NoticeResolver, UnseenNoticesResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';
import { NoticeStore } from './notice.store.js';

/** Notices inside the app, and the sending of mail. */
@Module({
  imports: [AccountsModule],
  providers: [NoticeStore, NoticeService, NoticeResolver, UnseenNoticesResolver, MailSender],
  exports: [NoticeService],
})
export class NotificationsModule {}
