import { useId, useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useT } from '../platform/i18n.js';
import { useSession } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import styles from './search.module.css';
import { changed, filterNames, kinds, sinces, type FilterName } from './wanted.js';

const longest = 200;

/** The box, the filters, and those that are on as chips. A choice counts at once; words when they are sent. */
export function SearchForm() {
  const t = useT();
  const go = useNavigate();
  const id = useId();
  const { viewer } = useSession();
  const [params] = useSearchParams();
  const [words, setWords] = useBox(params.get('q') ?? '');
  const [name, setName] = useBox(params.get('by') ?? '');
  const [open, setOpen] = useState(false);
  const groups = viewer?.memberships.filter((one) => one.standing === 'ACTIVE') ?? [];
  const change = (what: Record<string, string | null>) =>
    void go(changed(params, { q: words.trim(), by: name.trim(), ...what }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    change({});
  };
  const choice = (of: FilterName) => ({
    value: params.get(of) ?? '',
    onChange: (value: string) => change({ [of]: value || null }),
  });

  return (
    <form role="search" className={styles.form} onSubmit={send}>
      <div className={styles.line}>
        <TextField
          label={t('search.words')}
          type="search"
          autoComplete="off"
          maxLength={longest}
          value={words}
          onChange={setWords}
        />
        <Button type="submit" kind="primary" icon="search">
          {t('search.go')}
        </Button>
      </div>
      <p className={styles.facts}>{t('search.private')}</p>
      <div className={styles.chips}>
        <Button kind="quiet" expanded={open} controls={id} icon="chevron-down" onPress={() => setOpen(!open)}>
          {t('search.filters')}
        </Button>
        {(['mine', 'unanswered'] as const).map((flag) => (
          <button
            key={flag}
            type="button"
            className={styles.chip}
            aria-pressed={params.has(flag)}
            onClick={() => change({ [flag]: params.has(flag) ? null : '1' })}
          >
            {t(`search.${flag}`)}
          </button>
        ))}
        <Chips groups={groups} onRemove={(one) => change({ [one]: null })} />
      </div>
      <div id={id} className={styles.filters} hidden={!open}>
        {groups.length > 1 && (
          <NativeSelect
            label={t('search.group')}
            {...choice('group')}
            none={t('search.anyGroup')}
            options={groups.map((group) => ({ value: group.groupSlug, text: group.groupName }))}
          />
        )}
        <NativeSelect
          label={t('search.since')}
          {...choice('since')}
          none={t('search.anyTime')}
          options={sinces.map((since) => ({ value: since, text: t(`search.since.${since}`) }))}
        />
        <NativeSelect
          label={t('search.kind')}
          {...choice('kind')}
          none={t('search.anyKind')}
          options={kinds.map((kind) => ({ value: kind, text: t(`search.kind.${kind}`) }))}
        />
        <TextField
          label={t('search.by')}
          hint={t('search.byHint')}
          autoComplete="off"
          maxLength={longest}
          value={name}
          onChange={setName}
        />
      </div>
    </form>
  );
}

/** What stands in a box: as the address has it, whenever that changes, and as it is typed between. */
function useBox(given: string) {
  const [box, setBox] = useState({ given, value: given });
  if (box.given !== given) setBox({ given, value: given });
  return [box.value, (value: string) => setBox({ given, value })] as const;
}

/** The filters that are on; pressing one takes it away. Those that are buttons of their own are not said twice. */
function Chips({
  groups,
  onRemove,
}: {
  groups: readonly { groupSlug: string; groupName: string }[];
  onRemove: (name: FilterName) => void;
}) {
  const t = useT();
  const [params] = useSearchParams();
  const words: Partial<Record<FilterName, (value: string) => string>> = {
    group: (slug) => groups.find((group) => group.groupSlug === slug)?.groupName ?? slug,
    by: (name) => t('search.byName', { name }),
    since: (value) => t(`search.since.${sinces.find((one) => one === value) ?? 'week'}`),
    kind: (value) => t(`search.kind.${kinds.find((one) => one === value) ?? 'OPENING'}`),
  };
  const on = filterNames.flatMap((name) => {
    const value = params.get(name);
    const say = words[name];
    return value && say ? [{ name, text: say(value) }] : [];
  });
  if (on.length === 0) return null;
  return (
    <ul className={styles.on} aria-label={t('search.chips')}>
      {on.map(({ name, text }) => (
        <li key={name}>
          <button
            type="button"
            className={`${styles.chip} ${styles.removable}`}
            aria-label={t('search.remove', { name: text })}
            onClick={() => onRemove(name)}
          >
            {text}
            <Icon name="close" size={1} />
          </button>
        </li>
      ))}
    </ul>
  );
}
