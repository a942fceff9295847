import { Module } from '@nestjs/common';

import { GroupsModule } from '../groups/groups.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { ShiftsModule } from '../shifts/shifts.module.js';
import { MessageStore } from './message.store.js';
import { RoomPauseService } from './room-pause.service.js';
import { RoomPresenceService } from './room-presence.service.js';
import { RoomSendingService } from './room-sending.service.js';
import { RoomSockets } from './room-sockets.js';
import { RoomTeller } from './room-teller.js';
import { TellRoomsAboutShifts } from './room.reactions.js';
import { GroupRoomResolver, RoomMessageResolver, RoomResolver } from './room.resolver.js';
import { RoomService } from './room.service.js';
import { RoomStore } from './room.store.js';

/** Live rooms: one per group, moderated whenever they are open, every event numbered. */
@Module({
  imports: [GroupsModule, ScreeningModule, ShiftsModule],
  providers: [
    RoomStore,
    MessageStore,
    RoomPresenceService,
    RoomService,
    RoomSendingService,
    RoomPauseService,
    RoomSockets,
    RoomTeller,
    TellRoomsAboutShifts,
    RoomResolver,
    RoomMessageResolver,
    GroupRoomResolver,
  ],
  exports: [RoomService, RoomSendingService, RoomPresenceService],
})
export class RoomsModule {}
