import { Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import type { CaseViewerCan } from '../escalations/escalation.model.js';
import { CurrentActor } from '../platform/auth.js';
import { Board } from './board.model.js';
import { BoardService } from './board.service.js';

/** The board shows cases and opens none. */
const nothing: CaseViewerCan = {
  read: false,
  acknowledge: false,
  cannotTake: false,
  write: false,
  changeLevel: [],
  handOver: false,
  acceptHandover: false,
  decline: false,
  watch: false,
  close: false,
  signOff: false,
  annotate: false,
  review: false,
  export: false,
  reveal: false,
  reopen: false,
};

@Resolver()
export class BoardResolver {
  constructor(private readonly boards: BoardService) {}

  @Query(() => Board, {
    description:
      'The live board: what waits, who is there, where nobody is. Leads, programme manager and administrator.',
  })
  async board(@CurrentActor() actor: Actor) {
    const board = await this.boards.board(actor);
    const cases = board.cases.map((one) => ({
      ...one,
      sentence: null,
      raisedByName: null,
      isMine: false,
      memberOnline: false,
      handoverToMe: false,
      viewerCan: nothing,
    }));
    return { ...board, cases };
  }
}
