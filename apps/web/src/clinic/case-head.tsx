import { useState } from 'react';
import { request } from '../platform/graphql.js';
import { T, useDynamicT, useT } from '../platform/i18n.js';
import { LevelTag } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Menu, type MenuItem } from '../ui/menu.js';
import { BackLink } from '../ui/navigation.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { asTail } from './ask-words.js';
import { AcceptHandover, DeclineHandover, ResumeCase } from './case.graphql.js';
import styles from './case.module.css';
import { DeclineDialog } from './decline-dialog.js';
import { useDueWords } from './due.js';
import { ExportDialog } from './export-dialog.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { KeyHint, KeyList, useKeys } from './keys.js';
import { LevelDialog } from './level-dialog.js';
import { useAcknowledge } from './use-acknowledge.js';
import { type CaseData, hasEnded, useCaseAct } from './use-case-act.js';
import { WatchDialog } from './watch-dialog.js';

type Open = 'level' | 'hand' | 'watch' | 'decline' | 'export' | null;

/** Level, number, owner and the ask; the promise that runs; what the owner may do with the case as a whole. */
export function CaseHead({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const toast = useToast();
  const { act, pending, problem } = useCaseAct(data.id);
  const taking = useAcknowledge(data.id);
  const [open, setOpen] = useState<Open>(null);
  const { viewerCan: can, reference } = data;
  const at = { caseId: data.id, version: data.version };
  const close = () => setOpen(null);

  useKeys({
    H: can.handOver ? () => setOpen('hand') : undefined,
    A: can.acknowledge ? () => void taking.acknowledge() : undefined,
  });

  const names = { name: data.person.displayName, sentence: asTail(data.sentence) };
  const kind = data.raisedByName ? (data.isMine || !data.ownerName ? '' : 'other.') : 'byClock.';
  const title = say(`case.h1.${kind}${data.ask}`, { ...names, who: data.raisedByName });
  const isEnded = hasEnded(data.status);

  const items: (MenuItem | false)[] = [
    can.changeLevel.length > 0 && {
      id: 'level',
      text: t('act.level'),
      icon: 'arrow-up',
      onChoose: () => setOpen('level'),
    },
    can.watch && { id: 'watch', text: t('act.watch'), icon: 'clock', onChoose: () => setOpen('watch') },
    can.reopen && {
      id: 'resume',
      text: t('act.resume'),
      icon: 'undo',
      onChoose: () =>
        void act(() => request(ResumeCase, at)).then((done) => done && toast({ text: t('watch.resumed') })),
    },
    can.decline && { id: 'decline', text: t('act.decline'), icon: 'exit', onChoose: () => setOpen('decline') },
    can.export && { id: 'export', text: t('act.export'), icon: 'arrow-down', onChoose: () => setOpen('export') },
  ];
  const more = items.filter((item) => item !== false);

  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <div className={styles.headMeta}>
          <BackLink to="/clinic">{t('case.back')}</BackLink>
          <LevelTag level={data.level} />
          <span>
            {data.raisedByName
              ? t('case.fromName', { reference, name: data.raisedByName })
              : t('case.of', { reference })}
          </span>
          {isEnded ? (
            <LevelTag level="done" />
          ) : (
            <Tag icon="user-check">
              {data.isMine && data.acknowledgedAt
                ? t('case.yoursSince', { at: time.clock(data.acknowledgedAt) })
                : data.ownerName
                  ? t('case.with', { name: data.ownerName })
                  : t('case.withNobody')}
            </Tag>
          )}
        </div>
        <PageTitle windowTitle={t('case.of', { reference })} className={styles.h1}>
          {title}
        </PageTitle>
        <Offer data={data} onAct={act} pending={pending} />
        {(problem || taking.problem) && (
          <p className={styles.problem} role="alert">
            <Icon name="warning" size={1.1} />
            {problem || taking.problem}
          </p>
        )}
      </div>
      <div className={styles.headActs}>
        {!isEnded && <HeadDue data={data} />}
        {can.acknowledge && (
          <Button
            kind="primary"
            size="small"
            pending={taking.pending === 'take'}
            onPress={() => void taking.acknowledge()}
          >
            {t('row.acknowledge')} <KeyHint>A</KeyHint>
          </Button>
        )}
        {can.handOver && (
          <Button size="small" onPress={() => setOpen('hand')}>
            {t('act.handOver')} <KeyHint>H</KeyHint>
          </Button>
        )}
        {more.length > 0 && <Menu label={t('act.more')} kind="secondary" size="small" items={more} />}
        <span className={styles.keysHere} hidden>
          <KeyList />
        </span>
      </div>
      {open === 'level' && <LevelDialog data={data} onClose={close} />}
      {open === 'hand' && <HandOverDialog data={data} onClose={close} />}
      {open === 'watch' && <WatchDialog data={data} onClose={close} />}
      {open === 'decline' && <DeclineDialog data={data} onClose={close} />}
      {open === 'export' && <ExportDialog data={data} onClose={close} />}
    </header>
  );
}

function HeadDue({ data }: { data: CaseData }) {
  const say = useDynamicT();
  const due = useDueWords(data);
  if (!due) return null;
  const then = say(`due.then.${data.dueFor ?? ''}`, {}, 'due.then.ENTRY');
  const warns = data.dueFor !== 'LOOK_AGAIN' && data.dueFor !== 'SIGN_OFF';
  return (
    <p className={styles.headDue}>
      <b>{due.words}</b>
      <span>{warns ? `${due.note},` : due.note}</span>
      {warns && <span>{then}</span>}
    </p>
  );
}

interface OfferProps {
  data: CaseData;
  onAct: ReturnType<typeof useCaseAct>['act'];
  pending: boolean;
}

/** A case on its way from one clinician to the next. */
function Offer({ data, onAct, pending }: OfferProps) {
  const t = useT();
  const toast = useToast();
  const at = { caseId: data.id, version: data.version };
  const toMe = data.viewerCan.acceptHandover && !data.isMine;
  if (!toMe && !data.handoverToName) return null;
  const refuse = (done: string) =>
    void onAct(() => request(DeclineHandover, at)).then((ok) => ok && toast({ text: done }));
  return (
    <div className={styles.offer}>
      <p>
        {toMe ? (
          <T id="act.offered" values={{ name: data.ownerName ?? '' }} />
        ) : (
          t('act.offeredTo', { name: data.handoverToName ?? '' })
        )}
        {data.handoverNote && <q>{data.handoverNote}</q>}
      </p>
      {toMe ? (
        <>
          <Button
            kind="primary"
            size="small"
            pending={pending}
            onPress={() =>
              void onAct(() => request(AcceptHandover, at)).then((ok) => ok && toast({ text: t('hand.accepted') }))
            }
          >
            {t('act.accept')}
          </Button>
          <Button size="small" onPress={() => refuse(t('hand.declined'))}>
            {t('act.refuse')}
          </Button>
        </>
      ) : (
        data.isMine && (
          <Button size="small" onPress={() => refuse(t('hand.takenBack'))}>
            {t('act.takeBack')}
          </Button>
        )
      )}
    </div>
  );
}
