import { Module } from '@nestjs/common';

import { ModerationModule } from '../moderation/moderation.module.js';
import { ShiftsModule } from '../shifts/shifts.module.js';
import { HelpController } from './help.controller.js';
import { HelpResolver } from './help.resolver.js';

/** "Get help now": the directory and the page that works without anything. */
@Module({ imports: [ModerationModule, ShiftsModule], controllers: [HelpController], providers: [HelpResolver] })
export class HelpModule {}
