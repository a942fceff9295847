import { useState } from 'react';
import { Composer } from '../platform/composer.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { type MessageId, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { NativeSelect } from '../ui/field.js';
import { CorrectPost, ReplyInOpen, WriteToMember } from './concern.graphql.js';
import styles from './concern.module.css';
import { useDesk } from './desk-frame.js';
import { MemberWords, missingIn, templateOf } from './member-words.js';
import { useAct, usePersonName, type ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';
import { WhichWords } from './which-words.js';

/** Hours to wait for an answer, at most. */
const waits = [4, 24, 48];
const uses = new Set(['CHECK_IN', 'AFTER_CRISIS', 'SUPPORT', 'RETURN']);

/** Who may pause may also write in their own words; peers fill in templates (R23). The server checks both. */
export const writesFreely = ({ viewerCan }: ConcernItem): boolean => viewerCan.restrict || viewerCan.remove;

/** 2: a private word from the moderation team, which the member can answer. */
export function WriteForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const name = usePersonName()(item);
  const time = useTime();
  const act = useAct();
  const shift = useDesk().data?.desk.shift;
  const draft = useDraft(`desk:${item.id}:message`);
  const templates = item.templates.filter((template) => uses.has(template.for));
  const mayWait = item.claimedByMe && item.level !== 'CRISIS';
  const [hours, setHours] = useState('24');

  const submit = async () => {
    const missing = missingIn(draft, templates);
    if (missing) return act.complain(t(missing));
    const waitHours = mayWait && hours ? Number(hours) : null;
    const letter = { itemId: item.id, templateId: templateOf(draft), body: draft.body.trim(), waitHours };
    const sent = await act.run(
      async (key) => (await request(WriteToMember, { key, ...letter })).writeToMember,
      waitHours ? t('write.doneWaits', { name, hours: waitHours }) : t('write.done', { name }),
      draft,
    );
    if (sent) onDone();
  };

  return (
    <VerdictForm
      effect={t('write.effect', { name })}
      button={t('write.button', { name })}
      pending={act.pending}
      onSubmit={() => void submit()}
    >
      <MemberWords
        draft={draft}
        templates={templates}
        mayWriteFreely={writesFreely(item)}
        name={name}
        problem={act.problem}
        onChange={act.changed}
        known={{ time: shift ? time.shortClock(shift.plannedUntil) : '' }}
      />
      {mayWait && (
        <NativeSelect
          label={t('write.then')}
          value={hours}
          onChange={(value) => {
            act.changed();
            setHours(value);
          }}
          options={[
            ...waits.map((count) => ({ value: String(count), text: t('write.wait', { hours: count }) })),
            { value: '', text: t('write.stay') },
          ]}
        />
      )}
    </VerdictForm>
  );
}

/** A warm answer where everybody can read it, under the moderator's own name in the group. */
export function ReplyForm(props: FormProps<ConcernItem>) {
  return (
    <OpenForm
      {...props}
      place="reply"
      write={async (input) => (await request(ReplyInOpen, input)).replyInOpen}
      words={{ label: 'reply.label', effect: 'reply.effect', button: 'reply.button', done: 'reply.done' }}
    />
  );
}

/** What a lead or a clinician says to the advice in a post: beside its words, with name and role (H14). */
export function CorrectForm(props: FormProps<ConcernItem>) {
  return (
    <OpenForm
      {...props}
      place="correct"
      max={2000}
      write={async (input) => (await request(CorrectPost, input)).correctPost}
      words={{ label: 'correct.label', effect: 'correct.effect', button: 'correct.button', done: 'correct.done' }}
    />
  );
}

interface OpenFormProps extends FormProps<ConcernItem> {
  /** Where the words are kept while they are written. */
  place: string;
  max?: number;
  write: (input: { key: string; itemId: string; contentId: string; body: string }) => Promise<ConcernItem>;
  words: Record<'label' | 'effect' | 'button' | 'done', MessageId>;
}

/** Words under or beside a post, where the group reads them. */
function OpenForm({ item, onDone, place, max, write, words }: OpenFormProps) {
  const t = useT();
  const act = useAct();
  const draft = useDraft(`desk:${item.id}:${place}`);
  const posts = item.subjects.filter(({ contentType }) => contentType === 'POST');
  const [contentId, setContentId] = useState(posts[0]?.contentId ?? '');

  const send = async (body: string) => {
    let failure: unknown;
    const sent = await act.run(
      async (key) => {
        try {
          return await write({ key, itemId: item.id, contentId, body });
        } catch (error) {
          failure = error;
          throw error;
        }
      },
      t(words.done),
      draft,
    );
    if (!sent) throw failure;
    onDone();
  };

  return (
    <div className={styles.form}>
      <WhichWords subjects={posts} value={contentId} onChange={setContentId} />
      <Composer
        draft={draft}
        label={t(words.label)}
        hint={t(words.effect)}
        send={t(words.button)}
        onSend={send}
        rows={4}
        {...(max && { max })}
        plain
      />
    </div>
  );
}
