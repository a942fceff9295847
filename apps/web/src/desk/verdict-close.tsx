import { useState } from 'react';
import { decideReasons, type DecideReason } from '@kith/contracts/moderation-codes';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { RadioCards } from '../ui/choice-cards.js';
import { NativeSelect, TextArea } from '../ui/field.js';
import { DecideItem, WaitOnItem } from './concern.graphql.js';
import styles from './concern.module.css';
import { useAct, type ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';
import { writesFreely } from './verdict-write.js';

const reported = (item: ConcernItem): number =>
  item.signals.filter(({ source, category }) => source === 'REPORT' && category === 'WORRIED').length;

/** 1: closes the concern with what was found. */
export function CloseForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const act = useAct();
  const draft = useDraft(`desk:${item.id}:close`);
  const [reason, setReason] = useState<DecideReason | null>(null);
  const [noteMissing, setNoteMissing] = useState(false);
  // A peer who finds nothing where life may be at risk says why, and a lead looks too.
  const asksWhy = item.level === 'CRISIS' && !writesFreely(item) && (reason === 'noConcern' || reason === 'falseAlarm');

  const submit = async () => {
    if (!reason) return act.complain(t('close.choose'));
    const note = draft.body.trim() || null;
    setNoteMissing(asksWhy && !note);
    if (asksWhy && !note) return act.complain(t('close.noteFirst'));
    const closed = await act.run(
      async (key) =>
        (await request(DecideItem, { key, id: item.id, version: item.version, reasonCode: reason, note })).decideItem,
      t('close.done'),
      draft,
    );
    if (closed) onDone();
  };

  return (
    <VerdictForm
      effect={`${t('close.effect', { worried: reported(item) })}${asksWhy ? ` ${t('close.leadLooks')}` : ''}`}
      button={t('close.button')}
      pending={act.pending}
      onSubmit={() => void submit()}
    >
      <div className={styles.pairs}>
        <RadioCards
          legend={t('close.reason')}
          error={noteMissing ? undefined : act.problem}
          value={reason}
          columns={2}
          onChange={(next) => {
            act.changed();
            setNoteMissing(false);
            setReason(next);
          }}
          choices={decideReasons.map((value) => ({ value, text: t(`close.${value}`) }))}
        />
      </div>
      <TextArea
        label={t('close.note')}
        {...(!asksWhy && { optional: t('app.optional') })}
        error={noteMissing ? act.problem : undefined}
        rows={2}
        value={draft.body}
        onChange={(body) => {
          act.changed();
          draft.setBody(body);
        }}
      />
    </VerdictForm>
  );
}

const hour = 3_600_000;
const hoursOffered = [1, 2, 4, 8, 24, 48];

/** Keeps it in hand until a time, or until the member answers. */
export function WaitForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const time = useTime();
  const act = useAct();
  const [hours, setHours] = useState('2');
  const [opened] = useState(() => Date.now());
  const at = (count: number) => new Date(opened + count * hour);

  const submit = async () => {
    const until = new Date(Date.now() + Number(hours) * hour).toISOString();
    const waits = await act.run(
      async () => (await request(WaitOnItem, { id: item.id, until })).waitOnItem,
      t('wait.done', { at: time.dayAndClock(until) }),
    );
    if (waits) onDone();
  };

  return (
    <VerdictForm
      effect={t('wait.effect')}
      button={t('wait.button')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
    >
      <NativeSelect
        label={t('wait.until')}
        value={hours}
        onChange={setHours}
        options={hoursOffered.map((count) => ({
          value: String(count),
          text: t('wait.hours', { hours: count, at: time.dayAndClock(at(count)) }),
        }))}
      />
    </VerdictForm>
  );
}
