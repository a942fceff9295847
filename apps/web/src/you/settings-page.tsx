import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { announcerMode, type AnnouncerMode } from '../platform/aloud.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { look, type TextSize, type ThemeChoice } from '../platform/look.js';
import { PageTitle } from '../platform/page-title.js';
import { useSession, useViewer } from '../platform/session.js';
import { announce } from '../ui/announcer.js';
import { Banner } from '../ui/banner.js';
import { CheckboxCard, RadioCards } from '../ui/choice-cards.js';
import { NativeSelect } from '../ui/field.js';
import { BackLink } from '../ui/navigation.js';
import { ContentNotes } from './content-notes.js';
import { Devices } from './devices.js';
import { PasswordForm } from './password-form.js';
import { Silenced } from './silenced.js';
import { ChangeSettings, SettingsCountries } from './settings.graphql.js';
import { ThisDevice } from './this-device.js';
import styles from './you.module.css';

/** Comfort and safety: every change is saved at once and said (ux.md M21). */
export function SettingsPage() {
  const t = useT();
  return (
    <div className={styles.page}>
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <PageTitle />
      <p className={styles.meta}>{t('settings.atOnce')}</p>
      <Looks />
      <ContentNotes />
      <ThisDevice />
      <Places />
      <Silenced />
      <PasswordForm />
      <Devices />
    </div>
  );
}

function Looks() {
  const t = useT();
  const [theme, setTheme] = useState<ThemeChoice>(look.theme);
  const [text, setText] = useState<TextSize>(look.text);
  const [less, setLess] = useState(look.lessMotion);
  const [aloud, setAloud] = useState<AnnouncerMode>(announcerMode.read);
  const said = () => announce(t('app.saved'));
  return (
    <section className={styles.section} aria-labelledby="settings-look">
      <h2 id="settings-look">{t('settings.look')}</h2>
      <RadioCards
        legend={t('theme.label')}
        value={theme}
        onChange={(value) => {
          setTheme(value);
          look.chooseTheme(value);
          said();
        }}
        choices={(['system', 'light', 'dark'] as const).map((value) => ({ value, text: t(`theme.${value}`) }))}
      />
      <RadioCards
        legend={t('settings.text')}
        columns={2}
        value={text}
        onChange={(value) => {
          setText(value);
          look.chooseText(value);
          said();
        }}
        choices={(['100', '115', '130', '150'] as const).map((value) => ({ value, text: t(`settings.text.${value}`) }))}
      />
      <CheckboxCard
        checked={less}
        onChange={(on) => {
          setLess(on);
          look.chooseLessMotion(on);
          said();
        }}
        note={t('settings.motionNote')}
      >
        {t('settings.motion')}
      </CheckboxCard>
      <RadioCards
        legend={t('room.aloud')}
        hint={t('room.aloudHint')}
        value={aloud}
        onChange={(value) => {
          setAloud(value);
          announcerMode.keep(value);
          said();
        }}
        choices={(['ALL', 'MINE', 'OFF'] as const).map((value) => ({ value, text: t(`room.aloud.${value}`) }))}
      />
    </section>
  );
}

function Places() {
  const t = useT();
  const words = useRefusalText();
  const viewer = useViewer();
  const { refresh } = useSession();
  const countries = useQuery({ ...queryOf(SettingsCountries), staleTime: Infinity });
  const [chosen, setChosen] = useState({
    country: viewer.country,
    timeZone: viewer.timeZone,
    glucoseUnit: viewer.glucoseUnit,
  });
  const [problem, setProblem] = useState('');

  const change = async (part: Partial<typeof chosen>) => {
    const before = chosen;
    const next = { ...chosen, ...part };
    setChosen(next);
    setProblem('');
    try {
      await request(ChangeSettings, next);
      announce(t('app.saved'));
      await refresh();
    } catch (error) {
      setChosen(before);
      setProblem(words(error));
    }
  };
  const known = countries.data?.countries ?? [];
  const options = known.some((one) => one.code === chosen.country)
    ? known
    : [{ code: chosen.country, name: chosen.country, open: true }, ...known];

  return (
    <section className={styles.section} aria-labelledby="settings-places">
      <h2 id="settings-places">{t('settings.places')}</h2>
      {problem && <Banner tone="trouble">{problem}</Banner>}
      <NativeSelect
        label={t('settings.country')}
        hint={t('settings.countryHint')}
        autoComplete="country"
        value={chosen.country}
        onChange={(country) => void change({ country })}
        options={options.map((one) => ({
          value: one.code,
          text: one.open ? one.name : t('settings.countryClosed', { name: one.name }),
        }))}
      />
      <NativeSelect
        label={t('settings.zone')}
        hint={t('settings.zoneHint')}
        value={chosen.timeZone}
        onChange={(timeZone) => void change({ timeZone })}
        options={zonesWith(chosen.timeZone).map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))}
      />
      <RadioCards
        legend={t('settings.unit')}
        columns={2}
        value={chosen.glucoseUnit}
        onChange={(glucoseUnit) => void change({ glucoseUnit })}
        choices={['mmol/L', 'mg/dL'].map((value) => ({ value, text: value }))}
      />
    </section>
  );
}

const zonesWith = (zone: string): string[] => {
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return known.includes(zone) ? known : [zone, ...known];
};
