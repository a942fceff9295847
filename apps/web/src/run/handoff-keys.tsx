import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandoffKeyFieldsFragment, HandoffScope } from '../gql/graphql.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { StepUpDialog } from '../platform/step-up-dialog.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { CheckboxCards } from '../ui/choice-cards.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { Tag, type TagTone } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { type Handoff, scopes } from './handoff-scopes.js';
import { ApproveHandoffKey, CreateHandoffKey, HandoffView, RevokeHandoffKey } from './handoff.graphql.js';
import styles from './handoff.module.css';
import run from './run.module.css';
import { SecretOnce } from './secret-once.js';

type Key = HandoffKeyFieldsFragment;

const lifetimes = ['30', '90', '180', '365'] as const;
const tones: Partial<Record<Key['standing'], TagTone>> = { IN_FORCE: 'done', WAITS: 'soft' };

/** Keys that are in force, wait, or ended lately; and the form for a new one. */
export function HandoffKeys({ data }: { data: Handoff }) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const [asking, setAsking] = useState<{ act: 'approve' | 'revoke'; key: Key } | null>(null);
  const renew = () => client.invalidateQueries({ queryKey: keyOf(HandoffView) });
  const done = (text: string) => {
    toast({ text });
    setAsking(null);
    void renew();
  };

  return (
    <section aria-labelledby="keys" className={styles.part}>
      <h2 id="keys">{t('handoff.keys')}</h2>
      <p className={run.quiet}>{t('handoff.keys.lead')}</p>
      <p className={run.quiet}>
        <T id="handoff.base" values={{ base: data.base }} />
      </p>
      {data.keys.length === 0 && <p>{t('handoff.keys.none')}</p>}
      {data.keys.length > 0 && (
        <ul role="list" className={run.rows}>
          {data.keys.map((key) => (
            <KeyRow key={key.id} of={key} onAsk={(act) => setAsking({ act, key })} />
          ))}
        </ul>
      )}
      {data.viewerCan.change && <NewKey onMade={() => void renew()} />}
      {asking?.act === 'approve' && (
        <StepUpDialog
          title={t('handoff.approveTitle', { name: asking.key.name })}
          lead={t('handoff.approveText', {
            scopes: asking.key.scopes.map((scope) => t(`handoff.scope.${scope}`)).join(', '),
          })}
          send={() => request(ApproveHandoffKey, { id: asking.key.id })}
          onDone={() => done(t('handoff.approved'))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.act === 'revoke' && (
        <StepUpDialog
          title={t('handoff.revokeTitle', { name: asking.key.name })}
          lead={t('handoff.revokeText')}
          send={() => request(RevokeHandoffKey, { id: asking.key.id })}
          onDone={() => done(t('handoff.revoked'))}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

function KeyRow({ of: key, onAsk }: { of: Key; onAsk: (act: 'approve' | 'revoke') => void }) {
  const t = useT();
  const time = useTime();
  const facts = [
    t('handoff.key.hint', { hint: key.hint, name: key.createdByName, at: time.date(key.createdAt) }),
    key.approvedByName && t('handoff.key.approved', { name: key.approvedByName }),
    key.standing === 'IN_FORCE' && t('handoff.key.until', { until: time.date(key.expiresAt) }),
    key.lastUsedAt ? t('handoff.key.used', { at: time.dayAndClock(key.lastUsedAt) }) : t('handoff.key.unused'),
  ];
  return (
    <Card as="li" className={run.row!}>
      <div className={styles.facts}>
        <div className={run.rowHead}>
          <h3>{key.name}</h3>
          <Tag tone={tones[key.standing]}>{t(`handoff.standing.${key.standing}`)}</Tag>
        </div>
        <p className={run.quiet}>{facts.filter(Boolean).join(' ')}</p>
        <p className={run.tags}>
          {key.scopes.map((scope) => (
            <Tag key={scope}>{t(`handoff.scope.${scope}`)}</Tag>
          ))}
        </p>
        {key.standing === 'WAITS' && <p>{t('handoff.key.waits')}</p>}
      </div>
      <div className={`${run.rowActs} ${run.buttons}`}>
        {key.viewerCan.approve && (
          <Button size="small" label={t('handoff.approveOf', { name: key.name })} onPress={() => onAsk('approve')}>
            {t('handoff.approve')}
          </Button>
        )}
        {key.viewerCan.revoke && (
          <Button
            size="small"
            kind="quiet"
            label={t('handoff.revokeOf', { name: key.name })}
            onPress={() => onAsk('revoke')}
          >
            {t('handoff.revoke')}
          </Button>
        )}
      </div>
    </Card>
  );
}

const blank = { name: '', scopes: ['TASKS'] as HandoffScope[], days: '90' };

function NewKey({ onMade }: { onMade: () => void }) {
  const t = useT();
  const draft = useFieldsDraft('handoff:key', blank);
  const { name, scopes: chosen, days } = draft.values;
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string | null } | null>(null);
  const isWhole = name.trim() !== '' && chosen.length > 0;
  const [open, setOpen] = useState<'no' | 'asked' | 'typed'>('no');

  return open !== 'no' || name !== '' || made ? (
    <form
      className={run.form}
      aria-label={t('handoff.newKey')}
      noValidate
      onChange={() => open === 'no' && setOpen('typed')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        setAsking(isWhole);
      }}
    >
      <h3>{t('handoff.newKey')}</h3>
      <TextField
        label={t('handoff.name')}
        hint={t('handoff.nameHint')}
        maxLength={80}
        autoFocus={open === 'asked'}
        value={name}
        onChange={(next) => draft.set({ name: next })}
        error={tried && !name.trim() ? t('handoff.nameMissing') : undefined}
      />
      <CheckboxCards
        legend={t('handoff.scopes')}
        value={chosen}
        onChange={(next) => draft.set({ scopes: next })}
        error={tried && chosen.length === 0 ? t('handoff.scopesMissing') : undefined}
        choices={scopes.map((scope) => ({
          value: scope,
          text: t(`handoff.scope.${scope}`),
          note: t(`handoff.scope.${scope}.note`),
        }))}
      />
      <div className={run.inline}>
        <NativeSelect
          label={t('handoff.days')}
          value={days}
          onChange={(next) => draft.set({ days: next })}
          options={lifetimes.map((one) => ({ value: one, text: t('handoff.days.one', { days: Number(one) }) }))}
        />
      </div>
      <div className={run.buttons}>
        <Button type="submit">{t('handoff.create')}</Button>
        <Button
          kind="quiet"
          onPress={() => {
            draft.set(blank);
            setTried(false);
            setOpen('no');
          }}
        >
          {t('app.cancel')}
        </Button>
      </div>
      {asking && (
        <StepUpDialog
          title={t('handoff.createTitle', { name: name.trim() })}
          lead={t('handoff.createText')}
          send={() =>
            draft.send((key) => request(CreateHandoffKey, { input: { key, name, scopes: chosen, days: Number(days) } }))
          }
          onDone={({ createHandoffKey }) => {
            setMade({ name: name.trim(), secret: createHandoffKey.secret ?? null });
            setAsking(false);
            setTried(false);
            setOpen('no');
            onMade();
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {made && (
        <SecretOnce
          title={t('handoff.secretKey', { name: made.name })}
          secret={made.secret}
          onClose={() => setMade(null)}
        />
      )}
    </form>
  ) : (
    <div>
      <Button icon="plus" onPress={() => setOpen('asked')}>
        {t('handoff.newKey')}
      </Button>
    </div>
  );
}
