import { useQuery, useQueryClient } from '@tanstack/react-query';
import { InFrame, useNavCount } from '../platform/frame.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { useHint } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { Icon } from '../ui/icon.js';
import { BoardView } from './board.graphql.js';

/** On every screen of Run: whether the parts work, how fresh that is, and gaps in the cover. */
export function RunFrame() {
  const t = useT();
  const time = useTime();
  const client = useQueryClient();
  const board = useQuery({ ...queryOf(BoardView), refetchInterval: (query) => (query.state.data ? 15_000 : false) })
    .data?.board;
  useHint('board.changed', () => void client.invalidateQueries({ queryKey: keyOf(BoardView) }));
  const noPages = board?.pageChannels.filter((channel) => channel.failingSince || channel.isUnproven).length ?? 0;
  const readers = board
    ? [
        !board.detector.working,
        board.canaries.at === null || board.canaries.lowered.length > 0,
        board.secondReader?.failingSince,
      ]
    : [];
  const troubles = board
    ? readers.filter(Boolean).length + Number(board.sweepLate) + noPages + board.configurationFaulty.length
    : 0;
  useNavCount('rota', board?.gaps.length ? t('run.gaps', { count: board.gaps.length }) : '');

  if (!board) return null;
  return (
    <InFrame place="status">
      <span>
        <Icon name={troubles ? 'warning' : 'check-circle'} />
        <span>{troubles ? <T id="run.trouble" values={{ count: troubles }} /> : <T id="run.allWorking" />}</span>
      </span>
      <span>{t('run.updated', { at: time.clock(board.at) })}</span>
    </InFrame>
  );
}
